// Who works here and what was noticed: the words of accounts, people, messages, cues, cards and trends. Those of the
// school day are in grammar_school_day.cpp.
#include <chrono>

#include "clients/cli/grammar.hpp"

namespace cueline::cli {

Grammar::Grammar() {
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
  add_device_words();
  add_people_words();
  add_message_words();
  add_observation_words();
  add_answer_words();
  add_card_words();
  add_search_words();
  add_trend_words();
  add_alert_words();
  add_done_word();
  add_cover_words();
  add_issue_words();
  add_rule_words();
  add_day_words();
  add_move_words();
  add_interpreter_words();
  add_profile_words();
  add_norm_words();
  add_kudos_words();
  add_check_in_words();
  add_planning_words();
}

int Grammar::run(int count, char** arguments) {
  try {
    app_.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app_.exit(error) == 0 ? 0 : static_cast<int>(Outcome::usage);
  }
  common_.patience = std::chrono::seconds(patience_);
  return static_cast<int>(chosen_());
}

void Grammar::add_server_words() {
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

void Grammar::add_account_words() {
  auto* setting_up = word("setup", "Found the school with the one-time link of its first start",
                          [this] { return set_up(common_, set_up_); });
  setting_up->add_option("link", set_up_.link, "The set-up link")->required();
  setting_up->add_option("--school", set_up_.school, "The school's name")->required();
  setting_up->add_option("--time-zone", set_up_.time_zone, "Like America/New_York")->required();
  setting_up->add_option("--language", set_up_.language, "en, es or pt")->default_val("en");
  setting_up->add_option("--name", set_up_.name, "Your name")->required();
  setting_up->add_option("--login", set_up_.login, "How you will sign in")->required();
  auto* school = app_.add_subcommand("school", "The school itself");
  school->require_subcommand(1);
  word(*school, "show", "Its name, clock and language", [this] { return show_school(common_); });
  auto* changing = word(*school, "set", "Change them, for admins; what is left out stays",
                        [this] { return change_school(common_, school_); });
  changing->add_option("--name", school_.name, "Its name");
  changing->add_option("--time-zone", school_.time_zone, "Like Europe/Lisbon: the bells ring by its clock from now on");
  changing->add_option("--language", school_.language, "en, es or pt");
  auto* joining = word("join", "Accept an invitation", [this] { return join(common_, join_); });
  joining->add_option("link", join_.link, "The invitation")->required();
  joining->add_option("--login", join_.login, "How you will sign in")->required();
  auto* signing_in = word("sign-in", "Sign in on this computer", [this] { return sign_in(common_, sign_in_); });
  signing_in->add_option("link", sign_in_.link, "A one-time sign-in link");
  signing_in->add_option("--login", sign_in_.login, "Your login; the password is asked for");
  auto* signing_out = word("sign-out", "Sign out on this computer", [this] { return sign_out(common_, everywhere_); });
  signing_out->add_flag("--everywhere", everywhere_, "On all of your devices");
}

void Grammar::add_device_words() {
  auto* device = app_.add_subcommand("device", "Devices that the people of a room share, for admins");
  device->require_subcommand(1);
  auto* enrolling =
      word(*device, "enrol", "A code to be typed on the device", [this] { return enrol_device(common_, device_); });
  enrolling->add_option("name", device_.name, "What it is called, like \"Room 12 tablet\"")->required();
  enrolling->add_option("--room", device_.rooms, "A classroom or team whose people share it; give it several times")
      ->required();
  enrolling->add_option("--idle", device_.idle_minutes, "Minutes without a touch after which it locks itself")
      ->check(CLI::Range(1, 60))
      ->capture_default_str();
  word(*device, "list", "Those there are", [this] { return list_devices(common_); });
  auto* revoking = word(*device, "revoke", "It is a shared device no more; whoever is on it is signed out",
                        [this] { return revoke_device(common_, device_); });
  revoking->add_option("device", device_.name, "Its name or number")->required();
  auto* pin = app_.add_subcommand("pin", "Your PIN for shared devices");
  pin->require_subcommand(1);
  word(*pin, "set", "Set it; it is asked for", [this] { return set_pin(common_); });
  word(*pin, "remove", "Have none any more", [this] { return remove_pin(common_); });
  word(*pin, "show", "Whether you have one; never which", [this] { return show_pin(common_); });
}

void Grammar::add_people_words() {
  word("people", "Who works here", [this] { return list_people(common_); });
  auto* inviting =
      word("invite", "Make an invitation, for somebody new with --role", [this] { return invite(common_, invite_); });
  inviting->add_option("person", invite_.person, "A name or number")->required();
  inviting->add_option("--role", invite_.role, "Adds the person: para, teacher, specialist, office, admin, substitute");
  auto* student = app_.add_subcommand("student", "One student");
  student->require_subcommand(1);
  auto* naming = word(*student, "name", "The full name; that you asked is written down for the admins",
                      [this] { return show_name(common_, card_.student); });
  naming->add_option("student", card_.student, "Initials, like J.R.")->required();
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
        List{"calendar", "The year, its rotation and special days: date, until, kind, days, day, bells, ends, reason"},
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

void Grammar::add_message_words() {
  word("channels", "Where you can write", [this] { return list_channels(common_); });
  word("tail", "Follow everything you may see, live", [this] { return tail(common_); });
  auto* sending = word("send", "Write into a channel", [this] { return send_message(common_, send_); });
  sending->add_option("channel", send_.channel, "A name like \"Room 12\", a colleague's, or a number")->required();
  sending->add_option("text", send_.text, "What to say")->required();
}

void Grammar::add_observation_words() {
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

void Grammar::add_answer_words() {
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
  auto* bringing =
      word("bring", "Decide what becomes of a cue that nobody answered", [this] { return bring_cue(common_, bring_); });
  bringing->add_option("cue", bring_.cue, "Its number")->required();
  bringing->add_option("to", bring_.to, "planning, admin or rest")->required();
}

void Grammar::add_search_words() {
  auto* searching =
      word("search", "What was written, among all you may see", [this] { return search(common_, search_); });
  searching->add_option("words", search_.text, "In any of their forms; without any, whatever the rest says");
  searching->add_option("--person", search_.person, "Only what they wrote");
  searching->add_option("--channel", search_.channel, "Only what is shown there");
  searching->add_option("--student", search_.student, "Only what is about them: initials, like J.R.");
  searching->add_option("--sign", search_.sign, "Only cues with this sign, like covers_ears");
  searching->add_option("--kind", search_.kinds,
                        "message, cue, change, issue, norms, thanks, planning; may be repeated");
  searching->add_option("--from", search_.from, "That day or later, like 2026-09-21");
  searching->add_option("--to", search_.to, "That day or before");
  searching->add_flag("--open", search_.open, "Only cues, changes and issues that are open");
  searching->add_flag("--best", search_.best, "The best first, not the newest");
  searching->add_option("--limit", search_.limit, "How many")->check(CLI::Range(1, 50))->capture_default_str();
  searching->add_option("--after", search_.after, "Where the page before ended");
}

void Grammar::add_card_words() {
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
  auto* ticking =
      word(*card, "tick", "A step towards a goal was seen today", [this] { return tick_goal(common_, card_); });
  ticking->add_option("card", card_.card, "Its number")->required();
  ticking->add_flag("--undo", card_.undone, "Take back today's tick of yours");
  auto* retiring = word(*card, "retire", "It does not hold any more", [this] { return retire_card(common_, card_); });
  retiring->add_option("card", card_.card, "Its number")->required();
  retiring->add_option("reason", card_.reason, "Why");
  word("suggestions", "Signs that come again and again", [this] { return list_suggestions(common_); });
  auto* suggestion = app_.add_subcommand("suggestion", "One suggestion");
  suggestion->require_subcommand(1);
  auto* sending =
      word(*suggestion, "send", "As an issue, in your name", [this] { return send_suggestion(common_, suggestion_); });
  sending->add_option("suggestion", suggestion_.suggestion, "Its number")->required();
  sending->add_option("text", suggestion_.text, "What to add");
  auto* dismissing = word(*suggestion, "dismiss", "There is a reason for it",
                          [this] { return dismiss_suggestion(common_, suggestion_); });
  dismissing->add_option("suggestion", suggestion_.suggestion, "Its number")->required();
  dismissing->add_option("reason", suggestion_.text, "Which")->required();
}

void Grammar::add_trend_words() {
  auto* showing = word("trends", "How often a student's signs were seen, and when nobody was watching",
                       [this] { return show_trends(common_, trends_); });
  showing->add_option("student", trends_.student, "Initials, like J.R.")->required();
  showing->add_option("--by", trends_.by, "week, context, grouping, place or sign")->default_val("week");
  showing->add_option("--weeks", trends_.weeks, "How far back")->check(CLI::Range(1, 520))->capture_default_str();
  showing->add_option("--sign", trends_.sign, "This sign alone");
  showing->add_option("--valence", trends_.valences, "bright, watch, support, call");
  auto* helping = word("helped", "What has helped a student", [this] { return show_helped(common_, trends_.student); });
  helping->add_option("student", trends_.student, "Initials, like J.R.")->required();
  auto* comparing =
      word("compare", "The weeks before and after the day a card began", [this] { return compare(common_, compare_); });
  comparing->add_option("card", compare_.card, "Its number")->required();
  comparing->add_option("--weeks", compare_.weeks, "On either side")->check(CLI::Range(1, 26))->capture_default_str();
  comparing->add_option("--sign", compare_.sign, "This sign alone");
}

}  // namespace cueline::cli

int main(int count, char** arguments) { return cueline::cli::Grammar().run(count, arguments); }
