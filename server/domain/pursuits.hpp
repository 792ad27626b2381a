// Silence is the alarm: what happens while nobody answers, one mechanism for alerts, observations and issues. The steps
// are data (PursuitRule); their times are counted once, when the step before is taken, and stand in the entry.
#pragma once

#include <optional>
#include <string_view>

#include "server/domain/school.hpp"

namespace cueline::domain {

// The moments that steps are counted from. What does not apply is none: a step counted from it is left out.
struct Moments {
  Millis sent;
  std::optional<Millis> start;       // when the change takes effect
  std::optional<Millis> period_end;  // of the period it was sent in
  std::optional<Millis> day_end;     // of the author's paid day
  std::optional<Millis> due;         // the promise, or by when it should be settled
  std::optional<Millis> until;       // nothing happens at or after this
};

// Where a pursuit begins: its first step. `next` is none if the rule has no step that applies.
[[nodiscard]] Pursuit begin_pursuit(const School& school, std::string_view rule, const Moments& moments);

// What is done now, if the pursuit is due, and where it stands afterwards. A step that was missed while the server was
// away is done once, late; what has been overtaken by the next one is left out.
struct Step {
  PursuitAct act;
  Pursuit after;
};
[[nodiscard]] std::optional<Step> step_due(const School& school, const Pursuit& pursuit, const Moments& moments,
                                           Millis now);

}  // namespace cueline::domain
