// Any bytes as the choices of a day in a school: who says what and when, what is lost, late, repeated, torn or refused,
// how the clock goes. The simulator plays it over the real engine and holds all of its promises.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/promise.hpp"
#include "tests/sim/world.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t enough = 600;  // a short day: then thousands of them fit into a minute
  cueline::sim::World world(1);
  const auto verdict = world.run({data, std::min(size, enough)});
  cueline::fuzz::promise(verdict.broken.empty(), verdict.broken);
  return 0;
}
