// The last sequence that each timeline owns: an entry names the one before it. Cached; asked of the log the first time.
#pragma once

#include <unordered_map>

#include "storage/log.hpp"

namespace cueline::engine {

class Heads {
 public:
  Heads(const storage::Log& log, SchoolId school) : log_(log), school_(school), opened_at_(log.head(school)) {}

  [[nodiscard]] result<Sequence> of(TimelineId timeline);  // 0 if it owns nothing
  void moved(TimelineId timeline, Sequence sequence) { heads_[timeline] = sequence; }
  void forget(TimelineId timeline) { heads_.erase(timeline); }

 private:
  const storage::Log& log_;
  const SchoolId school_;
  const Sequence opened_at_;  // a timeline younger than this began in this process
  std::unordered_map<TimelineId, Sequence> heads_;
};

}  // namespace cueline::engine
