// The words of the school day: changes, cover, days, moves, issues, rules, interpreters.
#include "clients/cli/grammar.hpp"

namespace cueline::cli {

// A primary tag, so that nothing else is sent.
static CLI::Validator languages() {
  return {[](const std::string& tag) {
            return tag.size() >= 2 && tag.size() <= 8 ? std::string() : std::string("must be a code like pt");
          },
          "LANGUAGE"};
}

void Grammar::add_alert_words() {
  auto* alert = app_.add_subcommand("alert", "Last-minute changes");
  alert->require_subcommand(1);
  word("alerts", "The changes of the last two weeks", [this] { return list_alerts(common_); });
  auto* showing = word(*alert, "show", "Who knows, who does not", [this] { return show_alert(common_, alert_id_); });
  showing->add_option("change", alert_id_, "Its number")->required();
  add_alert_options(*word(*alert, "send", "Tell everybody affected", [this] { return send_alert(common_, alert_); }));
  add_alert_options(*word(*alert, "preview", "Whom it would reach, and what it means for them; sends nothing",
                          [this] { return preview_alert(common_, alert_); }));
  auto* acknowledging = word("ack", "Answer a change: got it, or a conflict", [this] { return ack(common_, ack_); });
  acknowledging->add_option("change", ack_.alert, "Its number, or how its title begins")->required();
  acknowledging->add_option(
      "--conflict", ack_.conflict,
      "with_another_student, outside_my_hours, not_my_role, needed_in_two_places, something_else");
  acknowledging->add_option("--text", ack_.text, "What would help");
  acknowledging->add_flag("--safe", ack_.safe, "Of a protective action: we are safe");
  acknowledging->add_flag("--need-help", ack_.need_help, "Of a protective action: we need help");
  acknowledging->add_option("--count", ack_.count, "How many students are with you")->check(CLI::Range(0, 5'000));
}

void Grammar::add_done_word() {
  auto* finishing = word("done", "Say that what a change asked for is done, where somebody has to",
                         [this] { return finish_alert(common_, alert_id_); });
  finishing->add_option("change", alert_id_, "Its number, or how its title begins")->required();
}

void Grammar::add_alert_options(CLI::App& sending_word) {
  auto* const sending = &sending_word;
  sending->add_option("title", alert_.title, "The change itself: \"Assembly is now 10:40\"")->required();
  sending->add_option("--channel", alert_.channels, "All members of a channel");
  sending->add_option("--role", alert_.roles, "All of a role");
  sending->add_option("--person", alert_.persons, "A person");
  sending->add_option("--room", alert_.rooms, "Who is in a room; with --change, only what happens there");
  sending->add_option("--student", alert_.students, "The care team of a student");
  sending->add_flag("--affected", alert_.affected, "Everybody whose day the --change touches");
  sending->add_flag("--on-duty", alert_.on_duty, "Everybody who works now");
  sending->add_flag("--on-site", alert_.on_site, "Everybody who works here today");
  sending->add_option(
      "--change", alert_.change,
      "What it does to the timetable: moved, cancelled, place, dismissal; with --from and --to as times");
  sending->add_option("--to-room", alert_.to_room, "The room it is in now");
  sending->add_option("--group", alert_.group, "Only what this class or team does");
  sending->add_option("--what", alert_.what, "Only what is called so: Assembly");
  sending->add_option("--starts", alert_.starts, "When the change takes effect");
  sending->add_option("--supersedes", alert_.supersedes, "The change that it replaces");
  sending->add_flag("--drill", alert_.drill, "It is a drill");
  sending->add_option("--until", alert_.until, "When it ends by itself: 15:10, 40m, 2h")->required();
  sending->add_option("--template", alert_.template_code, "Kind of change")->default_val("custom");
  sending->add_option("--from", alert_.from, "What it was");
  sending->add_option("--to", alert_.to, "What it is now");
  sending->add_option("--place", alert_.place, "Where");
  sending->add_option("--text", alert_.text, "What else to know");
  sending->add_option("--severity", alert_.severity, "0 for information, 1 confirm, 2 urgent, 3 protective action")
      ->check(CLI::Range(0, 3))
      ->capture_default_str();
  sending->add_option("--mode", alert_.mode, "all, first_taker, information")->default_val("all");
}

void Grammar::add_cover_words() {
  auto* cover = app_.add_subcommand("cover", "Standing in for somebody");
  cover->require_subcommand(1);
  auto* asking = word(*cover, "ask", "Ask for somebody, who has carried least first",
                      [this] { return ask_cover(common_, cover_); });
  auto* order =
      word(*cover, "order", "Who could stand in, in fair order", [this] { return cover_order(common_, cover_); });
  for (auto* each : {asking, order}) {
    each->add_option("--for", cover_.person, "For whom; without it for yourself");
    each->add_option("--from", cover_.from, "From when: 11:00, 20m")->required();
    each->add_option("--until", cover_.until, "Until when: 12:00, 2h")->required();
  }
  asking->add_option("--text", cover_.text, "What to know");
  asking->add_option("--of", cover_.by, "One person alone, instead of all who are free");
  asking->add_flag("--now", cover_.assist, "Somebody has to come at once");
  auto* taking = word(*cover, "take", "Take a request: you stand in", [this] { return take_cover(common_, cover_); });
  taking->add_option("request", cover_.alert, "Its number")->required();
  auto* confirming = word(*cover, "confirm", "Give the cover to who took your request",
                          [this] { return confirm_cover(common_, cover_); });
  confirming->add_option("request", cover_.alert, "Its number")->required();
  confirming->add_option("--note", cover_.note, "What to know");
  word(*cover, "list", "Who stands in for whom", [this] { return list_covers(common_); });
  auto* giving = word(*cover, "give", "Have somebody stand in", [this] { return give_cover(common_, cover_); });
  giving->add_option("person", cover_.by, "Who stands in")->required();
  giving->add_option("--for", cover_.person, "For whom")->required();
  giving->add_option("--from", cover_.from, "From when: 11:00, 20m")->required();
  giving->add_option("--until", cover_.until, "Until when: 12:00, 2h")->required();
  giving->add_option("--note", cover_.note, "What to know");
  for (auto* each : {asking, giving}) {
    each->add_option("--slot", cover_.slot, "This slot of the timetable alone: its number");
    each->add_option("--exchange", cover_.exchange,
                     "A swap: the number of the slot of theirs that is taken over for it");
  }
  auto* ending = word(*cover, "end", "It is over; with a note by who stands in it only leaves the note",
                      [this] { return end_cover(common_, cover_); });
  ending->add_option("cover", cover_.cover, "Its number")->required();
  ending->add_option("--note", cover_.note, "What who comes back should know");
}

void Grammar::add_day_words() {
  auto* day =
      word("day", "A day: where, with whom, until when, and what changed", [this] { return show_day(common_, day_); });
  day->add_option("person", day_.person, "Whose; without it your own");
  day->add_option("--date", day_.date, "Like 2026-11-24; without it today");
  day->add_option("--student", day_.student, "A student's, for the care team: initials, like J.R.");
  auto* who = word("who", "Who is where", [this] { return who_is_where(common_, who_); });
  who->add_flag("--free", who_.free, "Only who is on duty and has nothing to do");
  who->add_option("--room", who_.room, "Only who is there");
  who->add_option("--speaks", who_.speaks, "Only who speaks it, and who may interpret: pt")->check(languages());
  who->add_option("--at", who_.at, "When: 10:40, 40m; without it now");
  auto* when = word("when", "What time something of the school day is", [this] { return when_is(common_, when_); });
  when->add_option("words", when_,
                   "A period, or: \"next period\", \"end of period\", lunch, recess, \"end of day\", tomorrow")
      ->required();
  auto* hours = word("hours", "When somebody works, and when they can be reached",
                     [this] { return show_hours(common_, day_.person); });
  hours->add_option("person", day_.person, "Whose; without it your own");
}

void Grammar::add_move_words() {
  auto* away =
      word("absence", "Say that somebody is away; without a time: who is", [this] { return absence(common_, move_); });
  away->add_option("person", move_.person, "Who; without it yourself");
  away->add_option("--from", move_.from, "From when: 11:00, 20m, 2026-11-24 08:00; without it now");
  auto* until = away->add_option("--until", move_.until, "Until when: 12:00, 2h, 2026-11-24 15:10");
  away->add_flag("--cancel", move_.cancel, "The next one does not happen, or is over now")->excludes(until);
  auto* sending =
      word("reassign", "Send somebody elsewhere; both ends confirm", [this] { return reassign(common_, move_); });
  sending->add_option("person", move_.person, "Whom")->required();
  sending->add_option("what", move_.what, "In a few words: \"Science with Room 14\"")->required();
  sending->add_option("--from", move_.from, "From when; without it now");
  sending->add_option("--until", move_.until, "Until when: 12:00, 2h")->required();
  sending->add_option("--room", move_.room, "Where to");
  sending->add_option("--group", move_.group, "To which class or team");
  sending->add_option("--student", move_.student, "To which student: initials");
  sending->add_option("--how", move_.mode, "whole_class, one_on_one, small_group, roaming, station, language_support");
  sending->add_option("--other", move_.other, "Who hands over, or takes over");
  sending->add_option("--note", move_.note, "The hand-over");
  auto* confirming = word("confirm", "You have it: of somebody sent elsewhere, either end says so",
                          [this] { return confirm_move(common_, move_.what); });
  confirming->add_option("move", move_.what, "Its number")->required();
  auto* calling_off =
      word("call-off", "It does not count any more", [this] { return call_off_move(common_, move_.what); });
  calling_off->add_option("move", move_.what, "Its number")->required();
}

void Grammar::add_issue_words() {
  auto* listing =
      word("issues", "What is unresolved, the oldest promise first", [this] { return list_issues(common_, issues_); });
  listing->add_flag("--all", issues_.all, "Settled and declined ones too");
  auto* issue = app_.add_subcommand("issue", "One issue");
  issue->require_subcommand(1);
  auto* showing = word(*issue, "show", "Its whole story", [this] { return show_issue(common_, step_.issue); });
  showing->add_option("issue", step_.issue, "Its number")->required();
  auto* raising = word(*issue, "raise", "Raise something unresolved", [this] { return raise_issue(common_, raise_); });
  raising->add_option("title", raise_.title, "One line")->required();
  raising->add_option("--kind", raise_.kind, "Like coverage_gap, beyond_role, materials_room")->default_val("other");
  raising->add_option("--severity", raise_.severity, "1 crisis, 2 major, 3 minor, 4 small")
      ->check(CLI::Range(1, 4))
      ->capture_default_str();
  raising->add_option("--text", raise_.text, "What happened");
  raising->add_option("--would-help", raise_.would_help, "What would help");
  raising->add_option("--owner", raise_.owner, "Who should answer");
  raising->add_flag("--confidential", raise_.confidential, "For you, its owner and the admins; in no list by name");
  raising->add_option("--bypass", raise_.bypass, "Who must not see it, an admin too; makes it confidential");
  raising->add_flag("--nameless", raise_.nameless, "Without your name: a secret is printed that shows it is yours");
  auto* nameless = word(*issue, "nameless", "Your own issue that was raised without a name",
                        [this] { return show_nameless(common_, step_); });
  nameless->add_option("issue", step_.issue, "Its number")->required();
  nameless->add_option("secret", step_.secret, "As it was printed")->required();
  auto* giving =
      word(*issue, "give", "Give it to somebody", [this] { return move_issue(common_, (step_.step = "give", step_)); });
  giving->add_option("issue", step_.issue, "Its number")->required();
  giving->add_option("person", step_.person, "To whom")->required();
  struct Step {
    const char* name;
    const char* help;
    bool text = false;
    bool secret = false;  // one that a raiser takes
  };
  for (const auto& step :
       {Step{"accept", "I have it", false}, Step{"answer", "Say something to everybody on it", true, true},
        Step{"wait", "Wait for somebody or something", true},
        Step{"propose", "Propose to settle; the raiser is asked", true},
        Step{"agree", "Agree that it is settled (the raiser)", false, true},
        Step{"reopen", "It is not settled (the raiser)", true, true},
        Step{"decline", "Decline, with the reason", true}}) {
    auto* stepping = word(*issue, step.name, step.help,
                          [this, name = step.name] { return move_issue(common_, (step_.step = name, step_)); });
    stepping->add_option("issue", step_.issue, "Its number")->required();
    if (step.text) stepping->add_option("text", step_.text, "In words")->required();
    if (step.secret) stepping->add_option("--secret", step_.secret, "Of an issue you raised without a name");
  }
  auto* figures =
      word("figures", "How the school's issues fare, for admins", [this] { return issue_figures(common_, weeks_); });
  figures->add_option("--weeks", weeks_, "How far back")->check(CLI::Range(1, 52))->capture_default_str();
}

void Grammar::add_rule_words() {
  auto* rules = app_.add_subcommand("rules", "What signs, changes and issues are, and what silence leads to");
  rules->require_subcommand(1);
  auto* showing = word(*rules, "show", "The rules in force; with --json as lines that can be set",
                       [this] { return show_rules(common_, rule_list_); });
  showing->add_option("list", rule_list_, "signs, changes, issues or silence; else all");
  auto* setting =
      word(*rules, "set", "From a file of such lines, for admins", [this] { return set_rules(common_, rules_); });
  setting->add_option("file", rules_.file, "Like rules.jsonl")->required();
  setting->add_flag("--apply", rules_.apply, "Set them; without it only says what would change");
}

void Grammar::add_interpreter_words() {
  auto* asking = word("interpreter", "Ask for an interpreter: only who is qualified is reached",
                      [this] { return ask_interpreter(common_, interpreter_); });
  asking->add_option("language", interpreter_.language, "Its code, like pt")->required();
  asking->add_option("--until", interpreter_.until, "Until when: 15:10, 40m, 2h")->required();
  asking->add_option("--from", interpreter_.from, "From when; else now");
  asking->add_option("--person", interpreter_.person, "Somebody qualified; else all who are");
  asking->add_option("--text", interpreter_.text, "What for");
}

}  // namespace cueline::cli
