// The words of the command line, one function each: what main.cpp read from the arguments goes in, an exit code comes
// out. Grouped in files by noun.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clients/cli/alert_words.hpp"
#include "clients/cli/remote.hpp"

namespace CLI {
class App;
}

namespace cueline::cli {

// ---- account.cpp ----
struct SignInWords {
  std::string link;   // a one-time link, or
  std::string login;  // a login; the password is asked for, or read from standard input
};
Outcome sign_in(Common common, const SignInWords& words);
Outcome sign_out(Common common, bool everywhere);
struct SetUpWords {
  std::string link, school, time_zone, language, name, login;
};
Outcome set_up(Common common, const SetUpWords& words);
struct JoinWords {
  std::string link, login;
};
Outcome join(Common common, const JoinWords& words);

// ---- people.cpp ----
Outcome list_people(const Common& common);
struct InviteWords {
  std::string person;  // an existing one, or a new one with
  std::string role;
};
Outcome invite(const Common& common, const InviteWords& words);
struct ImportWords {
  std::string file;
  bool apply = false;  // else only says what would happen
};
Outcome import_people(const Common& common, const ImportWords& words);

// ---- imports.cpp ----
// bells, rooms, timetable or hours.
Outcome import_list(const Common& common, const std::string& list, const ImportWords& words);

// ---- messages.cpp ----
Outcome list_channels(const Common& common);
struct SendWords {
  std::string channel;
  std::vector<std::string> text;
};
Outcome send_message(const Common& common, const SendWords& words);
Outcome tail(const Common& common);

// ---- observations.cpp ----
struct ObserveWords {
  std::string students;  // initials, separated by commas
  std::vector<std::string> signs;
  int intensity = 2;
  std::string urgency, basis, activity, grouping, note;
};
Outcome observe(const Common& common, const ObserveWords& words);
Outcome list_signs(const Common& common);
struct AnswerWords {
  std::string cue, answer, text, card;
};
Outcome answer_cue(const Common& common, const AnswerWords& words);
struct CompleteWords {
  std::string cue, before, trigger, did, after, card, helped;
  std::optional<int> minutes;
};
Outcome complete_cue(const Common& common, const CompleteWords& words);
struct BringWords {
  std::string cue, to;
};
Outcome bring_cue(const Common& common, const BringWords& words);

// ---- cards.cpp ----
Outcome list_cards(const Common& common, const std::string& student);
struct CardWords {
  std::string student, kind, title, text, since, replaces, card, reason;
  std::vector<std::string> steps;
};
Outcome propose_card(const Common& common, const CardWords& words);
Outcome agree_card(const Common& common, const CardWords& words);
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
  std::string person, date;
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

// ---- today.cpp ----
Outcome today(const Common& common);

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

// ---- covers.cpp ----
struct CoverWords {
  std::string person, from, until, text, alert, note, by, cover;
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

// ---- serve.cpp ----
struct ServeWords {
  std::string config;
  std::optional<std::string> data, web;  // else the configuration's
  std::optional<int> port;
};
Outcome serve(const ServeWords& words);

// ---- demo.cpp ----
struct DemoWords {
  std::string data;
  std::string url = "http://127.0.0.1:8080";
};
Outcome demo(const DemoWords& words);

// ---- doctor.cpp ----
struct DoctorWords {
  std::string folder;
  bool repair = false;  // after asking, or
  bool yes = false;     // without
};
Outcome doctor(const DoctorWords& words, bool json);

// ---- completion.cpp ----
// The grammar as it is tells what there is to complete, so the script cannot grow old.
Outcome completion(const CLI::App& grammar, const std::string& shell);

}  // namespace cueline::cli
