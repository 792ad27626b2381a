// The command line's grammar: every word, its options and their help, in one place. What a word does is in words.hpp;
// nothing here decides anything.
#include <CLI/CLI.hpp>
#include <chrono>
#include <functional>
#include <optional>

#include "clients/cli/words.hpp"

namespace {

using namespace cueline::cli;

// Each word has its options in a struct that lives as long as the parsing, and sets what is to be run.
class Grammar {
 public:
  Grammar() {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", CUELINE_VERSION);
    app_.failure_message(CLI::FailureMessage::simple);
    app_.add_option("--server", common_.url, "The server's address; else the one signed in to")
        ->envname("CUELINE_SERVER");
    app_.add_option("--ca", common_.ca_file, "Certificates to trust instead of the system's")->check(CLI::ExistingFile);
    app_.add_option("--timeout", patience_, "Seconds to wait for an answer")
        ->check(CLI::Range(1, 3600))
        ->capture_default_str();
    app_.add_flag("--json", common_.json, "One JSON object a line instead of tables");
    if (const char* token = std::getenv("CUELINE_TOKEN"); token != nullptr) common_.token = token;
    app_.fallthrough();
    add_server_words();
    add_account_words();
    add_people_words();
    add_message_words();
    add_observation_words();
    add_answer_words();
    add_card_words();
    add_trend_words();
    add_alert_words();
    add_cover_words();
    add_issue_words();
    add_rule_words();
    add_day_words();
    add_move_words();
    add_interpreter_words();
  }

  int run(int count, char** arguments) {
    try {
      app_.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
      return app_.exit(error) == 0 ? 0 : static_cast<int>(Outcome::usage);
    }
    common_.patience = std::chrono::seconds(patience_);
    return static_cast<int>(chosen_());
  }

 private:
  CLI::App* word(CLI::App& parent, const char* name, const char* help, std::function<Outcome()> chosen) {
    auto* added = parent.add_subcommand(name, help);
    added->callback([this, chosen = std::move(chosen)] { chosen_ = chosen; });
    return added;
  }
  CLI::App* word(const char* name, const char* help, std::function<Outcome()> chosen) {
    return word(app_, name, help, std::move(chosen));
  }

  void add_server_words() {
    auto* serving = word("serve", "Run the server", [this] { return serve(serve_); });
    serving->add_option("--config", serve_.config, "Configuration file (TOML)")->check(CLI::ExistingFile);
    serving->add_option("--data", serve_.data, "Data folder; made if it is not there");
    serving->add_option("--port", serve_.port, "Port to listen on")->check(CLI::Range(0, 65535));
    serving->add_option("--web", serve_.web, "Folder of the built web client");
    auto* demonstrating = word("demo", "Fill an empty data folder with a made-up school and print sign-in links",
                               [this] { return demo(demo_); });
    demonstrating->add_option("--data", demo_.data, "Data folder")->required();
    demonstrating->add_option("--url", demo_.url, "Address that the links should begin with")->capture_default_str();
    auto* checking = word("doctor", "Check a data folder, say what was found, and repair it after asking",
                          [this] { return doctor(doctor_, common_.json); });
    checking->add_option("folder", doctor_.folder, "The data folder")->required();
    auto* repairing = checking->add_flag("--repair", doctor_.repair, "Offer the repair also where nobody can be asked");
    checking->add_flag("--yes", doctor_.yes, "The answer to the question whether to repair")->needs(repairing);
    auto* completing = word("completion", "Print a completion script: source <(cueline completion bash)",
                            [this] { return completion(app_, shell_); });
    completing->add_option("shell", shell_, "bash, zsh or fish")->required();
  }

  void add_account_words() {
    auto* setting_up = word("setup", "Found the school with the one-time link of its first start",
                            [this] { return set_up(common_, set_up_); });
    setting_up->add_option("link", set_up_.link, "The set-up link")->required();
    setting_up->add_option("--school", set_up_.school, "The school's name")->required();
    setting_up->add_option("--time-zone", set_up_.time_zone, "Like America/New_York")->required();
    setting_up->add_option("--language", set_up_.language, "en, es or pt")->default_val("en");
    setting_up->add_option("--name", set_up_.name, "Your name")->required();
    setting_up->add_option("--login", set_up_.login, "How you will sign in")->required();
    auto* joining = word("join", "Accept an invitation", [this] { return join(common_, join_); });
    joining->add_option("link", join_.link, "The invitation")->required();
    joining->add_option("--login", join_.login, "How you will sign in")->required();
    auto* signing_in = word("sign-in", "Sign in on this computer", [this] { return sign_in(common_, sign_in_); });
    signing_in->add_option("link", sign_in_.link, "A one-time sign-in link");
    signing_in->add_option("--login", sign_in_.login, "Your login; the password is asked for");
    auto* signing_out =
        word("sign-out", "Sign out on this computer", [this] { return sign_out(common_, everywhere_); });
    signing_out->add_flag("--everywhere", everywhere_, "On all of your devices");
  }

