// When the server has to look at a thing by itself: each has at most one such time.
#pragma once

#include <cstddef>
#include <optional>

#include "protocol/records.hpp"

namespace cueline::domain {

// An alert that is open is due at its `until`, an active substitute at the end of their pass; nothing else ever is.
[[nodiscard]] std::optional<Millis> due_of(const Record& record);
[[nodiscard]] bool has_due(std::size_t kind);  // an index of the Record variant

}  // namespace cueline::domain
