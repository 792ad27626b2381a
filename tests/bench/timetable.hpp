// School days around the clock, so that a run at any hour is in the middle of one: bells every hour, every day of the
// week, for as long as a calendar may be.
#pragma once

#include "tests/bench/school.hpp"

namespace cueline::bench {

// Bells, a calendar, a room for each channel, and eight hours a day of everybody's timetable from this hour on: with
// the first channel that is theirs, one of them the assembly. Answers when that begins next.
[[nodiscard]] Millis set_timetable(demo::Stage& stage, const School& school, const Rooms& rooms, Millis when);

}  // namespace cueline::bench