  void add_people_words() {
    word("people", "Who works here", [this] { return list_people(common_); });
    auto* inviting =
        word("invite", "Make an invitation, for somebody new with --role", [this] { return invite(common_, invite_); });
    inviting->add_option("person", invite_.person, "A name or number")->required();
    inviting->add_option("--role", invite_.role,
                         "Adds the person: para, teacher, specialist, office, admin, substitute");
    auto* importing = app_.add_subcommand("import", "Take a list over");
    importing->require_subcommand(1);
    auto* people = word(*importing, "people", "From a CSV file with the columns name, role and maybe title, rooms",
                        [this] { return import_people(common_, import_); });
    people->add_option("file", import_.file, "The file, like people.csv")->required();
    people->add_flag("--apply", import_.apply, "Add them; without it only says what would happen");
    struct List {
      const char* name;
      const char* help;
    };
    for (const auto& list :
         {List{"bells", "Bell schedules: bells, period, kind, start, end"},
          List{"rooms", "Rooms: name, classroom, next_to"},
          List{"timetable",
               "Who does what when: person, kind, what, days, cycle, period, start, end, room, group, student, mode"},
          List{"hours", "Contract hours and protected time: person, days, start, end, protected"}}) {
      auto* taking = word(*importing, list.name, list.help,
                          [this, name = list.name] { return import_list(common_, name, import_); });
      taking->add_option("file", import_.file, "A CSV file with these columns")->required();
      taking->add_flag("--apply", import_.apply, "Set them; without it only says what would happen");
    }
  }

  void add_message_words() {
    word("channels", "Where you can write", [this] { return list_channels(common_); });
    word("tail", "Follow everything you may see, live", [this] { return tail(common_); });
    auto* sending = word("send", "Write into a channel", [this] { return send_message(common_, send_); });
    sending->add_option("channel", send_.channel, "A name like \"Room 12\", a colleague's, or a number")->required();
    sending->add_option("text", send_.text, "What to say")->required();
  }

  void add_observation_words() {
    word("signs", "The signs that can be observed", [this] { return list_signs(common_); });
    auto* observing =
        word("observe", "Send what you see to a student's care team", [this] { return observe(common_, observe_); });
    observing->add_option("student", observe_.students, "Initials, like J.R. or J.R.,A.M.")->required();
    observing->add_option("sign", observe_.signs, "One or more of cueline signs")->required();
    observing->add_option("--intensity", observe_.intensity, "1 slight, 2 clear, 3 strong")
        ->check(CLI::Range(1, 3))
        ->capture_default_str();
    observing->add_option("--urgency", observe_.urgency, "fyi, when_you_can, come_now")->default_val("fyi");
    observing->add_option("--basis", observe_.basis, "saw, student_told_me, was_told")->default_val("saw");
    observing->add_option("--activity", observe_.activity, "Like reading, lunch, recess");
    observing->add_option("--grouping", observe_.grouping, "Like whole_group, small_group, one_on_one");
    observing->add_option("--note", observe_.note, "What you saw or heard, in a few words");
  }

