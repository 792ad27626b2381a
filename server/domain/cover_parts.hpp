// Covers, for the nouns that lead to one: a cover request that was taken. Included by this folder only.
#pragma once

#include "server/domain/rows.hpp"

namespace cueline::domain {

// Why this cover cannot be given: somebody is gone, away, or at two places at once; or nothing.
[[nodiscard]] boost::system::error_code check_cover(const School& school, const Cover& cover, Millis now);

// The drafts that give it, and begin it if it is time: its row, the rooms it opens, and what it adds to a tally.
[[nodiscard]] Drafts give_cover(const School& school, Cover cover, Millis now);

[[nodiscard]] Drafts on_due(const School& school, const Cover& cover, Millis now);
[[nodiscard]] Drafts on_due(const School& school, const Absence& absence, Millis now);
[[nodiscard]] Drafts on_due(const School& school, const Reassignment& move, Millis now);

}  // namespace cueline::domain
