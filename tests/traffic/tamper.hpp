// The controls of the network suite: between whole and valid WebSocket frames of the server, one entry is lost, said
// twice or said too late. No socket breaks, so only somebody who checks positions can notice.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace cueline::traffic {

enum class Tampering { none, swallow, repeat, swap };

// What a server says on one connection, from its first byte on.
class Tamper {
 public:
  Tamper(Tampering how, std::uint64_t seed) : how_(how), chance_(seed) {}

  // Takes what arrived, answers what is to be passed on.
  [[nodiscard]] std::string pass(std::string_view bytes);
  [[nodiscard]] std::uint64_t done() const { return done_; }  // entries tampered with

 private:
  [[nodiscard]] std::size_t whole_frame() const;
  void pass_frame(std::string_view frame, std::string& out);

  Tampering how_;
  std::mt19937_64 chance_;
  std::string waiting_;  // less than a frame
  std::string late_;     // a frame to be said after the next
  bool upgraded_ = false;
  std::uint64_t done_ = 0;
};

}  // namespace cueline::traffic
