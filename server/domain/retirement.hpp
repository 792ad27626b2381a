// When what is closed leaves memory.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "protocol/records.hpp"

namespace cueline::domain {

// How long a closed observation, alert or issue stays in memory and can still be replied to.
inline constexpr std::int64_t retire_after_ms = std::int64_t{14} * 24 * 60 * 60 * 1000;
[[nodiscard]] constexpr bool retires(std::optional<Millis> closed, Millis now) {
  return closed && closed->value + retire_after_ms <= now.value;
}
// Since when that is counted: an observation that nobody answered is over when it was left to its author.
template <class Item>
[[nodiscard]] std::optional<Millis> over_since(const Item& item) {
  return item.closed;
}
[[nodiscard]] inline std::optional<Millis> over_since(const Observation& observation) {
  if (!observation.closed || !observation.offered) return observation.closed ? observation.closed : observation.offered;
  return std::min(*observation.closed, *observation.offered);
}

}  // namespace cueline::domain
