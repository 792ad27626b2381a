// The school's own clock: its zone, bells, rooms, timetable and hours.
#pragma once

#include <string>

#include "clients/cli/demo/cast.hpp"

namespace cueline::demo {

// A zone in which it is between nine and ten in the morning now, so that the school is alive whenever it is shown:
// New York's if it is that time there.
[[nodiscard]] std::string zone_of(Millis now);

// Bells, calendar, rooms, timetable, hours, languages. The day of `now` has school, whatever day of the week it is.
void set_up_year(Stage& stage, const Cast& cast, Millis at, Millis now);

// A room by its name, and the moment of a wall-clock time of the day of `now`.
[[nodiscard]] RoomId place(Stage& stage, std::string_view name);
[[nodiscard]] Millis today_at(Stage& stage, Millis now, int hours, int minutes);

}  // namespace cueline::demo
