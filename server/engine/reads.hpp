// How far people have read. State, not entries: the furthest wins, rows are written with the next batch. Each person's
// rows are loaded when they first join or read.
#pragma once

#include <map>
#include <unordered_map>
#include <vector>

#include "protocol/frames.hpp"
#include "storage/log.hpp"

namespace cueline::engine {

class Reads {
 public:
  Reads(const storage::Log& log, SchoolId school) : log_(log), school_(school) {}

  // True if that is further than before; `rows` gets what is to be stored. False also if storage cannot be read: the
  // client says it again.
  [[nodiscard]] bool move(PersonId person, const ReadPosition& to, std::vector<storage::RowWrite>& rows);
  [[nodiscard]] result<std::vector<ReadPosition>> of(PersonId person);
  // A timeline has left memory: nobody counts what is unread there. For the persons loaded; rows of others stay, and
  // are not shown to who may not read the timeline.
  void forget(TimelineId timeline, std::vector<storage::RowWrite>& rows);

 private:
  using Positions = std::map<TimelineId, Sequence>;
  [[nodiscard]] result<Positions*> load(PersonId person);

  const storage::Log& log_;
  const SchoolId school_;
  std::unordered_map<PersonId, Positions> positions_;
};

}  // namespace cueline::engine
