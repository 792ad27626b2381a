// The school's clock: its time zone, its days and its bells. A school without a calendar has none of it: every moment
// counts, as if it were open always. Decisions only: apply() never asks what time it is anywhere.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "protocol/questions.hpp"
#include "server/domain/school.hpp"

namespace cueline::domain {

// A moment by the clock on the school's wall.
struct LocalTime {
  Date date;
  Minute minute;
  Weekday weekday;
};
[[nodiscard]] LocalTime local(const School& school, Millis time);
// The moment of a wall-clock time. In the hour that daylight saving skips: the first moment after it; in the one it
// repeats: the first of the two.
[[nodiscard]] Millis at(const School& school, Date date, Minute minute);

[[nodiscard]] bool is_date(Date date);                        // 20260230 is none
[[nodiscard]] Date date_after(Date date, std::int64_t days);  // or before
[[nodiscard]] Weekday weekday_of(Date date);
[[nodiscard]] std::int64_t days_between(Date from, Date until);
[[nodiscard]] bool is_time_zone(const std::string& name);  // an IANA name that this machine knows

[[nodiscard]] bool has_calendar(const School& school);

// A day with school, and what rings on it.
struct SchoolDay {
  Date date;
  Code cycle_day;
  std::optional<Name> reason;       // of a special day
  std::vector<DayPeriod> periods;   // in order, cut at an early dismissal
  Millis start;                     // the first bell
  Millis end;                       // the last one
  std::optional<Millis> dismissed;  // early: nothing of the timetable happens later, whether a bell rings then or not
};
using SchoolDayPtr = std::shared_ptr<const SchoolDay>;  // null: none
[[nodiscard]] SchoolDayPtr school_day(const School& school, Date date);
// The first day with school after this one; none within the calendar.
[[nodiscard]] SchoolDayPtr next_school_day(const School& school, Date after);
[[nodiscard]] bool is_closed(const School& school, Date date);  // a special day without school

// The end of the period that this moment is in, of the break between two, or of the next day's first period.
// Without a calendar: an hour later.
[[nodiscard]] Millis period_end(const School& school, Millis time);
// The last bell of the day; of the next day with school, once it has rung. Without a calendar: eight hours later.
[[nodiscard]] Millis day_end(const School& school, Millis time);

// Time with school only: between the first and the last bell. Without a calendar: all time.
[[nodiscard]] Millis after_school_time(const School& school, Millis from, std::int64_t milliseconds);
[[nodiscard]] std::int64_t school_time_between(const School& school, Millis from, Millis until);  // in ms
// The same time of day, so many days with school later. Without a calendar: days.
[[nodiscard]] Millis after_school_days(const School& school, Millis from, std::int64_t days);

}  // namespace cueline::domain
