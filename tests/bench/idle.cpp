#include <fmt/core.h>

#include "tests/bench/load.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {

void measure_idle(const Bench& bench) {
  constexpr std::size_t subscriptions = 10;
  const auto people = bench.size.idle / 10;
  const auto rooms = Rooms::spread(people, people, subscriptions);
  Cueline cueline(bench.binary, bench.place("idle") + "/cueline", rooms);
  // What the first connections make the server set up once is not a connection's.
  std::vector<std::unique_ptr<Connection>> connections;
  for (std::size_t person = 0; person < 20; ++person) connections.push_back(cueline.join(person % people));
  const auto before = cueline.program().resident_kib();
  for (std::size_t person = 0; person < bench.size.idle; ++person) connections.push_back(cueline.join(person % people));
  const auto each = (cueline.program().resident_kib() - before) / static_cast<double>(bench.size.idle);
  bench.table.add({fmt::format("idle connection, of {}", bench.size.idle), each, "KiB", "3 KiB", 3, 1, true});
}

}  // namespace cueline::bench
