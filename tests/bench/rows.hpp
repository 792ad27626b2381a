// What is measured, one function a question; each in a file of its own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tests/bench/contender.hpp"
#include "tests/bench/table.hpp"

namespace cueline::bench {

// How much of everything: the short size checks that the harness works, the full size gives the figures.
struct Size {
  std::size_t rounds = 1;  // of each contender in turn; the median counts
  std::size_t readers = 100, broadcasts = 200;
  std::size_t senders = 64, acknowledgements = 2'000;
  std::size_t idle = 300;
  std::size_t stored = 5'000;
  std::size_t missed = 1'000;
};
inline constexpr Size full{3, 1'000, 1'500, 64, 100'000, 5'000, 1'000'000, 10'000};

struct Bench {
  std::string folder;  // an empty one, on the disk to be measured
  std::string binary;  // the server's
  Size size;
  bool peers = false;
  Table& table;

  [[nodiscard]] std::string place(std::string_view name) const;  // a new folder in it
};

void measure_fan_out(const Bench& bench);       // one message to many readers
void measure_acknowledged(const Bench& bench);  // many senders
void measure_one_sender(const Bench& bench);    // from send to stored and answered
void measure_idle(const Bench& bench);          // memory of a connection that waits
void measure_restart(const Bench& bench);       // after kill -9, to the first acknowledgement
void measure_catch_up(const Bench& bench);      // messages missed

}  // namespace cueline::bench
