// When people are free together, as asking for planning time and the question for it need it. Included by this folder
// only.
#pragma once

#include "server/domain/lookup.hpp"
#include "server/domain/stretches.hpp"

namespace cueline::domain {

// Planning that takes, or took, place.
[[nodiscard]] inline bool is_agreed(const Planning& planning) {
  return planning.state == PlanningState::agreed || planning.state == PlanningState::kept;
}

// When this person is at work and agreed planning does not take them: whether their timetable does is not asked here.
[[nodiscard]] Stretches plannable(const School& school, PersonId person, Millis from, Millis until);

}  // namespace cueline::domain
