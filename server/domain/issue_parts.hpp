// What the files of issues share. Included by them only.
#pragma once

#include "server/domain/items.hpp"

namespace cueline::domain {

// Its owner, or any admin.
[[nodiscard]] inline bool may_steer(const Asked& asked, const Issue& issue) {
  return issue.owner == asked.by.id || is_admin(asked);
}

// By when there must be a first answer.
[[nodiscard]] Millis promise(const Code& issue_kind, Weight severity, Millis now);

// Who hears of an issue: its owner, or the admins if it has none who is still here; never whoever speaks.
[[nodiscard]] std::vector<PersonId> called_upon(const School& school, PersonId speaker, std::optional<PersonId> owner);

// One step by whoever asks, addressed to the others it concerns.
[[nodiscard]] Decision step(const Asked& asked, const Issue& issue, IssueMoved moved);

}  // namespace cueline::domain
