// Lists of stretches of time: in order, half open, not touching inside one list. Included by this folder only.
#pragma once

#include <vector>

#include "protocol/questions.hpp"

namespace cueline::domain {

using Stretches = std::vector<Stretch>;

[[nodiscard]] inline bool contains(const Stretch& stretch, Millis time) {
  return stretch.start <= time && time < stretch.end;
}
[[nodiscard]] inline bool overlap(const Stretch& one, const Stretch& other) {
  return one.start < other.end && other.start < one.end;
}

[[nodiscard]] Stretches in_order(Stretches stretches);  // what overlaps or touches becomes one; empty ones go
[[nodiscard]] Stretches without(const Stretches& stretches, const Stretches& taken);
[[nodiscard]] Stretches both(const Stretches& one, const Stretches& other);

}  // namespace cueline::domain
