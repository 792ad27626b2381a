// Days with school: which bells ring on them, and time counted by them.
#include "server/domain/school_time.hpp"

#include <algorithm>

#include "server/domain/lookup.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::size_t days_kept = 2'000;  // more than a calendar usually has

const Calendar* calendar_of(const School& school) {
  const auto& calendars = school.rows<Calendar>();
  return calendars.empty() ? nullptr : &calendars.begin()->second;
}

const SpecialDay* special(const Calendar& calendar, Date date) {
  const auto found = std::find_if(calendar.special.begin(), calendar.special.end(),
                                  [&](const SpecialDay& day) { return day.date == date; });
  return found == calendar.special.end() ? nullptr : &*found;
}

bool on_weekdays(const Calendar& calendar, Weekday weekday) {
  return std::find(calendar.weekdays.begin(), calendar.weekdays.end(), weekday) != calendar.weekdays.end();
}

bool has_school(const Calendar& calendar, Date date) {
  if (date < calendar.first || calendar.last < date) return false;
  const auto* const day = special(calendar, date);
  return day && day->closed ? !*day->closed : on_weekdays(calendar, weekday_of(date));
}

// How many days with school lie before this one: whole weeks, the rest of a week, then what special days change.
std::int64_t days_before(const Calendar& calendar, Date date) {
  const auto days = days_between(calendar.first, date);
  const auto weekday = weekday_of(calendar.first).value;
  auto count = days / 7 * std::ssize(calendar.weekdays);
  for (std::int64_t i = 0; i < days % 7; ++i) count += on_weekdays(calendar, (weekday - 1 + i) % 7 + 1) ? 1 : 0;
  for (const auto& day : calendar.special) {
    if (!day.closed || day.date < calendar.first || date <= day.date) continue;
    const bool usual = on_weekdays(calendar, weekday_of(day.date));
    if (*day.closed && usual) --count;
    if (!*day.closed && !usual) ++count;
  }
  return count;
}

// The day of the rotation that this is, and what rings on it.
std::pair<Code, BellsId> rotation(const Calendar& calendar, Date date) {
  const auto& cycle = calendar.cycle;
  const auto place = static_cast<std::size_t>(days_before(calendar, date) % std::ssize(cycle));
  auto day = cycle[place];
  const auto* const other = special(calendar, date);
  if (other && other->code) {
    const auto found =
        std::find_if(cycle.begin(), cycle.end(), [&](const CycleDay& one) { return one.code == *other->code; });
    if (found != cycle.end()) day = *found;
  }
  return {day.code, other && other->bells ? *other->bells : day.bells};
}

SchoolDay ringing(const School& school, const Bells& bells, Date date, std::optional<Minute> ends) {
  SchoolDay day{.date = date};
  if (ends) day.dismissed = at(school, date, *ends);
  for (const auto& period : bells.periods) {
    const auto end = ends ? std::min(period.end.value, ends->value) : period.end.value;
    if (period.start < end) {
      day.periods.push_back({period.name, period.period_kind, at(school, date, period.start), at(school, date, end)});
    }
  }
  if (day.periods.empty()) return day;
  day.start = day.periods.front().start;
  day.end = day.periods.back().end;
  return day;
}

}  // namespace

bool has_calendar(const School& school) { return calendar_of(school) != nullptr; }

static std::optional<SchoolDay> made_from_calendar(const School& school, const Calendar& calendar, Date date) {
  if (!has_school(calendar, date)) return std::nullopt;
  const auto [code, bells_id] = rotation(calendar, date);
  const auto* const bells = school.row<Bells>(bells_id.value);
  if (!bells) return std::nullopt;
  const auto* const other = special(calendar, date);
  auto day = ringing(school, *bells, date, other ? other->ends : std::nullopt);
  if (day.periods.empty()) return std::nullopt;  // dismissed before the first bell
  day.cycle_day = code;
  if (other) day.reason = other->reason;
  return day;
}

// Everybody's hours are counted by the same few days, so each is made once.
SchoolDayPtr school_day(const School& school, Date date) {
  const auto* const calendar = calendar_of(school);
  if (!calendar || date < calendar->first || calendar->last < date) return nullptr;
  auto& [time_zone, days] = school.days_cache;
  if (time_zone != school.record.time_zone || days.size() >= days_kept) {
    days.clear();
    time_zone = school.record.time_zone;
  }
  const auto [place, is_new] = days.try_emplace(date.value);
  if (!is_new) return place->second;
  if (auto day = made_from_calendar(school, *calendar, date)) {
    place->second = std::make_shared<const SchoolDay>(std::move(*day));
  }
  return place->second;
}

SchoolDayPtr next_school_day(const School& school, Date after) {
  const auto* const calendar = calendar_of(school);
  if (!calendar) return nullptr;
  auto date = std::max(date_after(after, 1), calendar->first);
  for (; date <= calendar->last; date = date_after(date, 1)) {
    if (!has_school(*calendar, date)) continue;
    if (auto day = school_day(school, date)) return day;
  }
  return nullptr;
}

bool is_closed(const School& school, Date date) {
  const auto* const calendar = calendar_of(school);
  const auto* const day = calendar ? special(*calendar, date) : nullptr;
  return day && day->closed.value_or(false);
}

Millis period_end(const School& school, Millis time) {
  const auto today = local(school, time).date;
  for (auto day = school_day(school, today); day; day.reset()) {
    if (time < day->start) return day->periods.front().end;
    for (const auto& period : day->periods) {
      if (time < period.start) return period.start;
      if (time < period.end) return period.end;
    }
  }
  const auto next = next_school_day(school, today);
  return next ? next->periods.front().end : Millis{time.value + hour_ms};
}

Millis day_end(const School& school, Millis time) {
  const auto today = local(school, time).date;
  if (const auto day = school_day(school, today); day && time < day->end) return day->end;
  const auto next = next_school_day(school, today);
  return next ? next->end : Millis{time.value + 8 * hour_ms};
}

Millis after_school_time(const School& school, Millis from, std::int64_t milliseconds) {
  auto left = milliseconds;
  auto reached = from;
  auto day = school_day(school, local(school, from).date);
  if (!day) day = next_school_day(school, local(school, from).date);
  for (; day; day = next_school_day(school, day->date)) {
    const auto start = std::max(from, day->start);
    if (day->end <= start) continue;
    const auto today = day->end.value - start.value;
    if (left <= today) return Millis{start.value + left};
    left -= today;
    reached = day->end;
  }
  return Millis{reached.value + left};  // after the last day of the calendar all time counts, as without one
}

std::int64_t school_time_between(const School& school, Millis from, Millis until) {
  if (until <= from) return 0;
  if (!has_calendar(school)) return until.value - from.value;
  std::int64_t total = 0;
  auto day = school_day(school, local(school, from).date);
  if (!day) day = next_school_day(school, local(school, from).date);
  for (; day && day->start < until; day = next_school_day(school, day->date)) {
    const auto start = std::max(from, day->start);
    const auto end = std::min(until, day->end);
    if (start < end) total += end.value - start.value;
  }
  return total;
}

Millis after_school_days(const School& school, Millis from, std::int64_t days) {
  const auto start = local(school, from);
  auto date = start.date;
  for (auto left = days; left > 0; --left) {
    const auto next = next_school_day(school, date);
    date = next ? next->date : date_after(date, 1);
  }
  return Millis{at(school, date, start.minute).value + from.value % minute_ms};
}

}  // namespace cueline::domain
