// The time of day, for the parts that are told it from outside.
#pragma once

#include <chrono>

#include "protocol/ids.hpp"

namespace cueline {

[[nodiscard]] inline Millis wall_clock() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return Millis{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

}  // namespace cueline
