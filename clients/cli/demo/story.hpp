// Two weeks of the made-up school, told up to now: what people saw, said, changed and raised, and what became of it.
#pragma once

#include "clients/cli/demo/script.hpp"

namespace cueline::demo {

// The same story every time, moved so that its last day is the one of `now`. Leaves a problem in the stage if a rule
// of the school refuses part of it.
void tell_story(Stage& stage, Millis now);

// Its parts (two_weeks.cpp, today.cpp, together.cpp).
void put_down_two_weeks(Script& script, Millis now);
void put_down_today(Script& script, Millis now);
void put_down_together(Script& script, Millis now);

}  // namespace cueline::demo
