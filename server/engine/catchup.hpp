// Reading storage for one person: what a connection missed (chunks) and pages of history. Blocking: for the read pool.
// Safe on any thread; what may be read is in the Sight, decided by domain/access when the engine made it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "protocol/frames.hpp"
#include "server/engine/join.hpp"
#include "storage/log.hpp"

namespace cueline::engine {

// The entries with after < sequence <= up_to that may be seen, without those that have gone, or will go, another way.
struct Plan {
  std::shared_ptr<const Sight> sight;
  Sequence after;
  Sequence up_to;
  std::vector<Sequence> leave_out = {};  // sorted
};

// What was read of it, from its beginning.
struct Chunk {
  struct Part {
    Sequence up_to;
    std::string lines;  // entry frames ready to be sent
  };
  Sequence up_to;  // everything that may be seen up to here is in it; more is to be read if this is below the plan's
  std::vector<Part> parts;
};

// A chunk ends with the entry that completes so many parts, or after so many entries however few may be seen. A part is
// what a bad connection may have to get again; several of them are read in one go, so that going to the read pool and
// back costs little.
struct ChunkBounds {
  std::size_t part_bytes = std::size_t{64} * 1024;
  std::size_t parts = 4;
  std::size_t scanned = std::size_t{8} * 1024;
};

[[nodiscard]] result<Chunk> read_chunk(const storage::Log& log, SchoolId school, const Plan& plan,
                                       ChunkBounds bounds = {});

// A page of a timeline: entries it owns or shows whose home the person may read. Error: not_found.
[[nodiscard]] result<HistoryPage> read_history(const storage::Log& log, SchoolId school, const Sight& sight,
                                               const History& question);

}  // namespace cueline::engine
