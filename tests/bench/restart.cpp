#include <fmt/core.h>

#include <chrono>

#include "tests/bench/load.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {

// From the start of the process to the answer to a first command: a client connects as soon as the port opens.
void measure_restart(const Bench& bench) {
  const auto folder = bench.place("restart") + "/cueline";
  Cueline cueline(bench.binary, folder, Rooms::one(2));
  cueline.program().stop();
  fill_school(folder, cueline.school(), bench.size.stored);
  cueline.start();
  {
    Audience audience(cueline, 1);
    static_cast<void>(acknowledge(audience, 200, 1, false));
  }
  cueline.program().kill();
  const auto start = std::chrono::steady_clock::now();
  cueline.start();
  Audience audience(cueline, 1);
  static_cast<void>(acknowledge(audience, 1, 1, false));
  const auto millis = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  bench.table.add({fmt::format("restart, {} stored", bench.size.stored), millis, "ms"});
}

}  // namespace cueline::bench
