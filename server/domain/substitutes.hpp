// What of the school's lists is for a substitute. Included by this folder only.
#pragma once

#include "server/domain/lookup.hpp"

namespace cueline::domain {

[[nodiscard]] bool serves(const School& school, PersonId substitute, const Row& row);
[[nodiscard]] bool share_a_room(const School& school, PersonId one, PersonId other);

// After an entry they do not read: whom of them it concerns gets a snapshot.
void tell_substitutes(School& school, const Entry& entry);

void tell_all_substitutes(School& school, Sequence at);  // somebody they all knew is out of their sight

}  // namespace cueline::domain
