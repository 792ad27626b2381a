// The words of the command line that are about the school day: cards, trends, days, moves, hours, changes, cover,
// issues, rules, interpreters. As words.hpp, which includes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clients/cli/alert_words.hpp"
#include "clients/cli/remote.hpp"

namespace cueline::cli {

// ---- cards.cpp ----
Outcome list_cards(const Common& common, const std::string& student);
struct CardWords {
  std::string student, kind, title, text, since, replaces, card, reason;
  std::vector<std::string> steps;
  bool undone = false;
};
Outcome propose_card(const Common& common, const CardWords& words);
Outcome agree_card(const Common& common, const CardWords& words);
Outcome tick_goal(const Common& common, const CardWords& words);
Outcome retire_card(const Common& common, const CardWords& words);

// ---- suggestions.cpp ----
Outcome list_suggestions(const Common& common);
struct SuggestionWords {
  std::string suggestion, text;
};
Outcome send_suggestion(const Common& common, const SuggestionWords& words);
Outcome dismiss_suggestion(const Common& common, const SuggestionWords& words);

// ---- trends.cpp ----
struct TrendsWords {
  std::string student, by, sign;
  std::vector<std::string> valences;
  int weeks = 12;
};
Outcome show_trends(const Common& common, const TrendsWords& words);
Outcome show_helped(const Common& common, const std::string& student);
struct CompareWords {
  std::string card, sign;
  int weeks = 4;
};
Outcome compare(const Common& common, const CompareWords& words);

// ---- day.cpp ----
struct DayWords {
  std::string person, date, student;
};
Outcome show_day(const Common& common, const DayWords& words);
struct WhoWords {
  std::string at, room, speaks;
  bool free = false;
};
Outcome who_is_where(const Common& common, const WhoWords& words);
Outcome when_is(const Common& common, const std::string& words);

// ---- moves.cpp ----
struct MoveWords {
  std::string person, from, until, what, room, group, student, mode, other, note;
  bool cancel = false;
};
Outcome absence(const Common& common, const MoveWords& words);
Outcome reassign(const Common& common, const MoveWords& words);
Outcome confirm_move(const Common& common, const std::string& move);
Outcome call_off_move(const Common& common, const std::string& move);

// ---- hours.cpp ----
Outcome show_hours(const Common& common, const std::string& person);

// ---- alerts.cpp ----
Outcome list_alerts(const Common& common);
Outcome send_alert(const Common& common, const AlertWords& words);
Outcome preview_alert(const Common& common, const AlertWords& words);
struct AckWords {
  std::string alert;
  std::string conflict;  // a reason; empty: got it
  bool safe = false, need_help = false;
  int count = -1;  // of students; none
  std::string text;
};
Outcome ack(const Common& common, const AckWords& words);
Outcome show_alert(const Common& common, const std::string& alert);
Outcome finish_alert(const Common& common, const std::string& alert);

// ---- covers.cpp ----
struct CoverWords {
  std::string person, from, until, text, alert, note, by, cover, slot, exchange;
  bool assist = false;
};
Outcome ask_cover(const Common& common, const CoverWords& words);
Outcome cover_order(const Common& common, const CoverWords& words);
Outcome take_cover(const Common& common, const CoverWords& words);
Outcome confirm_cover(const Common& common, const CoverWords& words);
Outcome give_cover(const Common& common, const CoverWords& words);
Outcome end_cover(const Common& common, const CoverWords& words);
Outcome list_covers(const Common& common);

// ---- issues.cpp ----
struct IssuesWords {
  bool all = false;  // settled and declined ones too
};
Outcome list_issues(const Common& common, const IssuesWords& words);
Outcome show_issue(const Common& common, const std::string& issue);
struct IssueStepWords {
  std::string issue, step, text, person;
  std::string secret;  // of one raised without a name
};
// One's own issue that was raised without a name.
Outcome show_nameless(const Common& common, const IssueStepWords& words);
Outcome move_issue(const Common& common, const IssueStepWords& words);
struct RaiseWords {
  std::string title, kind, text, would_help, owner, bypass;
  int severity = 3;
  bool confidential = false;
  bool nameless = false;  // a secret is made, and printed once
};
Outcome raise_issue(const Common& common, const RaiseWords& words);

// ---- figures.cpp ----
Outcome issue_figures(const Common& common, int weeks);

// ---- interpreters.cpp ----
struct InterpreterWords {
  std::string language, from, until, person, text;
};
Outcome ask_interpreter(const Common& common, const InterpreterWords& words);

// ---- rules.cpp ----
Outcome show_rules(const Common& common, const std::string& list);
struct RulesWords {
  std::string file;
  bool apply = false;  // else only says what would change
};
Outcome set_rules(const Common& common, const RulesWords& words);

}  // namespace cueline::cli
