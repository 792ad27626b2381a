#include <fmt/core.h>

#include "tests/bench/load.hpp"
#include "tests/bench/peers.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

constexpr std::size_t members = 30;  // of a channel

struct Runner {
  std::unique_ptr<Contender> contender;
  std::unique_ptr<Audience> audience = {};
  std::vector<double> p50 = {}, p99 = {}, cpu = {};
};

}  // namespace

// NATS delivers before anything is stored, and stores nothing; we deliver what is on the disk.
void measure_school(const Bench& bench) {
  const auto folder = bench.place("school");
  const auto& [people, channels] = std::pair(bench.size.people, bench.size.channels);
  const auto per_second = people / 4;
  const auto rooms = Rooms::spread(people, channels, members);
  std::vector<Runner> runners;
  runners.push_back({std::make_unique<Cueline>(bench.binary, folder + "/cueline", rooms)});
  if (bench.peers) runners.push_back({nats_server(folder + "/nats", rooms, NatsServer::Keeps::nothing)});
  for (auto& runner : runners)
    if (runner.contender) runner.audience = std::make_unique<Audience>(*runner.contender, people);
  for (std::size_t round = 0; round < bench.size.rounds; ++round)
    for (auto& runner : runners)
      if (runner.contender) {
        const auto paced = say_at_a_pace(*runner.audience, rooms, per_second, bench.size.school_seconds);
        runner.p50.push_back(paced.p50);
        runner.p99.push_back(paced.p99);
        runner.cpu.push_back(paced.cpu);
      }
  const auto what = fmt::format("{} people, {} messages/s", people, per_second);
  const auto& ours = runners.front();
  const bool compared = runners.size() > 1 && runners.back().contender;
  const auto theirs = [&](const std::vector<double>& values) { return compared ? median(values) : 0; };
  const std::string against = compared ? "NATS, storing nothing" : "";
  if (bench.peers && !compared) bench.table.missing(what, "NATS");
  bench.table.add(
      {what + ", CPU", median(ours.cpu) * 100, "% of a core", against, theirs(runners.back().cpu) * 100, 0.6, true});
  bench.table.add({what + ", delivered p50", median(ours.p50), "us", against, theirs(runners.back().p50), 1.6, true});
  bench.table.add({what + ", delivered p99", median(ours.p99), "us", against, theirs(runners.back().p99)});
}

}  // namespace cueline::bench
