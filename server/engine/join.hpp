// What the engine says to somebody who wants to read: for connections (Join) and for questions to storage (Sight).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "protocol/frames.hpp"
#include "server/engine/published.hpp"

namespace cueline::engine {

// What a person may read, as of one sequence: enough to read storage on another thread. Timelines that have left
// memory are judged by their archived record.
struct Sight {
  Person person;
  std::unordered_set<TimelineId> readable;  // among the timelines in memory
};

// What a connection needs to go on from where its client is.
struct Join {
  Sequence at;  // the join point: live entries after it come by publish
  std::uint64_t epoch = 0;
  std::string school;           // its name
  std::vector<Bytes> snapshot;  // set if the client starts afresh; else it reads (position, at] from storage
  std::shared_ptr<const Sight> sight;
  HereNow now;  // who is present and what was read elsewhere, as of the moment the answer is given
};

}  // namespace cueline::engine
