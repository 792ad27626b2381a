// Everything one person may see, as frames to start from.
#pragma once

#include <cstddef>
#include <vector>

#include "server/domain/school.hpp"
#include "server/engine/encoded.hpp"
#include "server/engine/heads.hpp"
#include "server/engine/published.hpp"
#include "server/engine/reads.hpp"

namespace cueline::engine {

inline constexpr std::size_t snapshot_part_bytes = 64 * 1024;  // a part ends with the record that reaches this

struct SnapshotOf {
  const domain::School& school;
  PersonId person;
  Position position;
  std::vector<PersonId> here;
};

// At least one frame. Fails if storage cannot be read.
[[nodiscard]] result<std::vector<Bytes>> snapshot(const SnapshotOf& what, Encoded& encoded, Heads& heads, Reads& reads);

}  // namespace cueline::engine
