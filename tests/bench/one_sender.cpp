#include "tests/bench/bare.hpp"
#include "tests/bench/load.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {

// One message under way: from send to the answer that it is stored. The floor is a bare server that appends as many
// bytes to a file, syncs and answers: an fdatasync and a loopback round trip between two processes, and nothing else.
void measure_one_sender(const Bench& bench) {
  const auto folder = bench.place("one_sender");
  const auto messages = bench.size.acknowledgements / 20;
  Cueline cueline(bench.binary, folder + "/cueline", Rooms::one(1));
  Bare bare("sync", folder);
  Bare answering("answer", folder);
  Audience ours(cueline, 1);
  Audience floor(bare, 1);
  Audience round_trip(answering, 1);
  std::vector<double> p50, p99, floor_p50, floor_p99, trip_p50;
  const auto measure_floor = [&] {
    const auto answered = acknowledge(floor, messages / 2, 1);
    floor_p50.push_back(answered.p50);
    floor_p99.push_back(answered.p99);
    trip_p50.push_back(acknowledge(round_trip, messages / 2, 1).p50);
  };
  for (std::size_t round = 0; round < bench.size.rounds; ++round) {
    measure_floor();
    const auto answered = acknowledge(ours, messages, 1);
    p50.push_back(answered.p50);
    p99.push_back(answered.p99);
    measure_floor();
  }
  bench.table.add({"1 sender, p50", median(p50), "us", "bare sync and answer", median(floor_p50), 1.3, true});
  bench.table.add({"1 sender, p99", median(p99), "us", "bare sync and answer", median(floor_p99)});
  bench.table.add({"1 sender, p50", median(p50), "us", "of it: bare answer", median(trip_p50)});
}

}  // namespace cueline::bench
