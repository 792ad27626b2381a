// What is open now: the cues, changes and issues of a school, of everybody. Whoever uses it judges who may know.
#pragma once

#include <cstdint>
#include <unordered_set>

#include "storage/log.hpp"

namespace cueline::search {

// Blocking reads. Error: what storage says.
[[nodiscard]] result<std::unordered_set<std::uint64_t>> open_items(const storage::Log& log, SchoolId school);

}  // namespace cueline::search
