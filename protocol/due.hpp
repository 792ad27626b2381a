// When the server has to look at a thing by itself: each has at most one such time, told by its record alone, so that
// whoever checks what is stored needs no rules.
#pragma once

#include <optional>

#include "protocol/records.hpp"

namespace cueline {

// An open alert is due at its `until`, when somebody held is back, and at its next step against silence; an observation
// and an issue at theirs; a suggestion when its draft is written; a cover when it begins and ends, and like a
// reassignment and an absence when it leaves its list, a week after it was over; an active substitute at the end of
// their pass. Nothing else ever is.
inline constexpr std::int64_t kept_after_end_ms = std::int64_t{7} * 24 * 60 * 60 * 1000;
[[nodiscard]] std::optional<Millis> due_of(const Record& record);

}  // namespace cueline
