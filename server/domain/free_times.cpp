// When people are free together: at work, in no protected time, with nothing in their timetable but time to plan.
#include <algorithm>

#include "server/domain/access.hpp"
#include "server/domain/day.hpp"
#include "server/domain/hours.hpp"
#include "server/domain/planning_parts.hpp"
#include "server/domain/school_time.hpp"
#include "server/domain/together_rules.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;
constexpr std::int64_t furthest_ms = 14 * day_ms;
constexpr std::int64_t grid_ms = 5 * minute_ms;  // a time that somebody would say
constexpr std::size_t most_times = 20;

Millis on_grid(Millis time) { return {time.value + (grid_ms - time.value % grid_ms) % grid_ms}; }

// What their timetable takes of that time, and what it keeps free for planning.
struct Timetable {
  Stretches taken, planning;
};
Timetable timetable(const Plan& plan, PersonId person) {
  Timetable found;
  for (const auto& block : plan.blocks_of(person)) {
    if (block.cancelled.value_or(false)) continue;
    auto& list = block.slot_kind == SlotKind::planning ? found.planning : found.taken;
    list.push_back({block.start, block.end});
  }
  return {in_order(std::move(found.taken)), in_order(std::move(found.planning))};
}

// On one day. A person's planning time is protected from others, not from planning.
Stretches free_on(const School& school, const AgreedPlanning& agreed, const Plan& plan, PersonId person,
                  const Stretch& day) {
  const auto date = local(school, day.start).date;
  const auto [taken, planning] = timetable(plan, person);
  Stretches shielded;
  for (const auto& one : protected_on(school, person, date)) shielded.push_back({one.start, one.end});
  shielded = without(in_order(std::move(shielded)), planning);
  return without(without(plannable(school, agreed, person, day), taken), shielded);
}

// The earliest place for so many minutes in each stretch.
void add_times(const Stretches& shared, std::int64_t length, std::vector<Stretch>& times) {
  for (const auto& one : shared) {
    const auto start = on_grid(one.start);
    if (start.value + length <= one.end.value && times.size() < most_times)
      times.push_back({start, Millis{start.value + length}});
  }
}

struct Day {
  Stretch time;
  std::vector<Stretches> free;  // of each person, in their order
};

bool is_within(const Stretches& free, const Stretch& time) {
  for (const auto& one : free) {
    if (one.start <= time.start && time.end <= one.end) return true;
  }
  return false;
}

// Where the fewest are busy while all are at work, the earliest of these; nothing if they are never all at work.
std::optional<Stretch> nearest(const School& school, const AgreedPlanning& agreed, const std::vector<Day>& days,
                               const std::vector<PersonId>& persons, std::int64_t length) {
  std::optional<Stretch> best;
  std::size_t most = 0;
  for (const auto& day : days) {
    Stretches duty{day.time};
    for (const auto person : persons) duty = both(duty, plannable(school, agreed, person, day.time));
    for (const auto& one : duty) {
      for (auto start = on_grid(one.start); start.value + length <= one.end.value; start.value += grid_ms) {
        const Stretch time{start, Millis{start.value + length}};
        std::size_t free = 0;
        for (const auto& of_one : day.free) free += is_within(of_one, time) ? 1 : 0;
        if (best && free <= most) continue;
        best = time;
        most = free;
      }
    }
  }
  return best;
}

std::vector<Busy> busy_at(const School& school, const std::vector<PersonId>& persons, const Stretch& time) {
  std::vector<Busy> busy;
  const Plan plan(school, time.start, time.end);
  for (const auto person : persons) {
    for (const auto& block : plan.blocks_of(person)) {
      const bool then = block.start < time.end && time.start < block.end;
      if (!then || block.cancelled.value_or(false) || block.slot_kind == SlotKind::planning) continue;
      busy.push_back({person, block.slot});
      break;
    }
  }
  return busy;
}

// The day that is shown with the answer.
const Day& day_of(const SharedTimes& answer, const std::vector<Day>& days) {
  const auto start =
      answer.times.empty() ? answer.nearest.value_or(days.front().time).start : answer.times.front().start;
  const auto day = std::ranges::find_if(days, [&](const Day& one) { return contains(one.time, start); });
  return day == days.end() ? days.front() : *day;
}

std::vector<PersonDay> persons_on(const School& school, const std::vector<PersonId>& persons, const Day& day) {
  const auto date = local(school, day.time.start).date;
  std::vector<PersonDay> list;
  for (std::size_t n = 0; n < persons.size(); ++n)
    list.push_back({persons[n], duty_on(school, persons[n], date), day.free[n]});
  return list;
}

}  // namespace

AgreedPlanning agreed_between(const School& school, Millis from, Millis until) {
  AgreedPlanning agreed;
  for (const auto& [id, planning] : school.rows<Planning>()) {
    if (is_agreed(planning) && planning.from < until && from < planning.until) agreed.push_back(&planning);
  }
  return agreed;
}

Stretches plannable(const School& school, const AgreedPlanning& agreed, PersonId person, const Stretch& time) {
  Stretches duty;
  const auto last = local(school, Millis{time.end.value - 1}).date;
  for (auto date = local(school, time.start).date; date <= last; date = date_after(date, 1)) {
    for (const auto& one : duty_on(school, person, date)) duty.push_back(one);
  }
  Stretches taken;
  for (const auto* const planning : agreed) {
    if (holds(planning->persons, person)) taken.push_back({planning->from, planning->until});
  }
  return without(both(in_order(std::move(duty)), {time}), in_order(std::move(taken)));
}

result<Finding> find(const Asked& asked, const FreeTimes& question) {
  const auto& school = asked.school;
  auto persons = std::vector<PersonId>(question.persons);
  persons.push_back(asked.by.id);
  persons = sorted_unique(std::move(persons));
  for (const auto person : persons) {
    const auto* const known = lookup(school.people, person);
    if (!known || !known->active || !access::may_see(school, asked.by.id, *known)) return Errc::not_found;
  }
  const auto from = std::max(question.from, asked.now);
  if (question.until <= from) return Errc::end_before_start;
  if (question.until.value - from.value > furthest_ms) return Errc::out_of_range;
  const auto length = question.minutes * minute_ms;

  const auto agreed = agreed_between(school, from, question.until);
  SharedTimes answer;
  std::vector<Day> days;
  for (auto date = local(school, from).date; at(school, date, 0) < question.until; date = date_after(date, 1)) {
    Day day{{std::max(from, at(school, date, 0)), std::min(question.until, at(school, date_after(date, 1), 0))}, {}};
    const Plan plan(school, day.time.start, day.time.end);
    Stretches shared{day.time};
    for (const auto person : persons) {
      day.free.push_back(free_on(school, agreed, plan, person, day.time));
      shared = both(shared, day.free.back());
    }
    add_times(shared, length, answer.times);
    days.push_back(std::move(day));
  }
  if (answer.times.empty()) answer.nearest = nearest(school, agreed, days, persons, length);
  if (answer.nearest) answer.busy = busy_at(school, persons, *answer.nearest);
  answer.persons = persons_on(school, persons, day_of(answer, days));
  return answer;
}

}  // namespace cueline::domain
