// What hours make of a message. Included by this folder only.
#pragma once

#include <vector>

#include "server/domain/lookup.hpp"

namespace cueline::domain {

struct Holding {
  std::vector<Held> held;  // whom it disturbs only later
  Drafts drafts;           // behind the message: the server's answers and what is counted
};
// `disturbed`: whom the message names or is for. `to`: everybody it is addressed to.
[[nodiscard]] Holding hold(const Asked& asked, const PostMessage& command, const std::vector<PersonId>& disturbed,
                           const std::vector<PersonId>& to);

}  // namespace cueline::domain
