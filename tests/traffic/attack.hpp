// Sockets that mean no good, thousands of them from addresses of this machine's own network (127.0.0.0/8), on a thread
// of their own. Whoever is thrown out comes again, at a bounded pace, so that the machine is not spent on attacking.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

namespace cueline::traffic {

struct AttackPlan {
  std::uint16_t port = 0;
  std::size_t sockets = 10'000;
  std::size_t addresses = 20;  // they come from
  std::size_t opened_a_second = 3'000;
};

// By turns a socket is silent, dribbles a header, dribbles an upgrade, upgrades and says nothing, says a frame of 2^62
// bytes, a message in fragments of one byte, JSON a thousand deep, or noise.
class Attack {
 public:
  explicit Attack(const AttackPlan& plan);
  ~Attack();
  Attack(const Attack&) = delete;
  Attack& operator=(const Attack&) = delete;

  [[nodiscard]] std::size_t open() const;          // now
  [[nodiscard]] std::uint64_t thrown_out() const;  // so far
  [[nodiscard]] std::uint64_t bytes() const;       // sent

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cueline::traffic
