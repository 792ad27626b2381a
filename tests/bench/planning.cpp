#include <fmt/core.h>

#include <chrono>
#include <string_view>

#include "tests/bench/load.hpp"
#include "tests/bench/member.hpp"
#include "tests/bench/rows.hpp"
#include "tests/bench/timetable.hpp"

namespace cueline::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t hour_ms = 60 * 60 * 1000;
constexpr std::int64_t day_ms = 24 * hour_ms;

// Two people plan a quarter of an hour, at an hour that is theirs, and both come.
void plan(demo::Stage& stage, const School& school, std::size_t pair, Millis from) {
  const auto asked = Millis{from.value - hour_ms};
  AskPlanning ask{.persons = {school.people[2 * pair + 1]}, .from = from, .until = Millis{from.value + hour_ms / 4}};
  ask.title = "Planning";
  const auto id = id_cast<PlanningId>(stage.say(school.people[2 * pair], ask, asked));
  stage.say(school.people[2 * pair + 1], AnswerPlanning{id, true, {}}, asked);
}

// Everybody plans with one other once a day, until today.
void plan_every_day(const std::string& folder, const School& school, std::size_t days) {
  tell(folder, [&](demo::Stage& stage) {
    const auto first = now().value - static_cast<std::int64_t>(days) * day_ms;
    for (std::size_t day = 0; day < days; ++day) {
      const Millis from{first + static_cast<std::int64_t>(day) * day_ms};
      stage.pass_time(Millis{from.value - hour_ms});
      for (std::size_t pair = 0; 2 * pair + 1 < school.people.size(); ++pair) plan(stage, school, pair, from);
    }
  });
}

bool is_found(Event event, std::string_view text) {
  return event == Event::other && text.starts_with(R"({"kind":"found")");
}

double ask(const Cueline& cueline, const FreeTimes& question, std::size_t times) {
  Member asking(cueline.port(), cueline.school().tokens.front(), cueline.school().channels);
  asking.wait_until_live();
  std::vector<double> millis;
  for (std::size_t time = 0; time < times; ++time) {
    const auto start = Clock::now();
    asking.tell(Ask{"times", question});
    asking.read_until(is_found);
    millis.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  return median(millis);
}

}  // namespace

// How long the engine, which serves everybody, looks for a time that suits as many people as may be asked for, two
// weeks ahead; and whether what was planned before makes that longer.
void measure_planning(const Bench& bench) {
  const auto folder = bench.place("planning") + "/cueline";
  auto rooms = Rooms::of_their_own(limits::planning_persons);
  rooms.founded_ago_ms = static_cast<std::int64_t>(bench.size.planned_days + 2) * day_ms;
  Cueline cueline(bench.binary, folder, rooms);
  cueline.program().stop();
  tell(folder, [&](demo::Stage& stage) {
    static_cast<void>(set_timetable(stage, cueline.school(), rooms, Millis{now().value - rooms.founded_ago_ms}));
  });
  const auto people = cueline.school().people;
  FreeTimes question{{}, now(), Millis{now().value + 14 * day_ms}, 240};
  for (std::size_t person = 1; person < people.size(); ++person) question.persons.push_back(people[person]);

  cueline.start();
  const auto before = ask(cueline, question, bench.size.asked);
  cueline.program().stop();
  plan_every_day(folder, cueline.school(), bench.size.planned_days);
  cueline.start();
  const auto planned = bench.size.planned_days * (people.size() / 2);
  const auto what = fmt::format("free times of {} people, 14 days, {} plannings", people.size(), planned);
  bench.table.add({what, ask(cueline, question, bench.size.asked), "ms", "none planned", before});
}

}  // namespace cueline::bench
