// What silence to an alert leads to: which rule, and whom each act means. Included by this folder only.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "server/domain/pursuits.hpp"
#include "server/domain/rules.hpp"

namespace cueline::domain {

// The moments its steps are counted from. A change that has begun already has no time left before it starts.
template <class Some>
[[nodiscard]] Moments moments_of(const Some& alert, Millis sent) {
  auto start = alert.starts;
  if (!start && alert.change)
    start = std::min(alert.change->from_start, alert.change->to_start.value_or(alert.change->from_start));
  if (start && *start <= sent) start.reset();
  return {.sent = sent, .start = start, .until = alert.until};
}

// Whom an act means, of those who are at work; `about` are the people it is about.
[[nodiscard]] std::vector<PersonId> told_of(const School& school, const Alert& alert, PursuitAct act,
                                            const std::vector<PersonId>& about, Millis now);

// The pursuit that an alert begins with; none if it needs no answer, or its rule has no step that applies.
[[nodiscard]] std::optional<Pursuit> pursuit_of(const School& school, const SendAlert& command,
                                                const TemplateRule& kind, Millis now);

// The next step against silence, as drafts, if it is due. Whoever is off duty is neither counted nor told.
[[nodiscard]] Drafts pursue(const School& school, const Alert& alert, Millis now);

}  // namespace cueline::domain
