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

// The entries with after < sequence <= up_to that may be seen.
struct Plan {
  std::shared_ptr<const Sight> sight;
  Sequence after;
  Sequence up_to;
};

// A part of it, from its beginning: entry frames ready to be sent.
struct Chunk {
  struct Piece {
    Sequence sequence;
    std::size_t begin = 0;  // of its frame in `bytes`; it ends where the next begins
  };
  Sequence up_to;  // everything that may be seen up to here is in it; more is to be read if this is below the plan's
  std::string bytes;
  std::vector<Piece> pieces;
};

// A chunk ends with the entry that reaches so many bytes, or after so many entries however few may be seen.
struct ChunkBounds {
  std::size_t bytes = std::size_t{64} * 1024;
  std::size_t scanned = std::size_t{8} * 1024;
};

[[nodiscard]] result<Chunk> read_chunk(const storage::Log& log, SchoolId school, const Plan& plan,
                                       ChunkBounds bounds = {});

// A page of a timeline: entries it owns or shows whose home the person may read. Error: not_found.
[[nodiscard]] result<HistoryPage> read_history(const storage::Log& log, SchoolId school, const Sight& sight,
                                               const History& question);

}  // namespace cueline::engine
