#include "tests/rules/clock.hpp"

namespace cueline::rules {

namespace {

constexpr std::int64_t floor_of(std::int64_t number, std::int64_t by) {
  return number >= 0 ? number / by : -((by - 1 - number) / by);
}

bool is_leap(std::int64_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

constexpr std::int64_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

std::int64_t length(std::int64_t year, std::int64_t month) {
  return lengths[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

// The Nth Sunday of a month; 0: the last.
std::int64_t sunday(std::int64_t year, std::int64_t month, std::int64_t nth) {
  if (nth == 0) {
    auto last = days_of(year * 10'000 + month * 100 + length(year, month));
    while (weekday_of(last) != 7) --last;
    return last;
  }
  auto first = days_of(year * 10'000 + month * 100 + 1);
  while (weekday_of(first) != 7) ++first;
  return first + 7 * (nth - 1);
}

}  // namespace

std::int64_t days_of(std::int64_t date) {
  const auto year = date / 10'000;
  std::int64_t days = 0;
  for (std::int64_t one = 1970; one < year; ++one) days += is_leap(one) ? 366 : 365;
  for (std::int64_t month = 1; month < date / 100 % 100; ++month) days += length(year, month);
  return days + date % 100 - 1;
}

std::int64_t date_of(std::int64_t days) {
  std::int64_t year = 1970;
  for (; days >= (is_leap(year) ? 366 : 365); ++year) days -= is_leap(year) ? 366 : 365;
  std::int64_t month = 1;
  for (; days >= length(year, month); ++month) days -= length(year, month);
  return year * 10'000 + month * 100 + days + 1;
}

std::int64_t weekday_of(std::int64_t days) { return (days + 3) % 7 + 1; }  // 1970 began on a Thursday

Zone::Turn Zone::turns(std::int64_t year) const {
  const auto local = [&](std::int64_t day, std::int64_t hour) {
    return day * day_ms + hour * hour_ms - offset * minute_ms;
  };
  switch (saving) {
    case Saving::europe: return {sunday(year, 3, 0) * day_ms + hour_ms, sunday(year, 10, 0) * day_ms + hour_ms};
    case Saving::america: return {local(sunday(year, 3, 2), 2), local(sunday(year, 11, 1), 1)};
    case Saving::australia: return {local(sunday(year, 10, 1), 2), local(sunday(year, 4, 1), 2)};
    case Saving::none: break;
  }
  return {0, 0};
}

bool Zone::saves(std::int64_t millis) const {
  if (saving == Saving::none) return false;
  const auto turn = turns(date_of(floor_of(millis + offset * minute_ms, day_ms)) / 10'000);
  if (turn.begins < turn.ends) return millis >= turn.begins && millis < turn.ends;
  return millis >= turn.begins || millis < turn.ends;
}

std::int64_t Zone::at(std::int64_t days, std::int64_t minute) const {
  const auto standard = days * day_ms + minute * minute_ms - offset * minute_ms;
  const auto saved = standard - hour_ms;
  if (saves(saved)) return saved;
  if (!saves(standard)) return standard;
  return turns(date_of(days) / 10'000).begins;
}

std::int64_t Zone::day_at(std::int64_t millis) const {
  return floor_of(millis + offset_at(millis) * minute_ms, day_ms);
}

}  // namespace cueline::rules
