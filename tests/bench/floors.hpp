// What the machine itself takes, measured in the same run: the figures of the server are told as ratios to these.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace cueline::bench {

// Appends `bytes` to a file in `folder` and syncs it, `times` over: microseconds of one, at the median and the 99th
// percentile.
struct Percentiles {
  double p50 = 0, p99 = 0;
};
[[nodiscard]] Percentiles append_and_sync(const std::string& folder, std::size_t bytes, std::size_t times);

// One byte there and back between two threads over loopback TCP: microseconds, median.
[[nodiscard]] double loopback_round_trip(std::size_t times);

// One send() of `bytes` to each of `sockets` loopback sockets, `rounds` over: CPU seconds per million sends.
[[nodiscard]] double send_cost(std::size_t sockets, std::size_t bytes, std::size_t rounds);

// Sorts; the value below which `share` of them lie.
[[nodiscard]] double percentile(std::vector<double>& values, double share);

}  // namespace cueline::bench
