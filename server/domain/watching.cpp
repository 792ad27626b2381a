#include "server/domain/watching.hpp"

#include "server/domain/day.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t hour_ms = 60 * 60 * 1000;
constexpr std::int64_t week_ms = 7 * 24 * hour_ms;

bool is_with(const School& school, const Student& student, const DayBlock& block) {
  if (block.cancelled.value_or(false)) return false;
  if (block.student == student.id || block.group == student.classroom) return true;
  const auto* const room = block.room ? school.row<Room>(block.room->value) : nullptr;
  return !block.student && room && room->channel == student.classroom;
}

void add(const School& school, const DayBlock& block, WatchedHours& hours) {
  const auto start = local(school, block.start);
  const auto end = local(school, Millis{block.end.value - 1});
  if (start.date != end.date || block.end <= block.start) return;  // nobody's school day goes on over midnight
  auto& day = hours[start.date];
  for (auto hour = start.minute / 60; hour <= end.minute / 60; ++hour) day.insert(static_cast<std::uint64_t>(hour));
}

}  // namespace

WatchedHours watched_hours(const School& school, const Student& student, Millis from, Millis until) {
  WatchedHours hours;
  const auto* const team = lookup(school.channels, student.care_team);
  if (!team || !has_calendar(school)) return hours;
  for (auto week = from; week < until; week.value += week_ms) {
    const Millis end{std::min(week.value + week_ms, until.value)};
    const Plan plan(school, week, end);
    for (const auto person : team->members) {
      for (const auto& block : plan.blocks_of(person)) {
        if (is_with(school, student, block)) add(school, block, hours);
      }
    }
  }
  return hours;
}

Date monday_of(const School& school, Millis time) {
  const auto day = local(school, time);
  return date_after(day.date, 1 - day.weekday);
}

}  // namespace cueline::domain
