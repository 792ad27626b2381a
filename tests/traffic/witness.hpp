// People of one room who measure how long things take while others make noise: on a thread of their own, so that the
// noise is not counted. One says something at a steady pace, whether or not the last has come; the others say how old
// it was when they had it, and answer alerts.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/traffic/town.hpp"

namespace cueline::traffic {

enum class Says { alerts, messages };

struct Witnessed {
  std::vector<double> delivered_ms;  // from the command to each of the others
  std::vector<double> answered_ms;   // from the command to its reply: of what was said, and of answers to alerts
  std::uint64_t said = 0;
  std::uint64_t missing = 0;  // deliveries that had not come at the end
};

class Witness {
 public:
  struct Plan {
    std::uint16_t port = 0;
    Says says = Says::alerts;
    std::chrono::milliseconds every{100};
  };
  Witness(const Town& town, const Room& room, const Plan& plan);  // answers when everybody is live
  ~Witness();
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;

  void begin();
  // Says no more, waits for what is under way, at most `patience`; what was measured since begin.
  [[nodiscard]] Witnessed end(std::chrono::milliseconds patience);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// Sorts. The value below which this share of them lie; 0 if there are none.
[[nodiscard]] double quantile(std::vector<double>& values, double share);

}  // namespace cueline::traffic
