// What the files of issues share. Included by them only.
#pragma once

#include "server/domain/lookup.hpp"

namespace cueline::domain {

// Its owner, or any admin.
[[nodiscard]] inline bool may_steer(const Asked& asked, const Issue& issue) {
  return issue.owner == asked.by.id || is_admin(asked);
}

// One step by whoever asks, addressed to the others it concerns.
[[nodiscard]] Decision step(const Asked& asked, const Issue& issue, IssueMoved moved);

}  // namespace cueline::domain
