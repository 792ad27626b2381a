// Most days are like the timetable says: of them only the slots with the student are looked at. Where somebody of the
// team is away, covered, sent elsewhere, or an alert changes the day, a week of everybody's plan is made.
#include "server/domain/watching.hpp"

#include <algorithm>

#include "server/domain/day.hpp"
#include "server/domain/school_time.hpp"
#include "server/domain/stretches.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t hour_ms = 60 * 60 * 1000;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr std::int64_t week_ms = 7 * day_ms;
// However far something that changes a day reaches: a change moves things by a day, and a day is looked at whole.
constexpr std::int64_t reach_ms = 3 * day_ms;

void add(const School& school, Millis from, Millis until, WatchedHours& hours) {
  const auto start = local(school, from);
  const auto end = local(school, Millis{until.value - 1});
  if (start.date != end.date || until <= from) return;  // nobody's school day goes on over midnight
  auto& day = hours[start.date];
  for (auto hour = start.minute / 60; hour <= end.minute / 60; ++hour) day.set(static_cast<std::size_t>(hour));
}

// When the plan of this team may be other than its slots say.
Stretches unquiet(const School& school, const std::vector<PersonId>& team) {
  Stretches times;
  const auto add_time = [&](Millis from, Millis until) {
    times.push_back({Millis{from.value - reach_ms}, Millis{until.value + reach_ms}});
  };
  for (const auto& [id, alert] : school.alerts) {
    if (alert.change) add_time(alert.change->from_start, alert.change->from_end);
  }
  for (const auto& [id, absence] : school.rows<Absence>()) {
    if (holds(team, absence.person)) add_time(absence.from, absence.until);
  }
  for (const auto& [id, cover] : school.rows<Cover>()) {
    if (holds(team, cover.by) || holds(team, cover.instead_of)) add_time(cover.from, cover.until);
  }
  for (const auto& [id, move] : school.rows<Reassignment>()) {
    if (holds(team, move.person)) add_time(move.from, move.until);
  }
  return in_order(std::move(times));
}

void add_by_plan(const School& school, const Student& student, const std::vector<PersonId>& team, const Stretch& time,
                 WatchedHours& hours) {
  const Plan plan(school, time.start, time.end);
  for (const auto person : team) {
    for (const auto& block : plan.blocks_of(person)) {
      if (!block.cancelled.value_or(false) && is_with(school, student, block))
        add(school, block.start, block.end, hours);
    }
  }
}

std::vector<const Slot*> slots_with(const School& school, const Student& student, const std::vector<PersonId>& team) {
  std::vector<const Slot*> slots;
  for (const auto person : team) {
    const auto* const ids = lookup(school.slots_of, person);
    if (!ids) continue;
    for (const auto id : *ids) {
      const auto* const slot = school.row<Slot>(id.value);
      if (slot && is_with(school, student, *slot)) slots.push_back(slot);
    }
  }
  return slots;
}

void add_by_slots(const School& school, const std::vector<const Slot*>& slots, const Stretch& time,
                  WatchedHours& hours) {
  const auto last = local(school, Millis{time.end.value - 1}).date;
  for (auto date = local(school, time.start).date; date <= last; date = date_after(date, 1)) {
    const auto day = school_day(school, date);
    if (!day) continue;
    Stretches watched;
    const auto weekday = weekday_of(date);
    for (const auto* slot : slots) {
      const auto when = time_on(school, *slot, *day, weekday);
      if (when && overlap(*when, time)) watched.push_back(*when);
    }
    for (const auto& one : in_order(std::move(watched))) add(school, one.start, one.end, hours);
  }
}

}  // namespace

WatchedHours watched_hours(const School& school, const Student& student, Millis from, Millis until) {
  WatchedHours hours;
  const auto* const team = lookup(school.channels, student.care_team);
  if (!team || !has_calendar(school)) return hours;
  const auto slots = slots_with(school, student, team->members);
  const auto times = unquiet(school, team->members);
  const auto is_quiet = [&](const Stretch& time) {
    return std::none_of(times.begin(), times.end(), [&](const Stretch& one) { return overlap(one, time); });
  };
  for (auto week = from; week < until; week.value += week_ms) {
    const Stretch time{week, Millis{std::min(week.value + week_ms, until.value)}};
    if (!is_quiet(time)) {
      add_by_plan(school, student, team->members, time, hours);
      continue;
    }
    add_by_slots(school, slots, time, hours);
  }
  return hours;
}

Date monday_of(const School& school, Millis time) {
  const auto day = local(school, time);
  return date_after(day.date, 1 - day.weekday);
}

}  // namespace cueline::domain
