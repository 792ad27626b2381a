// A small school whose day becomes a golden log.
#pragma once

#include <catch2/catch.hpp>

#include "tests/domain/small_school.hpp"

namespace cueline::golden {

struct Day : domain::test::SmallSchool {
  void ok(PersonId by, const Command& command) { REQUIRE(answer(by, command) == "ok"); }

  template <class Id, class Made>
  Id made(PersonId by, const Made& command) {
    pass(37 * domain::test::second_ms);
    return make<Id>(by, command);
  }
};

// Bells, timetable and hours, and what they make of absences, changes, cues, cards, issues and silence.
void school_day(Day& day);
// Profiles, norms, thanks, check-ins and time to plan.
void together(Day& day);

}  // namespace cueline::golden
