#include "server/domain/stretches.hpp"

#include <algorithm>

namespace cueline::domain {

Stretches in_order(Stretches stretches) {
  std::erase_if(stretches, [](const Stretch& one) { return one.end <= one.start; });
  std::sort(stretches.begin(), stretches.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
  Stretches joined;
  for (const auto& one : stretches) {
    if (!joined.empty() && one.start <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, one.end);
    } else {
      joined.push_back(one);
    }
  }
  return joined;
}

Stretches without(const Stretches& stretches, const Stretches& taken) {
  Stretches left = stretches;
  for (const auto& gap : taken) {
    Stretches pieces;
    for (const auto& one : left) {
      if (!overlap(one, gap)) {
        pieces.push_back(one);
        continue;
      }
      if (one.start < gap.start) pieces.push_back({one.start, gap.start});
      if (gap.end < one.end) pieces.push_back({gap.end, one.end});
    }
    left = std::move(pieces);
  }
  return left;
}

Stretches both(const Stretches& one, const Stretches& other) {
  Stretches common;
  for (const auto& a : one) {
    for (const auto& b : other) {
      if (overlap(a, b)) common.push_back({std::max(a.start, b.start), std::min(a.end, b.end)});
    }
  }
  return in_order(std::move(common));
}

}  // namespace cueline::domain
