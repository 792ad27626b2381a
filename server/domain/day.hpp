// A person's day: their timetable, with covers, reassignments and what alerts have moved.
#pragma once

#include <optional>
#include <vector>

#include "protocol/questions.hpp"
#include "server/domain/school.hpp"

namespace cueline::domain {

[[nodiscard]] Day day_of(const School& school, PersonId person, Date date);

// What they are at in that time, in order; blocks are not cut. At most a week.
[[nodiscard]] std::vector<DayBlock> blocks_of(const School& school, PersonId person, Millis from, Millis until);
// What they are at now.
[[nodiscard]] std::optional<DayBlock> block_at(const School& school, PersonId person, Millis time);

// Who is in one of these rooms at some moment of that time, sorted.
[[nodiscard]] std::vector<PersonId> people_in(const School& school, const std::vector<RoomId>& rooms, Millis from,
                                              Millis until);
// Who is in a room next to where this person is, or in the same one: who can pass something on by voice. Sorted.
[[nodiscard]] std::vector<PersonId> neighbours_of(const School& school, PersonId person, Millis time);

}  // namespace cueline::domain
