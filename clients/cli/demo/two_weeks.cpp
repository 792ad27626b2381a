// The ordinary days: each room talks, notices, answers, is told of a change; now and then something is raised.
#include <optional>

#include "clients/cli/demo/story.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::demo {
namespace {

// 7:45 of the day so many days ago, or nothing on a weekend.
std::optional<Millis> morning_of(Script& script, Millis now, int days_ago) {
  const auto& school = script.stage().engine().school();
  const auto date = domain::date_after(domain::local(school, now).date, -days_ago);
  if (domain::weekday_of(date) > 5) return std::nullopt;
  return domain::at(school, date, 7 * 60 + 45);
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

// One student whose team looks closely: enough, over the weeks, that a pattern can be seen. Each sign comes seldom
// enough in a week that the school does not suggest anything by itself.
void put_down_pattern(Script& script, Millis morning, std::size_t nth) {
  static constexpr std::array hard{
      Seen{"covers_ears", "transition", "whole_group", "When the line stopped below the bell.", 2},
      Seen{"tense", "transition", "whole_group", "", 2},
      Seen{"startles", "assembly", "whole_group", "At the first microphone.", 3},
      Seen{"paces", "transition", "whole_group", "Twice to the door and back.", 2},
      Seen{"turns_away", "reading", "small_group", "", 1},
      Seen{"fidgets", "lunch", "whole_group", "", 1},
  };
  static constexpr std::array bright{
      Seen{"self_calms", "transition", "whole_group", "Put the headphones on by himself.", 2},
      Seen{"helps_peer", "centers", "small_group", "", 2},
      Seen{"leaning_in", "reading", "small_group", "", 2},
  };
  const auto& room = script.room(Room::twelve);
  const auto put_down = [&](const Seen& line, std::int64_t from, std::int64_t until) {
    script.at(script.after(morning, from, until), [&script, &room, &line](Millis now) {
      const auto cue = script.observe(script.person("Marisol Vega"), script.student("Jonas Reyes"), line, now);
      script.at(script.after(now, 4, 30), [&script, &room, cue](Millis later) {
        script.answer(room.team.front(), cue, answers[script.pick(4)], later);
      });
    });
  };
  put_down(hard[nth % hard.size()], 110, 150);
  if (nth % 2 == 0) put_down(hard[(nth + 3) % hard.size()], 250, 300);
  put_down(bright[nth % bright.size()], nth % 2 == 0 ? 60 : 330, nth % 2 == 0 ? 100 : 370);
}

// What the care teams know: two cards that hold, and one that waits for a second.
void put_down_cards(Script& script, Millis now) {
  struct Row {
    std::string_view author, agrees, student, title, text;
    CardKind kind;
  };
  static constexpr std::array rows{
      Row{"Marisol Vega", "Hannah Okafor", "Jonas Reyes", "Headphones before the bell",
          "On at five to, off when the group sits.", CardKind::strategy},
      Row{"Priya Nair", "Marisol Vega", "Jonas Reyes", "Bell and hand dryer together", "", CardKind::trigger},
      Row{"Marisol Vega", "", "Amina Mubarak", "Half the sentence in Spanish first", "", CardKind::preference},
  };
  const auto& school = script.stage().engine().school();
  const auto since = domain::date_after(domain::local(school, now).date, -9);
  for (const auto& row : rows) {
    script.at(Millis{now.value - 9 * day}, [&script, &row, since](Millis when) {
      ProposeCard command{.student = script.student(row.student), .card_kind = row.kind};
      command.title = std::string(row.title);
      command.text = std::string(row.text);
      if (row.kind == CardKind::strategy) command.since = since;
      const auto card = id_cast<CardId>(script.say(script.person(row.author), command, when));
      if (row.agrees.empty()) return;
      script.at(script.after(when, 60, 120),
                [&script, &row, card](Millis later) { script.say(script.person(row.agrees), AgreeCard{card}, later); });
    });
  }
}

}  // namespace

void put_down_two_weeks(Script& script, Millis now) {
  std::size_t line = 0;
  std::size_t change = 0;
  std::size_t nth = 0;
  for (int days_ago = 14; days_ago >= 1; --days_ago) {
    const auto morning = morning_of(script, now, days_ago);
    if (!morning) continue;
    put_down_pattern(script, *morning, nth++);
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
  put_down_cards(script, now);
}

}  // namespace cueline::demo
