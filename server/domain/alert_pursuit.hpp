// What silence to an alert leads to: which rule, and whom each act means. Included by this folder only.
#pragma once

#include <optional>

#include "server/domain/pursuits.hpp"
#include "server/domain/rules.hpp"

namespace cueline::domain {

// The pursuit that an alert begins with; none if it needs no answer, or its rule has no step that applies.
[[nodiscard]] std::optional<Pursuit> pursuit_of(const School& school, const SendAlert& command,
                                                const TemplateRule& kind, Millis now);

// The next step against silence, as drafts, if it is due. Whoever is off duty is neither counted nor told.
[[nodiscard]] Drafts pursue(const School& school, const Alert& alert, Millis now);

}  // namespace cueline::domain
