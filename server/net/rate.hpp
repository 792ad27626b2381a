// A rate that somebody may keep up, with room for a burst: a token bucket.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace cueline::net {

struct Rate {
  double per_second = 20;
  double burst = 100;
};

class Bucket {
 public:
  using Clock = std::chrono::steady_clock;
  using Wait = std::chrono::milliseconds;

  // Takes one. 0: it was there; else how long until there is one.
  [[nodiscard]] Wait take(const Rate& rate, Clock::time_point now) {
    const std::chrono::duration<double> gone = now - last_;
    if (gone.count() > 0) {
      level_ = std::min(rate.burst, (level_ < 0 ? rate.burst : level_) + gone.count() * rate.per_second);
      last_ = now;
    }
    if (level_ < 0) level_ = rate.burst;
    if (level_ >= 1) {
      level_ -= 1;
      return Wait(0);
    }
    return Wait(static_cast<std::int64_t>((1 - level_) / rate.per_second * 1000) + 1);
  }

  [[nodiscard]] Clock::time_point last() const { return last_; }

 private:
  double level_ = -1;  // below 0: not used yet, so full
  Clock::time_point last_{};
};

}  // namespace cueline::net
