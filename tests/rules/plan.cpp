#include "tests/rules/plan.hpp"

#include <array>

namespace cueline::rules {

namespace {

// Days on which some zone changes its clocks, and some on which nobody does.
constexpr std::array<std::int64_t, 8> turning_days{20260329, 20261025, 20260308, 20261101,
                                                   20260405, 20261004, 20260518, 20261123};

Period period(const std::string& name, PeriodKind kind, std::int64_t start, std::int64_t length) {
  return {name, kind, start, start + length};
}

}  // namespace

void choose_days(Chance& chance, Plan& plan) {
  plan.zone = zones[chance.below(std::size(zones))];
  plan.first_day = days_of(chance.pick(turning_days)) - chance.between(0, 3);
  plan.days = chance.between(1, 4);
}

std::vector<Bells> some_bells(Chance& chance) {
  std::vector<Bells> all;
  for (const auto* name : {"Regular", "Short"}) {
    Bells bells{.name = name};
    auto time = 8 * 60 + 5 * chance.between(0, 8);
    const auto length = std::string(name) == "Short" ? 30 : 5 * chance.between(8, 11);
    for (int number = 1; number <= 5; ++number) {
      bells.periods.push_back(period("P" + std::to_string(number), PeriodKind::lesson, time, length));
      time += length + 5 * chance.between(0, 1);
      if (number != 2 && number != 3) continue;
      bells.periods.push_back(number == 2 ? period("Recess", PeriodKind::recess, time, 20)
                                          : period("Lunch", PeriodKind::lunch, time, 30));
      time += number == 2 ? 20 : 30;
    }
    all.push_back(bells);
  }
  return all;
}

Calendar some_calendar(Chance& chance, const Plan& plan) {
  Calendar calendar{.id = CalendarId{1},
                    .first = date_of(plan.first_day - chance.between(3, 40)),
                    .last = date_of(plan.first_day + 60),
                    .weekdays = {1, 2, 3, 4, 5}};
  if (chance.one_in(3)) calendar.weekdays.push_back(7);  // clocks change on a Sunday
  const auto regular = plan.bells.begin()->first;
  const auto other = plan.bells.rbegin()->first;
  calendar.cycle = {{"A", regular}, {"B", chance.one_in(2) ? regular : other}};
  if (chance.one_in(4)) calendar.cycle = {{"A", regular}};
  for (auto day = plan.first_day - 2; day < plan.first_day + plan.days + 2; ++day) {
    if (!chance.one_in(4)) continue;
    SpecialDay special{.date = date_of(day)};
    switch (chance.below(4)) {
      case 0: special.closed = true; break;
      case 1: special.bells = other; break;
      case 2: special.code = "A"; break;
      default: special.ends = Minute{chance.between(10 * 60, 13 * 60)};
    }
    calendar.special.push_back(special);
  }
  return calendar;
}

WorkHours some_hours(Chance& chance, PersonId person) {
  WorkHours hours{.id = person};
  if (chance.one_in(4)) return hours;  // the school's own day
  const bool mornings = chance.one_in(4);
  const auto start = 7 * 60 + 15 * chance.between(0, 8);
  const auto end = mornings ? 12 * 60 : 13 * 60 + 15 * chance.between(0, 14);
  for (std::int64_t weekday = 1; weekday <= 5; ++weekday) {
    if (chance.one_in(8)) continue;
    hours.paid.push_back({weekday, start, end});
    if (chance.one_in(4)) hours.protected_time.push_back({{weekday, start + 60, start + 120}, "Small group"});
  }
  // Work in the night in which the clocks change.
  if (chance.one_in(5)) hours.paid.push_back({7, 30 * chance.between(0, 5), 3 * 60 + 30 * chance.between(0, 4)});
  return hours;
}

Slot some_slot(Chance& chance, const Plan& plan, const Bells& bells, PersonId person) {
  static constexpr std::array<const char*, 4> whats{"Reading", "Math", "Assembly", "Bus 4"};
  Slot slot{.person = person, .slot_kind = SlotKind::lesson, .what = chance.pick(whats)};
  if (chance.one_in(4)) {
    const auto start = 5 * chance.between(8 * 12, 13 * 12);
    slot.slot_kind = SlotKind::bus;
    slot.start = Minute{start};
    slot.end = Minute{start + 5 * chance.between(3, 12)};
  } else {
    slot.period = chance.pick(bells.periods).name;
  }
  if (chance.one_in(3)) slot.weekdays = {chance.between(1, 5), 7};
  if (plan.calendar.cycle.size() > 1 && chance.one_in(3)) slot.cycle_days = {chance.pick(plan.calendar.cycle).code};
  if (!chance.one_in(6)) slot.room = chance.pick(plan.rooms).first;
  if (chance.one_in(2)) slot.group = chance.pick(plan.classrooms);
  return slot;
}

}  // namespace cueline::rules
