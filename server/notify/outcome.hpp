// What an answer means for what was sent.
#pragma once

#include "server/notify/letter.hpp"

namespace cueline::notify {

inline constexpr std::int64_t longest_wait_ms = std::int64_t{24} * 3600 * 1000;  // whatever a Retry-After says

// RFC 8030, and what a webhook answers. A push service that does not know our key any more (401, 403) refuses.
[[nodiscard]] Outcome outcome_of_http(int status, std::int64_t retry_after_s);
// RFC 5321: 4yz passes, 5yz does not; 550 to 553 are about the mailbox.
[[nodiscard]] Outcome outcome_of_smtp(int status);

}  // namespace cueline::notify
