// When a school day begins, breaks and ends: bell schedules, and which of them rings on which day.
// Rows of the school's own lists: admins and office set them (set_rows), each change is an entry (row_set).
#pragma once

#include <boost/describe/class.hpp>
#include <optional>

#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"
#include "protocol/values.hpp"

namespace cueline {

// ---- Bells and days ----

// One stretch between two bells.
struct Period {
  Name name;                                    // "Period 3", "Lunch": timetable slots name it
  PeriodKind period_kind = PeriodKind::lesson;  // what kind
  Minute start;                                 // when it begins
  Minute end;                                   // when it ends, after the start
  bool operator==(const Period&) const = default;
};
BOOST_DESCRIBE_STRUCT(Period, (), (name, period_kind, start, end))

// A bell schedule: the periods of a day, in order, not overlapping.
struct Bells {
  BellsId id;                                        // 0 for a new one
  Name name;                                         // "Regular", "Early release"
  List<Period, limits::periods_per_day, 1> periods;  // in order
  bool operator==(const Bells&) const = default;
};
BOOST_DESCRIBE_STRUCT(Bells, (), (id, name, periods))

// One day of the rotation: A, B ...
struct CycleDay {
  Code code;      // "A"
  BellsId bells;  // what rings on it
  bool operator==(const CycleDay&) const = default;
};
BOOST_DESCRIBE_STRUCT(CycleDay, (), (code, bells))

// A day that is not like the rotation says.
struct SpecialDay {
  Date date;                     // which
  std::optional<BellsId> bells;  // what rings instead
  std::optional<Code> code;      // which day of the rotation it is instead
  std::optional<Minute> ends;    // early dismissal: nothing of the timetable happens later
  std::optional<bool> closed;    // true: no school, the rotation does not move on; false: school on a free weekday
  std::optional<Name> reason;    // "Teacher training"
  bool operator==(const SpecialDay&) const = default;
};
BOOST_DESCRIBE_STRUCT(SpecialDay, (), (date, bells, code, ends, closed, reason))

// The school year: there is one. The rotation counts school days from `first`.
struct Calendar {
  CalendarId id;                                   // always 1
  Date first;                                      // the first day of the year
  Date last;                                       // the last one
  List<Weekday, 7, 1> weekdays;                    // on which there is school
  List<CycleDay, limits::cycle_days, 1> cycle;     // the rotation; one day if there is none
  List<SpecialDay, limits::special_days> special;  // by date
  bool operator==(const Calendar&) const = default;
};
BOOST_DESCRIBE_STRUCT(Calendar, (), (id, first, last, weekdays, cycle, special))

}  // namespace cueline
