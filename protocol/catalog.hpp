// The starting lists of a school: signs, contexts, kinds of change, kinds of issue (taxonomy.md). Codes are stable;
// their words are in the clients' languages. Data, not code: nothing branches on a code, only on its properties here.
#pragma once

#include <array>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "protocol/kinds.hpp"

namespace cueline::catalog {

// What thanks say in one tap, and the lines a room's norms may start from.
inline constexpr std::array<std::string_view, 3> kudos_lines{"noticed_early", "helped_at_once", "stepped_in"};
inline constexpr std::array<std::string_view, 6> norm_lines{"how_fast",       "what_we_see", "kind_feedback",
                                                            "check_in_twice", "our_hours",   "our_roles"};

// How a sign is read: bright spot, keep an eye on, needs support, call now. Shape and word first, colour third.
BOOST_DEFINE_ENUM_CLASS(Valence, bright, watch, support, call)

struct Sign {
  std::string_view code;
  Valence valence;
  std::string_view group;
};

inline constexpr std::array signs{
    Sign{"on_task", Valence::bright, "joining_in"},
    Sign{"leaning_in", Valence::bright, "joining_in"},
    Sign{"hand_up", Valence::bright, "joining_in"},
    Sign{"points_gestures", Valence::bright, "joining_in"},
    Sign{"helps_peer", Valence::bright, "joining_in"},
    Sign{"self_calms", Valence::bright, "joining_in"},
    Sign{"first_try", Valence::bright, "joining_in"},
    Sign{"relaxed", Valence::bright, "joining_in"},
    Sign{"better_now", Valence::bright, "joining_in"},
    Sign{"win", Valence::bright, "joining_in"},
    Sign{"head_down", Valence::watch, "pulling_away"},
    Sign{"turns_away", Valence::watch, "pulling_away"},
    Sign{"stares", Valence::watch, "pulling_away"},
    Sign{"hood_hide", Valence::support, "pulling_away"},
    Sign{"no_answer", Valence::watch, "pulling_away"},
    Sign{"left_group", Valence::support, "pulling_away"},
    Sign{"covers_ears", Valence::support, "too_much"},
    Sign{"covers_eyes", Valence::support, "too_much"},
    Sign{"rocks_flaps", Valence::watch, "too_much"},
    Sign{"repeats_words", Valence::watch, "too_much"},
    Sign{"startles", Valence::support, "too_much"},
    Sign{"freezes", Valence::support, "too_much"},
    Sign{"fidgets", Valence::watch, "rising"},
    Sign{"paces", Valence::watch, "rising"},
    Sign{"start_stop", Valence::watch, "rising"},
    Sign{"tense", Valence::support, "rising"},
    Sign{"loud", Valence::support, "rising"},
    Sign{"refuses", Valence::support, "rising"},
    Sign{"looks_at_peers", Valence::watch, "language"},
    Sign{"nods_no_action", Valence::watch, "language"},
    Sign{"blank_page", Valence::watch, "language"},
    Sign{"asks_home_language", Valence::watch, "language"},
    Sign{"grimace_hold", Valence::support, "body"},
    Sign{"pale_flushed", Valence::support, "body"},
    Sign{"sleepy", Valence::watch, "body"},
    Sign{"needs_toilet_food", Valence::watch, "body"},
    Sign{"hurt_risk", Valence::call, "call_now"},
    Sign{"leaves_area", Valence::call, "call_now"},
    Sign{"needs_help", Valence::call, "call_now"},
};

inline constexpr std::array<std::string_view, 12> activities{"arrival",    "reading",  "writing", "math",
                                                             "specials",   "centers",  "recess",  "lunch",
                                                             "transition", "assembly", "therapy", "dismissal"};
inline constexpr std::array<std::string_view, 5> groupings{"whole_group", "small_group", "independent", "one_on_one",
                                                           "playground"};

// A kind of change: its family decides icon and default; `mode`, `severity` and `everyone` are what the composer
// proposes. Of the families, two mean something: `help` may be sent to anybody by anybody, and `protective` mirrors the
// school's official system at severity 3 (in `information` mode it is the all-clear).
struct Template {
  std::string_view code;
  std::string_view family;
  std::string_view mode;  // of AnswerMode
  std::int64_t severity;
  std::optional<Everyone> everyone = {};  // the audience proposed
  std::span<const Role> senders = {};     // who may send it; empty: everybody
  bool to_do = false;                     // "got it" is not the end of it: somebody says when it is done
};

// What every surface says wherever a protective action can be sent or is shown.
inline constexpr std::string_view protective_notice = "This does not call emergency services.";
inline constexpr std::array protective_senders{Role::admin, Role::office, Role::teacher};

inline constexpr std::array templates{
    Template{"time_moved", "time", "all", 1, Everyone::affected},
    Template{"late_start", "time", "all", 1, Everyone::affected},
    Template{"early_release", "time", "all", 2, Everyone::affected},
    Template{"period_shortened", "time", "all", 1, Everyone::affected},
    Template{"period_extended", "time", "all", 1, Everyone::affected},
    Template{"event_added", "time", "all", 1, Everyone::affected},
    Template{"event_cancelled", "time", "all", 1, Everyone::affected},
    Template{"duty_moved", "time", "all", 1, Everyone::affected},
    Template{"room_change", "place", "all", 1, Everyone::affected},
    Template{"room_closed", "place", "all", 1, Everyone::affected},
    Template{"indoor_recess", "place", "all", 1, Everyone::affected},
    Template{"meeting_point", "place", "all", 1, Everyone::affected},
    Template{"swap_blocks", "plan", "all", 1, Everyone::affected},
    Template{"need_cover", "people", "first_taker", 2},
    Template{"staff_absent", "people", "all", 1, Everyone::affected},
    Template{"reassigned", "people", "all", 1},
    Template{"substitute", "people", "information", 0},
    Template{"specialist_pulls", "people", "all", 1},
    Template{"visitor", "people", "information", 0},
    Template{"student_plan", "student", "all", 1},
    Template{"arrives_late", "student", "all", 1},
    Template{"leaves_early", "student", "all", 1, {}, {}, true},
    Template{"student_absent", "student", "all", 1},
    Template{"other_adult", "student", "all", 1, {}, {}, true},
    Template{"health_note", "student", "all", 1},
    Template{"no_photos", "student", "all", 1},
    Template{"lesson_swapped", "plan", "all", 1},
    Template{"group_changed", "plan", "all", 1},
    Template{"test_accommodation", "plan", "all", 1, {}, {}, true},
    Template{"materials_missing", "plan", "all", 0, {}, {}, true},
    Template{"strategy_changed", "plan", "all", 1},
    Template{"drill_planned", "building", "all", 1, Everyone::on_site},
    Template{"trip", "building", "all", 1, Everyone::on_site},
    Template{"guest", "building", "information", 0, Everyone::on_site},
    Template{"outage", "building", "all", 1, Everyone::on_site},
    Template{"spill", "building", "all", 1, Everyone::on_site},
    Template{"lift_out", "building", "all", 1, Everyone::on_site},
    Template{"building", "building", "all", 1, Everyone::on_site},
    Template{"meeting_moved", "meeting", "all", 1},
    Template{"planning_lost", "meeting", "all", 1},
    Template{"training_added", "meeting", "all", 1},
    Template{"come_to_me", "help", "first_taker", 1},
    Template{"staff_assist", "help", "first_taker", 2, {}, {}, true},
    Template{"nurse", "help", "first_taker", 2, {}, {}, true},
    Template{"interpreter", "help", "first_taker", 1},
    Template{"student_missing", "help", "first_taker", 2, {}, {}, true},
    Template{"hold", "protective", "all", 3, Everyone::on_site, protective_senders},
    Template{"secure", "protective", "all", 3, Everyone::on_site, protective_senders},
    Template{"lockdown", "protective", "all", 3, Everyone::on_site, protective_senders},
    Template{"evacuate", "protective", "all", 3, Everyone::on_site, protective_senders},
    Template{"shelter", "protective", "all", 3, Everyone::on_site, protective_senders},
    Template{"all_clear", "protective", "information", 3, Everyone::on_site, protective_senders},
    Template{"custom", "custom", "all", 1},
};

// A kind of issue. In school hours at severity 3 (half at 2, a quarter at 1, twice at 4): `promise_hours` until a first
// answer, `due_hours` until it should be settled.
struct IssueKind {
  std::string_view code;
  std::int64_t promise_hours;
  std::int64_t due_hours;
};

inline constexpr std::array issue_kinds{
    IssueKind{"student_support", 4, 40},
    IssueKind{"unanswered_observation", 4, 16},
    IssueKind{"time_conflict", 2, 8},
    IssueKind{"coverage_gap", 2, 8},
    IssueKind{"planning_time_lost", 24, 40},
    IssueKind{"outside_hours", 24, 80},
    IssueKind{"beyond_role", 4, 40},
    IssueKind{"interpreting_unqualified", 4, 24},
    IssueKind{"language_access", 4, 24},
    IssueKind{"family_communication", 24, 80},
    IssueKind{"norms_not_kept", 24, 80},
    IssueKind{"materials_room", 24, 80},
    IssueKind{"safety_health", 1, 8},
    IssueKind{"training_access", 48, 160},
    IssueKind{"workload_fairness", 24, 80},
    IssueKind{"respect", 4, 40},
    IssueKind{"data_privacy", 4, 40},
    IssueKind{"trend", 24, 80},
    IssueKind{"other", 24, 80},
};

}  // namespace cueline::catalog
