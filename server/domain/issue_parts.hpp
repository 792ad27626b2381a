// What the files of issues share, and what others need to raise one. Included by this folder only.
#pragma once

#include "server/domain/items.hpp"

namespace cueline::domain {

// Its owner, or any admin.
[[nodiscard]] inline bool may_steer(const Asked& asked, const Issue& issue) {
  return issue.owner == asked.by.id || is_admin(asked);
}

// What is raised, with its promises and what silence leads to, on the timeline it opens; addressed to its owner, or to
// the admins. `id` is the sequence the draft will get.
[[nodiscard]] Draft raise(const Asked& asked, IssueId id, IssueRaised raised);

// Who hears of an issue: its owner, or the admins if it has none who is still here; never whoever speaks, nor whoever
// it is kept from.
[[nodiscard]] std::vector<PersonId> called_upon(const School& school, PersonId speaker, std::optional<PersonId> owner,
                                                std::optional<PersonId> bypass);

// The issue as this step leaves it.
void move(Issue& issue, const IssueMoved& fact, PersonId by, Millis time);

// One step by whoever asks, or by the raiser whom a secret showed; addressed to the others it concerns.
[[nodiscard]] Decision step(const Asked& asked, const Issue& issue, IssueMoved moved);

// The issue raised with this secret, if it is one and is not over. (anonymous.cpp)
[[nodiscard]] const Issue* raised_with(const School& school, IssueId id, const Secret& secret, Millis now);

// What silence leads to while the issue stands as it does; none once it is closed. (issue_pursuit.cpp)
[[nodiscard]] std::optional<Pursuit> pursuit_of(const School& school, const Issue& issue);

}  // namespace cueline::domain
