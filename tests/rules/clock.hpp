// The clock on a school's wall, counted by hand: days of the calendar, and zones by the rule that makes them. Nothing
// of the server's is used here, no time-zone library and no file of the machine: it is what those are held against.
#pragma once

#include <cstdint>
#include <string_view>

#include "protocol/values.hpp"

namespace cueline::rules {

inline constexpr std::int64_t second_ms = 1'000;
inline constexpr std::int64_t minute_ms = 60 * second_ms;
inline constexpr std::int64_t hour_ms = 60 * minute_ms;
inline constexpr std::int64_t day_ms = 24 * hour_ms;

// Days are counted from 1970-01-01.
[[nodiscard]] std::int64_t days_of(std::int64_t date);  // 20261123
[[nodiscard]] std::int64_t date_of(std::int64_t days);
[[nodiscard]] std::int64_t weekday_of(std::int64_t days);  // 1 is Monday

enum class Saving { none, europe, america, australia };

// How far a place is from UTC, in minutes, and when it saves daylight.
struct Zone {
  std::string_view name;
  std::int64_t offset;
  Saving saving;

  [[nodiscard]] bool saves(std::int64_t millis) const;
  [[nodiscard]] std::int64_t offset_at(std::int64_t millis) const { return offset + (saves(millis) ? 60 : 0); }
  // The moment of a wall-clock time; the first of two, or the first after a gap.
  [[nodiscard]] std::int64_t at(std::int64_t days, std::int64_t minute) const;
  [[nodiscard]] std::int64_t day_at(std::int64_t millis) const;  // which day it is there

 private:
  struct Turn {
    std::int64_t begins, ends;
  };
  [[nodiscard]] Turn turns(std::int64_t year) const;
};

inline constexpr Zone zones[] = {
    {"Europe/Lisbon", 0, Saving::europe},        {"Europe/Berlin", 60, Saving::europe},
    {"America/New_York", -300, Saving::america}, {"Australia/Sydney", 600, Saving::australia},
    {"Asia/Kathmandu", 345, Saving::none},
};

}  // namespace cueline::rules
