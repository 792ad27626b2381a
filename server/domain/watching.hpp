// When somebody of a care team was with a student: what was not watched is not zero. As the timetable is now and was
// changed on the day; the care team as it is now. Included by this folder only.
#pragma once

#include <bitset>
#include <map>

#include "server/domain/lookup.hpp"

namespace cueline::domain {

// By day: the hours of the school's clock in which somebody was, or might have been: with the student or their
// classroom. Days on which nobody was are left out. Without a calendar: none.
using HoursOfDay = std::bitset<24>;
using WatchedHours = std::map<std::int64_t, HoursOfDay>;  // by date
[[nodiscard]] WatchedHours watched_hours(const School& school, const Student& student, Millis from, Millis until);

// Whether a piece of work, a slot or a block of a day, is with this student or their class.
template <class Work>
[[nodiscard]] bool is_with(const School& school, const Student& student, const Work& work) {
  if (work.student == student.id || work.group == student.classroom) return true;
  const auto* const room = work.room ? school.row<Room>(work.room->value) : nullptr;
  return !work.student && room && room->channel == student.classroom;
}

[[nodiscard]] Date monday_of(const School& school, Millis time);

}  // namespace cueline::domain
