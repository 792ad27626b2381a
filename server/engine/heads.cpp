#include "server/engine/heads.hpp"

namespace cueline::engine {

result<Sequence> Heads::of(TimelineId timeline) {
  if (const auto known = heads_.find(timeline); known != heads_.end()) return known->second;
  if (timeline.value > opened_at_.value) return Sequence{};
  auto head = log_.timeline_head(school_, timeline);
  if (head) heads_[timeline] = *head;
  return head;
}

}  // namespace cueline::engine
