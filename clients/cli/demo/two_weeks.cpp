// The ordinary days: each room talks, notices, answers, is told of a change; now and then something is raised.
#include <date/tz.h>

#include <chrono>
#include <optional>

#include "clients/cli/demo/story.hpp"

namespace cueline::demo {
namespace {

// 7:45 of the day so many days ago, or nothing on a weekend.
std::optional<Millis> morning_of(Millis now, int days_ago) {
  using namespace std::chrono;
  const auto* const zone = date::locate_zone(std::string(time_zone));
  const auto today = date::floor<date::days>(zone->to_local(date::sys_time<milliseconds>(milliseconds(now.value))));
  const auto local = today - date::days(days_ago);
  const date::weekday weekday(local);
  if (weekday == date::Saturday || weekday == date::Sunday) return std::nullopt;
  const auto instant = zone->to_sys(local + hours(7) + minutes(45), date::choose::earliest);
  return Millis{duration_cast<milliseconds>(instant.time_since_epoch()).count()};
}

// A para of the room; the specialists come last in its team.
PersonId para_of(Script& script, const Classroom& room) { return room.team[1 + script.pick(room.team.size() - 3)]; }

// A para sees something; most times the teacher answers within the hour.
void put_down_cue(Script& script, const Classroom& room, Millis when) {
  script.at(when, [&](Millis now) {
    const auto student = room.students[script.pick(room.students.size())];
    const auto observation = script.observe(para_of(script, room), student, seen[script.pick(seen.size())], now);
    if (script.pick(10) == 0) return;
    const auto& answer = answers[script.pick(answers.size())];
    script.at(script.after(now, 4, 44),
              [&, observation](Millis later) { script.answer(room.team.front(), observation, answer, later); });
  });
}

void put_down_talk(Script& script, const Classroom& room, Millis when, const Said& line) {
  script.at(when, [&](Millis now) {
    const auto author = line.who == 0 ? room.team.front() : para_of(script, room);
    script.write(author, timeline_of(room.channel), line.text, now);
  });
}

void put_down_change(Script& script, const Classroom& room, Millis when, const Change& line) {
  script.at(when, [&](Millis now) {
    const auto sender = room.team.front();
    const auto alert = script.change(sender, room.channel, line, now, Millis{now.value + 3 * hour});
    for (const auto person : room.team) {
      const bool silent = script.pick(8) == 0;
      if (person == sender || silent || line.severity == 0) continue;
      script.at(script.after(now, 1, 15), [&, person, alert](Millis later) { script.got_it(person, alert, later); });
    }
  });
}

// The office answers, and settles it with the one who raised it.
void put_down_issue(Script& script, const Classroom& room, Millis when, const Raised& line, bool settled) {
  script.at(when, [&script, &room, &line, settled](Millis now) {
    const auto raiser = room.team[1];
    const auto office = script.person("Ruth Adler");
    const auto issue = script.raise(raiser, room.channel, line, now);
    script.at(script.after(now, 30, 60), [&script, office, issue](Millis later) {
      script.say(script.person("Marcus Bell"), GiveIssue{issue, office}, later);
    });
    script.at(script.after(now, 70, 110), [&script, office, issue](Millis later) {
      script.say(office, AnswerIssue{issue, "I am on it. You hear from me by tomorrow noon."}, later);
    });
    if (!settled) return;
    script.at(script.after(now, 20 * 60, 20 * 60), [&script, office, issue](Millis later) {
      script.say(office, ProposeSettlement{issue, "Done as you suggested, from next week on."}, later);
    });
    script.at(script.after(now, 21 * 60, 22 * 60),
              [&script, raiser, issue](Millis later) { script.say(raiser, AgreeSettlement{issue}, later); });
  });
}

}  // namespace

void put_down_two_weeks(Script& script, Millis now) {
  std::size_t line = 0;
  std::size_t change = 0;
  for (int days_ago = 14; days_ago >= 1; --days_ago) {
    const auto morning = morning_of(now, days_ago);
    if (!morning) continue;
    for (const auto& row : rooms) {
      const auto& room = script.room(row.room);
      put_down_talk(script, room, script.after(*morning, 10, 30), said[line++ % said.size()]);
      for (int cue = 0; cue < 4; ++cue)
        put_down_cue(script, room, script.after(*morning, 40 + cue * 90, 110 + cue * 90));
      put_down_talk(script, room, script.after(*morning, 400, 430), said[line++ % said.size()]);
    }
    const auto& changed = script.room(rooms[change % rooms.size()].room);
    if (change % 4 != 3)
      put_down_change(script, changed, script.after(*morning, 60, 200), changes[change % changes.size()]);
    ++change;
  }
  const auto raised_at = [&](int days_ago) { return script.after(Millis{now.value - days_ago * day}, 0, 90); };
  put_down_issue(script, script.room(Room::nine), raised_at(11), raised[0], true);
  put_down_issue(script, script.room(Room::fourteen), raised_at(8), raised[1], true);
  put_down_issue(script, script.room(Room::fourteen), raised_at(4), raised[4], false);
}

}  // namespace cueline::demo
