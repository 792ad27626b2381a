// What other nouns say about channels. Included by this folder only.
#pragma once

#include "server/domain/lookup.hpp"

namespace cueline::domain {

// A fact about a channel, on the timeline of everybody who may know of it.
[[nodiscard]] Draft about(const Channel& channel, EntryBody body);

}  // namespace cueline::domain
