#include "server/engine/timers.hpp"

#include "storage/keys.hpp"

namespace cueline::engine {

namespace keys = storage::keys;

result<void> Timers::restore(const storage::Log& log) {
  return log.rows(keys::prefix(keys::Table::due, school_), [&](std::string_view key, std::string_view) {
    const Millis time{static_cast<std::int64_t>(keys::number_at(key, keys::first_offset))};
    const auto id = keys::number_at(key, keys::second_offset);
    by_id_[id] = time;
    by_time_.emplace(time, id);
    return true;
  });
}

void Timers::set(std::uint64_t id, std::optional<Millis> due, std::vector<storage::RowWrite>& rows) {
  const auto known = by_id_.find(id);
  if (known != by_id_.end()) {
    if (due == known->second) return;
    rows.push_back({keys::due(school_, known->second, id), std::nullopt});
    by_time_.erase({known->second, id});
    by_id_.erase(known);
  }
  if (!due) return;
  rows.push_back({keys::due(school_, *due, id), std::string()});
  by_id_[id] = *due;
  by_time_.emplace(*due, id);
}

std::optional<Millis> Timers::next() const {
  if (by_time_.empty()) return std::nullopt;
  return by_time_.begin()->first;
}

std::optional<std::uint64_t> Timers::due(Millis now) const {
  if (by_time_.empty() || by_time_.begin()->first > now) return std::nullopt;
  return by_time_.begin()->second;
}

}  // namespace cueline::engine
