// When the server has to look at a thing by itself: each has at most one such time, told by its record alone, so that
// whoever checks what is stored needs no rules.
#pragma once

#include <optional>

#include "protocol/records.hpp"

namespace cueline {

// An open alert is due at its `until`, when somebody held is back, and at its next step against silence; one that has
// been taken when somebody asks whether it is done; an observation
// and an issue at theirs; a suggestion when its draft is written; a cover when it begins and ends, and like a
// reassignment and an absence when it leaves its list, a week after it was over; an active substitute at the end of
// their pass; kudos, a check-in and a planning when they leave their lists. Nothing else ever is.
inline constexpr std::int64_t kept_after_end_ms = std::int64_t{7} * 24 * 60 * 60 * 1000;
inline constexpr std::int64_t kudos_kept_ms = std::int64_t{62} * 24 * 60 * 60 * 1000;       // for a monthly card
inline constexpr std::int64_t check_ins_kept_ms = std::int64_t{30} * 24 * 60 * 60 * 1000;   // ux.md, Check-in
inline constexpr std::int64_t plannings_kept_ms = std::int64_t{190} * 24 * 60 * 60 * 1000;  // figures of 26 weeks
[[nodiscard]] std::optional<Millis> due_of(const Record& record);

}  // namespace cueline
