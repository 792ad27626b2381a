// How the made-up school works together: what its people say of themselves, what a room has agreed, thanks, how people
// are today, and the planning of this afternoon.
#include "clients/cli/demo/story.hpp"
#include "clients/cli/demo/year.hpp"

namespace cueline::demo {
namespace {

constexpr std::array<std::string_view, 4> twelve_people{"Hannah Okafor", "Marisol Vega", "Priya Nair", "Sam Whitlock"};

struct NormLine {
  std::string_view title, text, code;
};
constexpr std::array norm_lines{
    NormLine{"How fast we answer", "Urgent: now. Changes: 10 minutes. Cues: by the end of the block.", "how_fast"},
    NormLine{"We write what we see", "\"Head down for five minutes\", not \"lazy\". No cue is too small.",
             "what_we_see"},
    NormLine{"Feedback is private and kind", "In person, the same day. Praise can be public.", "kind_feedback"},
    NormLine{"Hours are hours", "Nobody is expected to read or answer outside theirs.", "our_hours"},
    NormLine{"Roles are respected", "Speaking a language is not interpreting. The office books one.", "our_roles"}};

void put_down_profiles(Script& script, Millis now) {
  script.at(Millis{now.value - 13 * day}, [&script](Millis when) {
    const auto marisol = script.person("Marisol Vega");
    Profile hers{.id = marisol};
    hers.strengths = {"Calming a room", "Small-group reading", "Knows our families"};
    hers.teaches = {"Picture schedules"};
    hers.boundary = "I speak Spanish and Portuguese with students. I do not interpret for families.";
    hers.joys = "Ask me about the school garden.";
    script.say(marisol, SetRows{{hers}}, when);
    const auto hannah = script.person("Hannah Okafor");
    Profile theirs{.id = hannah};
    theirs.strengths = {"Reading groups", "Calm mornings"};
    theirs.teaches = {"Story maps"};
    script.say(hannah, SetRows{{theirs}}, when);
  });
}

void put_down_norms(Script& script, Millis now) {
  const auto room = script.room(Room::twelve).channel;
  script.at(Millis{now.value - 12 * day}, [&script, room](Millis when) {
    SetNorms command{room, {}, 0, {}};
    for (const auto& line : norm_lines)
      command.lines.push_back(
          {Title(std::string(line.title)), Note(std::string(line.text)), Code(std::string(line.code))});
    script.say(script.person("Hannah Okafor"), command, when);
  });
  script.at(Millis{now.value - 11 * day},
            [&script, room](Millis when) { script.say(script.person("Priya Nair"), AgreeNorms{room, 1}, when); });
  script.at(Millis{now.value - 2 * day}, [&script, room](Millis when) {
    script.say(script.person("Priya Nair"), SuggestNorm{room, {}, "We check in twice a day, at the door and to plan"},
               when);
  });
}

void put_down_thanks(Script& script, Millis now) {
  const auto marisol = script.person("Marisol Vega");
  script.at(Millis{now.value - 2 * day}, [=, &script](Millis when) {
    GiveKudos command{marisol, {}, "Your note about the corridor changed our whole morning.", {}, {}};
    script.say(script.person("Hannah Okafor"), command, when);
  });
  script.at(Millis{now.value - 20 * hour}, [=, &script](Millis when) {
    GiveKudos command{script.person("Priya Nair"), Code("stepped_in"), "", {}, script.room(Room::twelve).channel};
    script.say(marisol, command, when);
  });
}

void put_down_check_ins(Script& script, Millis now) {
  const auto room = script.room(Room::twelve).channel;
  script.at(Millis{now.value - 50 * minute}, [=, &script](Millis when) {
    script.say(script.person("Hannah Okafor"), AnswerCheckIn{room, CheckInMood::going_well, {}}, when);
    script.say(script.person("Priya Nair"), AnswerCheckIn{room, CheckInMood::stretched, {}}, when);
  });
}

void put_down_planning(Script& script, Millis now) {
  script.at(Millis{now.value - 90 * minute}, [=, &script](Millis when) {
    AskPlanning command;
    for (const auto name : twelve_people) {
      if (name != twelve_people.front()) command.persons.push_back(script.person(name));
    }
    command.from = today_at(script.stage(), now, 14, 40);
    command.until = today_at(script.stage(), now, 14, 55);
    command.room = script.room(Room::twelve).channel;
    command.title = "Planning Room 12";
    command.place = "Library corner";
    const PlanningId planning{script.say(script.person(twelve_people.front()), command, when).value};
    script.at(Millis{now.value - 80 * minute}, [=, &script](Millis later) {
      script.say(script.person("Priya Nair"), AnswerPlanning{planning, true, ""}, later);
      script.say(script.person("Sam Whitlock"), AnswerPlanning{planning, true, ""}, later);
      script.say(script.person("Priya Nair"), AddPoint{planning, "Who walks the group to Specials", {}}, later);
      script.say(script.person("Hannah Okafor"), AddPoint{planning, "Wednesday reading groups", {}}, later);
    });
  });
}

}  // namespace

void put_down_together(Script& script, Millis now) {
  put_down_profiles(script, now);
  put_down_norms(script, now);
  put_down_thanks(script, now);
  put_down_check_ins(script, now);
  put_down_planning(script, now);
}

}  // namespace cueline::demo
