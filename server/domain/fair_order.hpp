// Who could stand in, who has carried least first. Included by this folder only.
#pragma once

#include <vector>

#include "server/domain/day.hpp"
#include "server/domain/lookup.hpp"

namespace cueline::domain {

// On duty now and then, free, not in protected time, in a role that may stand in, speaking what language support needs;
// a substitute within their own rooms only. Ties by id.
[[nodiscard]] std::vector<PersonId> fair_order(const School& school, const CoverAsked& cover, Millis now);

// Whether this one still could: asked again when they take it.
[[nodiscard]] bool can_stand_in(const School& school, const CoverAsked& cover, PersonId person, Millis now);

// Nothing to do in that time, and on duty at both ends of it. The plan must hold that time.
[[nodiscard]] bool is_free(const School& school, const Plan& plan, PersonId person, const Stretch& time);

}  // namespace cueline::domain