  void add_answer_words() {
    word("today", "What waits for you, and what became of what you noticed", [this] { return today(common_); });
    auto* answering = word("answer", "Answer a cue", [this] { return answer_cue(common_, answer_); });
    answering->add_option("cue", answer_.cue, "Its number")->required();
    answering->add_option("answer", answer_.answer, "seen, on_my_way, words, used_it, try_this, lets_talk or not_now")
        ->required();
    answering->add_option("text", answer_.text, "What you did or mean, in words; for not_now the reason");
    answering->add_option("--card", answer_.card, "The card you used, or that should be tried: its number");
    auto* completing = word("complete", "Add to your own cue what came before and after",
                            [this] { return complete_cue(common_, complete_); });
    completing->add_option("cue", complete_.cue, "Its number")->required();
    completing->add_option("--before", complete_.before, "What came before");
    completing->add_option("--trigger", complete_.trigger, "The trigger card it matches: its number");
    completing->add_option("--did", complete_.did, "What you did");
    completing->add_option("--after", complete_.after, "What came of it");
    completing->add_option("--minutes", complete_.minutes, "How long it lasted")->check(CLI::Range(0, 1440));
    completing->add_option("--card", complete_.card, "The card that was tried: its number");
    completing->add_option("--helped", complete_.helped, "Whether it helped")->check(CLI::IsMember({"yes", "no"}));
    auto* bringing = word("bring", "Decide what becomes of a cue that nobody answered",
                          [this] { return bring_cue(common_, bring_); });
    bringing->add_option("cue", bring_.cue, "Its number")->required();
    bringing->add_option("to", bring_.to, "planning, admin or rest")->required();
  }

  void add_card_words() {
    auto* listing =
        word("cards", "What a care team knows of a student", [this] { return list_cards(common_, card_.student); });
    listing->add_option("student", card_.student, "Initials, like J.R.")->required();
    auto* card = app_.add_subcommand("card", "One card of a student");
    card->require_subcommand(1);
    auto* proposing = word(*card, "propose", "Propose a card; another one of the care team agrees",
                           [this] { return propose_card(common_, card_); });
    proposing->add_option("student", card_.student, "Initials, like J.R.")->required();
    proposing->add_option("title", card_.title, "One line")->required();
    proposing->add_option("--kind", card_.kind, "trigger, preference, strength, routine, strategy, goal")
        ->default_val("strategy");
    proposing->add_option("--text", card_.text, "More words");
    proposing->add_option("--step", card_.steps, "A step of a routine, in order; give it several times");
    proposing->add_option("--since", card_.since, "The day it began, like 2026-09-21");
    proposing->add_option("--replaces", card_.replaces, "The card whose place it takes: its number");
    auto* agreeing = word(*card, "agree", "Agree to a colleague's card", [this] { return agree_card(common_, card_); });
    agreeing->add_option("card", card_.card, "Its number")->required();
    auto* retiring = word(*card, "retire", "It does not hold any more", [this] { return retire_card(common_, card_); });
    retiring->add_option("card", card_.card, "Its number")->required();
    retiring->add_option("reason", card_.reason, "Why");
    word("suggestions", "Signs that come again and again", [this] { return list_suggestions(common_); });
    auto* suggestion = app_.add_subcommand("suggestion", "One suggestion");
    suggestion->require_subcommand(1);
    auto* sending = word(*suggestion, "send", "As an issue, in your name",
                         [this] { return send_suggestion(common_, suggestion_); });
    sending->add_option("suggestion", suggestion_.suggestion, "Its number")->required();
    sending->add_option("text", suggestion_.text, "What to add");
    auto* dismissing = word(*suggestion, "dismiss", "There is a reason for it",
                            [this] { return dismiss_suggestion(common_, suggestion_); });
    dismissing->add_option("suggestion", suggestion_.suggestion, "Its number")->required();
    dismissing->add_option("reason", suggestion_.text, "Which")->required();
  }

  void add_trend_words() {
    auto* showing = word("trends", "How often a student's signs were seen, and when nobody was watching",
                         [this] { return show_trends(common_, trends_); });
    showing->add_option("student", trends_.student, "Initials, like J.R.")->required();
    showing->add_option("--by", trends_.by, "week, context, grouping, place or sign")->default_val("week");
    showing->add_option("--weeks", trends_.weeks, "How far back")->check(CLI::Range(1, 520))->capture_default_str();
    showing->add_option("--sign", trends_.sign, "This sign alone");
    showing->add_option("--valence", trends_.valences, "bright, watch, support, call");
    auto* helping =
        word("helped", "What has helped a student", [this] { return show_helped(common_, trends_.student); });
    helping->add_option("student", trends_.student, "Initials, like J.R.")->required();
    auto* comparing = word("compare", "The weeks before and after the day a card began",
                           [this] { return compare(common_, compare_); });
    comparing->add_option("card", compare_.card, "Its number")->required();
    comparing->add_option("--weeks", compare_.weeks, "On either side")->check(CLI::Range(1, 26))->capture_default_str();
    comparing->add_option("--sign", compare_.sign, "This sign alone");
  }

