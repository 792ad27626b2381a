// Which home timelines a person may read: those in memory by the sight, others by what is archived under their
// number, looked up once each. For one reading of storage on one thread.
#pragma once

#include <optional>
#include <unordered_map>

#include "server/engine/join.hpp"
#include "storage/keys.hpp"
#include "storage/log.hpp"

namespace cueline::engine {

class Gate {
 public:
  Gate(const storage::Log& log, SchoolId school, const Sight& sight) : log_(log), school_(school), sight_(sight) {}

  [[nodiscard]] bool opens(TimelineId timeline);
  // Set when storage could not be read; what opens() said since is not to be used.
  [[nodiscard]] const std::optional<boost::system::error_code>& error() const { return error_; }

 private:
  [[nodiscard]] bool archived(storage::keys::RecordKind kind, TimelineId timeline);

  const storage::Log& log_;
  const SchoolId school_;
  const Sight& sight_;
  std::unordered_map<TimelineId, bool> archived_;
  std::optional<boost::system::error_code> error_;
};

}  // namespace cueline::engine
