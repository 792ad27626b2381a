// The last hours: what one finds on opening the school for the first time. Something to answer, something answered,
// something unresolved, for each of the three who can sign in.
#include "clients/cli/demo/story.hpp"
#include "clients/cli/demo/year.hpp"

namespace cueline::demo {
namespace {

Millis ago(Millis now, std::int64_t minutes) { return Millis{now.value - minutes * minute}; }

void put_down_cues(Script& script, Millis now) {
  const auto hannah = script.person("Hannah Okafor");
  const auto marisol = script.person("Marisol Vega");
  const auto priya = script.person("Priya Nair");
  script.at(ago(now, 68), [=, &script](Millis when) {
    const auto ears = script.observe(marisol, script.student("Jonas Reyes"), seen[0], when);
    script.at(ago(now, 58), [=, &script](Millis later) { script.answer(hannah, ears, answers[0], later); });
    script.at(ago(now, 55), [=, &script](Millis later) {
      const auto thread = timeline_of(script.care_team_of("Jonas Reyes"));
      script.write(priya, thread, "Same at Monday's bell. He looked at the door first.", later, id_cast<ItemId>(ears));
    });
  });
  script.at(ago(now, 52), [=, &script](Millis when) {
    const auto down = script.observe(marisol, script.student("Amina Mubarak"), seen[2], when);
    script.at(ago(now, 47), [=, &script](Millis later) { script.answer(hannah, down, answers[5], later); });
  });
  script.at(ago(now, 43),
            [=, &script](Millis when) { script.observe(priya, script.student("Leo Tanaka"), seen[1], when); });
  script.at(ago(now, 26),
            [=, &script](Millis when) { script.observe(marisol, script.student("Kiran Dutta"), seen[14], when); });
}

void put_down_issues(Script& script, Millis now) {
  const auto room = script.room(Room::twelve).channel;
  script.at(ago(now, 19 * 60), [=, &script](Millis when) {
    const auto issue = script.raise(script.person("Marisol Vega"), room, raised[2], when);
    script.at(ago(now, 18 * 60),
              [=, &script](Millis later) { script.open(script.person("Marcus Bell"), id_cast<ItemId>(issue), later); });
  });
  script.at(ago(now, 38), [=, &script](Millis when) {
    script.raise(script.person("Denise Carter"), script.room(Room::fourteen).channel, raised[3], when);
  });
  script.at(ago(now, 33), [=, &script](Millis when) {
    script.raise(script.person("Rafael Ferreira"), script.room(Room::nine).channel, raised[5], when);
  });
}

void put_down_change(Script& script, Millis now) {
  script.at(ago(now, 9), [=, &script](Millis when) {
    const auto channel = script.room(Room::twelve).channel;
    const auto at = [&](int hours, int minutes) { return today_at(script.stage(), now, hours, minutes); };
    DayChange moved{.from_start = at(11, 15), .from_end = at(12, 0), .to_start = at(10, 40), .to_end = at(11, 25)};
    moved.what = Name("Assembly");
    const auto alert =
        script.change(script.person("Hannah Okafor"), channel, changes[0], when, Millis{now.value + 2 * hour}, moved);
    script.at(ago(now, 7), [=, &script](Millis later) { script.got_it(script.person("Sam Whitlock"), alert, later); });
    script.at(ago(now, 6),
              [=, &script](Millis later) { script.open(script.person("Wendy Silva"), id_cast<ItemId>(alert), later); });
    script.at(ago(now, 5), [=, &script](Millis later) {
      const Words help("With a student in therapy until 10:45. Someone could cover me.");
      script.say(script.person("Priya Nair"),
                 AnswerAlert{alert, AlertAnswer::conflict, ConflictReason::with_another_student, help}, later);
    });
  });
}

// Grace is away for an hour and Tom stands in; Priya is sent next door, and has not said yet that she has it.
void put_down_moves(Script& script, Millis now) {
  const auto at = [&script, now](int hours, int minutes) { return today_at(script.stage(), now, hours, minutes); };
  const auto grace = script.person("Grace Lindqvist");
  script.at(ago(now, 72), [=, &script](Millis when) {
    script.say(script.person("Ruth Adler"), ReportAbsence{grace, at(10, 0), at(11, 0)}, when);
    const Note note("Math kits are on the second shelf.");
    script.say(script.person("Marcus Bell"),
               GiveCover{script.person("Tom Baker"), grace, at(10, 0), at(11, 0), {}, {}, note}, when);
  });
  script.at(ago(now, 30), [=, &script](Millis when) {
    const auto denise = script.person("Denise Carter");
    Reassign command{.person = script.person("Priya Nair"), .from = at(13, 25), .until = at(14, 10)};
    command.what = "Science with Room 14";
    command.room = place(script.stage(), "Room 14");
    command.group = script.room(Room::fourteen).channel;
    command.mode = SupportMode::small_group;
    command.other_end = denise;
    command.note = "The blue group, magnets. Denise has the list.";
    const auto move = id_cast<ReassignmentId>(script.say(script.person("Tom Baker"), command, when));
    script.at(ago(now, 22), [=, &script](Millis later) { script.say(denise, ConfirmReassignment{move}, later); });
  });
}

}  // namespace

void put_down_today(Script& script, Millis now) {
  const auto channel = timeline_of(script.room(Room::twelve).channel);
  const auto hannah = script.person("Hannah Okafor");
  script.at(ago(now, 75), [=, &script](Millis when) {
    script.write(hannah, channel, "Good morning. Tom covers for Grace at ten. Reading groups are on the door.", when);
  });
  script.at(ago(now, 40), [=, &script](Millis when) {
    script.write(hannah, channel, "The scissors arrived. Left-handed ones are in the red cup.", when);
  });
  put_down_cues(script, now);
  put_down_issues(script, now);
  put_down_change(script, now);
  put_down_moves(script, now);
}

}  // namespace cueline::demo