  void add_alert_words() {
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

  void add_alert_options(CLI::App& sending_word) {
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

  void add_cover_words() {
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
    auto* ending = word(*cover, "end", "It is over; with a note by who stands in it only leaves the note",
                        [this] { return end_cover(common_, cover_); });
    ending->add_option("cover", cover_.cover, "Its number")->required();
    ending->add_option("--note", cover_.note, "What who comes back should know");
  }

  void add_day_words() {
    auto* day = word("day", "A day: where, with whom, until when, and what changed",
                     [this] { return show_day(common_, day_); });
    day->add_option("person", day_.person, "Whose; without it your own");
    day->add_option("--date", day_.date, "Like 2026-11-24; without it today");
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

  // A primary tag, so that nothing else is sent.
  static CLI::Validator languages() {
    return {[](const std::string& tag) {
              return tag.size() >= 2 && tag.size() <= 8 ? std::string() : std::string("must be a code like pt");
            },
            "LANGUAGE"};
  }

  void add_move_words() {
    auto* away = word("absence", "Say that somebody is away; without a time: who is",
                      [this] { return absence(common_, move_); });
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
    sending->add_option("--how", move_.mode,
                        "whole_class, one_on_one, small_group, roaming, station, language_support");
    sending->add_option("--other", move_.other, "Who hands over, or takes over");
    sending->add_option("--note", move_.note, "The hand-over");
    auto* confirming = word("confirm", "You have it: of somebody sent elsewhere, either end says so",
                            [this] { return confirm_move(common_, move_.what); });
    confirming->add_option("move", move_.what, "Its number")->required();
    auto* calling_off =
        word("call-off", "It does not count any more", [this] { return call_off_move(common_, move_.what); });
    calling_off->add_option("move", move_.what, "Its number")->required();
  }

  void add_issue_words() {
    auto* listing = word("issues", "What is unresolved, the oldest promise first",
                         [this] { return list_issues(common_, issues_); });
    listing->add_flag("--all", issues_.all, "Settled and declined ones too");
    auto* issue = app_.add_subcommand("issue", "One issue");
    issue->require_subcommand(1);
    auto* showing = word(*issue, "show", "Its whole story", [this] { return show_issue(common_, step_.issue); });
    showing->add_option("issue", step_.issue, "Its number")->required();
    auto* raising =
        word(*issue, "raise", "Raise something unresolved", [this] { return raise_issue(common_, raise_); });
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
    auto* giving = word(*issue, "give", "Give it to somebody",
                        [this] { return move_issue(common_, (step_.step = "give", step_)); });
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

  void add_rule_words() {
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

  void add_interpreter_words() {
    auto* asking = word("interpreter", "Ask for an interpreter: only who is qualified is reached",
                        [this] { return ask_interpreter(common_, interpreter_); });
    asking->add_option("language", interpreter_.language, "Its code, like pt")->required();
    asking->add_option("--until", interpreter_.until, "Until when: 15:10, 40m, 2h")->required();
    asking->add_option("--from", interpreter_.from, "From when; else now");
    asking->add_option("--person", interpreter_.person, "Somebody qualified; else all who are");
    asking->add_option("--text", interpreter_.text, "What for");
  }

  CLI::App app_{"Cueline: what was noticed is sent, seen and answered.", "cueline"};
  std::function<Outcome()> chosen_;
  Common common_;
  int patience_ = 10;
  ServeWords serve_;
  DemoWords demo_;
  DoctorWords doctor_;
  std::string shell_, alert_id_;
  SetUpWords set_up_;
  JoinWords join_;
  SignInWords sign_in_;
  bool everywhere_ = false;
  InviteWords invite_;
  ImportWords import_;
  SendWords send_;
  ObserveWords observe_;
  AnswerWords answer_;
  CompleteWords complete_;
  BringWords bring_;
  CardWords card_;
  SuggestionWords suggestion_;
  TrendsWords trends_;
  CompareWords compare_;
  AlertWords alert_;
  AckWords ack_;
  CoverWords cover_;
  IssuesWords issues_;
  IssueStepWords step_;
  RaiseWords raise_;
  int weeks_ = 8;
  std::string rule_list_;
  RulesWords rules_;
  InterpreterWords interpreter_;
  DayWords day_;
  WhoWords who_;
  std::string when_;
  MoveWords move_;
};

}  // namespace

int main(int count, char** arguments) { return Grammar().run(count, arguments); }
