#include "server/engine/gate.hpp"

#include "protocol/read.hpp"
#include "server/domain/access.hpp"

namespace cueline::engine {

bool Gate::opens(TimelineId timeline) {
  if (sight_.readable.contains(timeline)) return true;
  const auto [known, is_new] = archived_.try_emplace(timeline, false);
  if (is_new) {
    using storage::keys::RecordKind;
    for (const auto kind : {RecordKind::alert, RecordKind::issue, RecordKind::reassignment, RecordKind::planning})
      known->second = known->second || archived(kind, timeline);
  }
  return known->second;
}

bool Gate::archived(storage::keys::RecordKind kind, TimelineId timeline) {
  const auto row = log_.row(storage::keys::archive(school_, kind, timeline.value));
  if (!row) {
    error_ = row.error();
    return false;
  }
  if (!*row) return false;
  const auto record = read_record(**row);
  return record && domain::access::may_read_archived(sight_.person, *record);
}

}  // namespace cueline::engine
