// How soon something that takes time is done: at once, slowly, or not at all for a while. Counted in turns; whoever
// waits lets them pass.
#pragma once

#include <cstdint>

#include "tests/sim/chance.hpp"

namespace cueline::sim {

class Pace {
 public:
  explicit Pace(Chance& chance) : chance_(chance) {}

  // From now on each takes up to so many turns; 0: none.
  void slow(std::uint64_t turns) { slowness_ = turns; }
  void stall(std::uint64_t turns) { left_ = turns; }
  void recover() { slowness_ = left_ = 0; }

  // One turn passes; true: it can be done now.
  bool ready() {
    if (left_ == 0) return true;
    --left_;
    return false;
  }
  void done() {
    if (slowness_ > 0) left_ = chance_.below(slowness_);
  }

 private:
  Chance& chance_;
  std::uint64_t slowness_ = 0;
  std::uint64_t left_ = 0;
};

}  // namespace cueline::sim
