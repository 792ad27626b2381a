// The words of working together: profiles, norms, thanks, check-ins, planning.
#include "clients/cli/grammar.hpp"

namespace cueline::cli {

void Grammar::add_profile_words() {
  auto* profile = app_.add_subcommand("profile", "What people say of themselves");
  profile->require_subcommand(1);
  auto* showing = word(*profile, "show", "Somebody's", [this] { return show_profile(common_, profile_); });
  showing->add_option("person", profile_.person, "Whose; without it your own");
  auto* setting = word(*profile, "set", "Write your own; what is left out stays",
                       [this] { return set_profile(common_, profile_); });
  setting->add_option("--good-at", profile_.strengths, "What you are good at, up to six times");
  setting->add_option("--shows", profile_.teaches, "What you would show others, up to six times");
  setting->add_option("--boundary", profile_.boundary, "What is not yours to do: \"I do not interpret\"");
  setting->add_option("--know", profile_.joys, "What is good to know");
}

void Grammar::add_norm_words() {
  auto* norms = app_.add_subcommand("norms", "How a room or team works");
  norms->require_subcommand(1);
  auto* showing = word(*norms, "show", "The norms of your rooms", [this] { return show_norms(common_, norm_); });
  showing->add_option("room", norm_.room, "Which; without it all of yours");
  const auto named = [this](CLI::App* added) {
    added->add_option("room", norm_.room, "Which room or team")->required();
    return added;
  };
  auto* setting =
      named(word(*norms, "set", "Write them; everybody agrees anew", [this] { return set_norms(common_, norm_); }));
  setting->add_option("--line", norm_.lines, "\"Feedback is kind: in person\", up to six times")->required();
  setting->add_option("--takes-up", norm_.number, "The suggestion it takes up");
  named(word(*norms, "agree", "Say that you agree", [this] { return agree_norms(common_, norm_); }));
  auto* suggesting = named(word(*norms, "suggest", "Suggest a line", [this] { return suggest_norm(common_, norm_); }));
  suggesting->add_option("text", norm_.text, "How it would read")->required();
  suggesting->add_option("--line", norm_.line, "Which line it replaces")->check(CLI::Range(1, 6));
  auto* declining = named(word(*norms, "decline", "Say why a suggestion is not taken up; your own is taken back",
                               [this] { return decline_norm(common_, norm_); }));
  declining->add_option("suggestion", norm_.number, "Its number")->required();
  declining->add_option("reason", norm_.reason, "Why not");
}

void Grammar::add_kudos_words() {
  auto* kudos = app_.add_subcommand("kudos", "Thanks");
  kudos->require_subcommand(1);
  word(*kudos, "list", "Of two months, that you may see", [this] { return list_kudos(common_); });
  auto* giving = word(*kudos, "give", "Thank somebody", [this] { return give_kudos(common_, kudos_); });
  giving->add_option("person", kudos_.person, "Whom")->required();
  giving->add_option("text", kudos_.text, "In your own words");
  giving->add_option("--line", kudos_.line, "noticed_early, helped_at_once, stepped_in");
  giving->add_option("--channel", kudos_.channel, "A channel that sees it too");
  auto* taking_back = word(*kudos, "retract", "Take yours back", [this] { return retract_kudos(common_, kudos_); });
  taking_back->add_option("kudos", kudos_.kudos, "Its number")->required();
}

void Grammar::add_check_in_words() {
  auto* answering = word("checkin", "Say how you are today", [this] { return check_in(common_, check_in_); });
  answering->add_option("mood", check_in_.mood, "going_well, stretched, need_a_hand")->required();
  answering->add_option("--room", check_in_.room, "Whose people see it; needed if you belong to several");
  answering->add_option("--hand", check_in_.hand, "What would help: cover, talk, materials");
  word("pulse", "How the rooms' people are, in sums of five or more, for admins",
       [this] { return show_pulse(common_); });
}

void Grammar::add_planning_words() {
  auto* planning = app_.add_subcommand("planning", "Time to plan together");
  planning->require_subcommand(1);
  word(*planning, "list", "Yours, with the agendas", [this] { return list_planning(common_); });
  word(*planning, "time", "What became of it, for admins", [this] { return planning_time(common_); });
  auto* finding =
      word(*planning, "free", "When people are free together", [this] { return free_times(common_, planning_); });
  auto* asking = word(*planning, "ask", "Ask for time", [this] { return ask_planning(common_, planning_); });
  for (auto* each : {finding, asking}) {
    each->add_option("persons", planning_.persons, "With whom")->required();
    each->add_option("--until", planning_.until, "Until when: 15:10, 2h, 5d")->required();
  }
  finding->add_option("--from", planning_.from, "From when; else now");
  finding->add_option("--minutes", planning_.minutes, "How long")->check(CLI::Range(5, 240))->capture_default_str();
  asking->add_option("--from", planning_.from, "From when: 14:40")->required();
  asking->add_option("--title", planning_.title, "What it is called")->default_val("Planning");
  asking->add_option("--room", planning_.room, "The classroom or team it is for");
  asking->add_option("--place", planning_.place, "Where, or a link");
  const auto numbered = [this](CLI::App* added) {
    added->add_option("planning", planning_.planning, "Its number")->required();
    return added;
  };
  auto* answering = numbered(
      word(*planning, "answer", "Say whether you come", [this] { return answer_planning(common_, planning_); }));
  answering->add_flag("--no", planning_.no, "You do not");
  answering->add_option("--reason", planning_.reason, "Why not");
  auto* adding =
      numbered(word(*planning, "add", "Put a point on the agenda", [this] { return add_point(common_, planning_); }));
  adding->add_option("text", planning_.text, "In words")->required();
  auto* ticking =
      numbered(word(*planning, "tick", "It was talked about", [this] { return tick_point(common_, planning_); }));
  ticking->add_option("point", planning_.point, "Its number")->required();
  ticking->add_flag("--undo", planning_.undone, "It was not");
  auto* removing = numbered(
      word(*planning, "remove", "Take a point off the agenda", [this] { return remove_point(common_, planning_); }));
  removing->add_option("point", planning_.point, "Its number")->required();
  auto* closing = numbered(
      word(*planning, "close", "It took place, or was lost", [this] { return close_planning(common_, planning_); }));
  closing->add_option("--lost-to", planning_.reason, "What it was lost to: \"pulled for cover\"");
  numbered(word(*planning, "take-back", "Take back what you asked for, before all have agreed",
                [this] { return take_back_planning(common_, planning_); }));
}

}  // namespace cueline::cli
