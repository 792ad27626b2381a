// What is due when: an order over the due rows of the log. A thing has at most one due time, and the row that says so
// is written and deleted in the batch of the entry that changed it: so everything fires once, also after a restart.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "storage/log.hpp"

namespace cueline::engine {

class Timers {
 public:
  explicit Timers(SchoolId school) : school_(school) {}

  [[nodiscard]] result<void> restore(const storage::Log& log);
  // From now on this thing is due then, or not at all; the rows that say so are added.
  void set(std::uint64_t id, std::optional<Millis> due, std::vector<storage::RowWrite>& rows);

  [[nodiscard]] std::optional<Millis> next() const;
  [[nodiscard]] std::optional<std::uint64_t> due(Millis now) const;  // what has been due longest

 private:
  const SchoolId school_;
  std::map<std::uint64_t, Millis> by_id_;
  std::set<std::pair<Millis, std::uint64_t>> by_time_;
};

}  // namespace cueline::engine
