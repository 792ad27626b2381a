// When people are free together, as asking for planning time and the question for it need it. Included by this folder
// only.
#pragma once

#include <vector>

#include "server/domain/lookup.hpp"
#include "server/domain/stretches.hpp"

namespace cueline::domain {

// Planning that takes, or took, place.
[[nodiscard]] inline bool is_agreed(const Planning& planning) {
  return planning.state == PlanningState::agreed || planning.state == PlanningState::kept;
}

// The agreed planning that takes any of this time, whoever takes part. Looks through all planning there ever was, so it
// is asked once a question, not once a person and day.
using AgreedPlanning = std::vector<const Planning*>;
[[nodiscard]] AgreedPlanning agreed_between(const School& school, Millis from, Millis until);

// When this person is at work and none of that planning takes them: whether their timetable does is not asked here.
[[nodiscard]] Stretches plannable(const School& school, const AgreedPlanning& agreed, PersonId person,
                                  const Stretch& time);

}  // namespace cueline::domain
