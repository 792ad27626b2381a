// What is measured, one function a question; each in a file of its own.
#pragma once

#include <cstddef>
#include <string>

#include "tests/bench/server_under_test.hpp"
#include "tests/bench/table.hpp"

namespace cueline::bench {

// How much of everything: the short size checks that the harness works, the full size gives the figures.
struct Size {
  std::size_t acknowledgements = 300;
  std::size_t senders = 64;
  std::size_t readers = 100;
  std::size_t broadcasts = 200;
  std::size_t idle = 300;
  std::size_t stored = 5'000;
  std::size_t missed = 1'000;
};
inline constexpr Size full{5'000, 64, 1'000, 3'000, 5'000, 1'000'000, 10'000};

struct Bench {
  std::string folder;  // an empty one, on the disk to be measured
  std::string binary;  // the server's
  Size size;
  Table& table;
};

void measure_acknowledgements(const Bench& bench);  // one sender, and many
void measure_fan_out(const Bench& bench);           // to many readers, one message in flight and 64
void measure_idle(const Bench& bench);              // memory of a connection that waits
void measure_restart(const Bench& bench);           // after kill -9, to the first acknowledgement
void measure_catch_up(const Bench& bench);          // messages missed

// A post_message into the school's channel, of the size people write.
[[nodiscard]] std::string post_message(const School& school, const std::string& id);
inline constexpr std::size_t text_bytes = 150;

}  // namespace cueline::bench
