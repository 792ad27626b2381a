// What a server weighs while it lives: samples, and whether they grow.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "tests/traffic/town.hpp"

namespace cueline::traffic {

class Scales {
 public:
  using Seconds = std::chrono::duration<double>;

  void put(Seconds age, const Weight& weight, std::uint64_t messages) { samples_.push_back({age, weight, messages}); }

  struct Trend {
    Seconds over{0};          // from the end of the warm-up
    double mib_per_hour = 0;  // of resident memory: the slope of a line through all samples
    double grown_mib = 0;     // the median of the last third of them, less that of the first
    std::size_t fewest_descriptors_first = 0, fewest_descriptors_last = 0;  // in the first and last third
    std::size_t fewest_threads = 0, most_threads = 0;
    double disk_bytes_per_message = 0;
    double most_mib = 0;
  };
  [[nodiscard]] Trend trend(Seconds warm_up) const;  // fewer than six samples after it: nothing

 private:
  struct Sample {
    Seconds age;
    Weight weight;
    std::uint64_t messages;
  };
  std::vector<Sample> samples_;
};

}  // namespace cueline::traffic
