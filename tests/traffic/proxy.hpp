// A TCP proxy that injures what goes through it, by a seed: each connection gets a fate. Bytes are cut into pieces down
// to one, delayed, held back for a while; the end comes as a reset on both sides or on one, as a half-close in the
// middle of a frame, or as a silence in which both sides believe that the other is still there.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "tests/traffic/tamper.hpp"

namespace cueline::traffic {

struct Injuries {
  std::atomic<std::uint64_t> connections{0}, bytes{0};
  std::atomic<std::uint64_t> resets{0}, one_sided{0}, half_closes{0}, silences{0};  // ends
  std::atomic<std::uint64_t> stalls{0}, dribbled{0};                                // dribbled: connections
  std::atomic<std::uint64_t> tampered{0};
};

struct Weather {
  std::uint64_t seed = 1;
  bool injures = true;
  Tampering tampering = Tampering::none;
};

class Proxy {
 public:
  // Listens on these ports of 127.0.0.1 and passes on to `target`. Runs on a thread of its own.
  Proxy(const std::vector<std::uint16_t>& ports, std::uint16_t target, const Weather& weather);
  ~Proxy();
  Proxy(const Proxy&) = delete;
  Proxy& operator=(const Proxy&) = delete;

  void calm();  // later connections are left alone, and those of now from their next piece on
  [[nodiscard]] const Injuries& injuries() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cueline::traffic
