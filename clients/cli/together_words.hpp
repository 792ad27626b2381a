// The words of the command line about working together: norms, thanks, check-ins, planning, profiles. As words.hpp,
// which includes it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "clients/cli/remote.hpp"

namespace cueline::cli {

// ---- profiles.cpp ----
struct ProfileWords {
  std::string person, boundary, joys;
  std::vector<std::string> strengths, teaches;
};
Outcome show_profile(const Common& common, const ProfileWords& words);
Outcome set_profile(const Common& common, const ProfileWords& words);  // what is left out stays

// ---- norms.cpp ----
struct NormWords {
  std::string room, text, reason;
  std::vector<std::string> lines;  // "Feedback is kind: in person, the same day"
  std::uint64_t number = 0;        // a suggestion's
  int line = 0;                    // counted from 1; 0: a new one
};
Outcome show_norms(const Common& common, const NormWords& words);
Outcome set_norms(const Common& common, const NormWords& words);
Outcome agree_norms(const Common& common, const NormWords& words);
Outcome suggest_norm(const Common& common, const NormWords& words);
Outcome decline_norm(const Common& common, const NormWords& words);

// ---- kudos.cpp ----
struct KudosWords {
  std::string person, line, text, channel, kudos;
};
Outcome list_kudos(const Common& common);
Outcome give_kudos(const Common& common, const KudosWords& words);
Outcome retract_kudos(const Common& common, const KudosWords& words);

// ---- check_ins.cpp ----
struct CheckInWords {
  std::string mood, room, hand;
};
Outcome check_in(const Common& common, const CheckInWords& words);
Outcome show_pulse(const Common& common);

// ---- planning.cpp ----
struct PlanningWords {
  std::string planning, from, until, title, room, place, text, reason;
  std::vector<std::string> persons;
  std::uint64_t point = 0;
  int minutes = 15;
  bool no = false, undone = false;
};
Outcome list_planning(const Common& common);
Outcome free_times(const Common& common, const PlanningWords& words);
Outcome ask_planning(const Common& common, const PlanningWords& words);
Outcome answer_planning(const Common& common, const PlanningWords& words);
Outcome add_point(const Common& common, const PlanningWords& words);
Outcome tick_point(const Common& common, const PlanningWords& words);
Outcome remove_point(const Common& common, const PlanningWords& words);
Outcome close_planning(const Common& common, const PlanningWords& words);
Outcome take_back_planning(const Common& common, const PlanningWords& words);
Outcome planning_time(const Common& common);

}  // namespace cueline::cli
