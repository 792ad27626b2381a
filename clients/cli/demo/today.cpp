// The last hours: what one finds on opening the school for the first time. Something to answer, something answered,
// something unresolved, for each of the three who can sign in.
#include "clients/cli/demo/story.hpp"

namespace cueline::demo {
namespace {

Millis ago(Millis now, std::int64_t minutes) { return Millis{now.value - minutes * minute}; }

void put_down_cues(Script& script, Millis now) {
  const auto hannah = script.person("Hannah Okafor");
  const auto marisol = script.person("Marisol Vega");
  const auto priya = script.person("Priya Nair");
  script.at(ago(now, 150), [=, &script](Millis when) {
    const auto ears = script.observe(marisol, script.student("Jonas Reyes"), seen[0], when);
    script.at(ago(now, 131), [=, &script](Millis later) { script.answer(hannah, ears, answers[0], later); });
    script.at(ago(now, 128), [=, &script](Millis later) {
      const auto thread = timeline_of(script.care_team_of("Jonas Reyes"));
      script.write(priya, thread, "Same at Monday's bell. He looked at the door first.", later, id_cast<ItemId>(ears));
    });
  });
  script.at(ago(now, 95), [=, &script](Millis when) {
    const auto down = script.observe(marisol, script.student("Amina Mubarak"), seen[2], when);
    script.at(ago(now, 90), [=, &script](Millis later) { script.answer(hannah, down, answers[5], later); });
  });
  script.at(ago(now, 62),
            [=, &script](Millis when) { script.observe(priya, script.student("Leo Tanaka"), seen[1], when); });
  script.at(ago(now, 26),
            [=, &script](Millis when) { script.observe(marisol, script.student("Kiran Dutta"), seen[14], when); });
}

void put_down_issues(Script& script, Millis now) {
  const auto room = script.room(Room::twelve).channel;
  script.at(ago(now, 330), [=, &script](Millis when) {
    const auto issue = script.raise(script.person("Marisol Vega"), room, raised[2], when);
    script.at(ago(now, 300),
              [=, &script](Millis later) { script.open(script.person("Marcus Bell"), id_cast<ItemId>(issue), later); });
  });
  script.at(ago(now, 70), [=, &script](Millis when) {
    script.raise(script.person("Denise Carter"), script.room(Room::fourteen).channel, raised[3], when);
  });
  script.at(ago(now, 35), [=, &script](Millis when) {
    script.raise(script.person("Rafael Ferreira"), script.room(Room::nine).channel, raised[5], when);
  });
}

void put_down_change(Script& script, Millis now) {
  script.at(ago(now, 9), [=, &script](Millis when) {
    const auto channel = script.room(Room::twelve).channel;
    const auto alert =
        script.change(script.person("Hannah Okafor"), channel, changes[0], when, Millis{now.value + 2 * hour});
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

}  // namespace

void put_down_today(Script& script, Millis now) {
  const auto channel = timeline_of(script.room(Room::twelve).channel);
  const auto hannah = script.person("Hannah Okafor");
  script.at(ago(now, 170), [=, &script](Millis when) {
    script.write(hannah, channel, "Good morning. Tom covers for Grace at ten. Reading groups are on the door.", when);
  });
  script.at(ago(now, 40), [=, &script](Millis when) {
    script.write(hannah, channel, "The scissors arrived. Left-handed ones are in the red cup.", when);
  });
  put_down_cues(script, now);
  put_down_issues(script, now);
  put_down_change(script, now);
}

}  // namespace cueline::demo
