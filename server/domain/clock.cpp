// The clock on the school's wall: dates, and the time zone's rules by the time-zone library. The machine's tables are
// read once, by the first question.
#include <date/tz.h>

#include <algorithm>

#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// None for a name this machine does not know: then the clock is UTC. A school is not founded with such a name, but its
// data may be moved to a machine with older tables.
const date::time_zone* find_zone(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::exception&) {
    return nullptr;
  }
}

// A process has one school, so the zone found last is nearly always the one that is asked for.
const date::time_zone* zone_named(const std::string& name) {
  struct Last {
    std::string name;
    const date::time_zone* zone = nullptr;
  };
  static thread_local Last last;
  if (last.name != name) last = {name, find_zone(name)};
  return last.zone;
}

date::year_month_day day_of_number(Date date) {
  const auto number = static_cast<int>(date.value);
  return date::year(number / 10'000) / (number / 100 % 100) / (number % 100);
}

Date number_of(date::local_days days) {
  const date::year_month_day day(days);
  return int{day.year()} * 10'000 + static_cast<int>(unsigned{day.month()} * 100 + unsigned{day.day()});
}

Millis millis(date::sys_seconds time) { return Millis{milliseconds(time.time_since_epoch()).count()}; }

}  // namespace

LocalTime local(const School& school, Millis time) {
  const date::sys_time<milliseconds> moment{milliseconds(time.value)};
  const auto* const zone = zone_named(school.record.time_zone);
  const auto offset = zone ? zone->get_info(moment).offset : seconds(0);
  const date::local_time<milliseconds> wall{moment.time_since_epoch() + offset};
  const auto day = date::floor<date::days>(wall);
  return {number_of(day), date::floor<minutes>(wall - day).count(), date::weekday(day).iso_encoding()};
}

Millis at(const School& school, Date date, Minute minute) {
  const auto wall = date::local_days(day_of_number(date)) + minutes(minute.value);
  const auto* const zone = zone_named(school.record.time_zone);
  if (!zone) return Millis{milliseconds(wall.time_since_epoch()).count()};
  const auto info = zone->get_info(date::local_time<seconds>(wall));
  if (info.result == date::local_info::nonexistent) return millis(info.first.end);
  return millis(date::sys_seconds(wall.time_since_epoch()) - info.first.offset);
}

bool is_date(Date date) { return day_of_number(date).ok(); }

Date date_after(Date date, std::int64_t days) {
  return number_of(date::local_days(day_of_number(date)) + date::days(days));
}

Weekday weekday_of(Date date) { return date::weekday(date::local_days(day_of_number(date))).iso_encoding(); }

std::int64_t days_between(Date from, Date until) {
  return (date::local_days(day_of_number(until)) - date::local_days(day_of_number(from))).count();
}

bool is_time_zone(const std::string& name) { return zone_named(name) != nullptr; }

}  // namespace cueline::domain
