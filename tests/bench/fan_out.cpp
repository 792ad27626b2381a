#include <fmt/core.h>

#include <array>

#include "tests/bench/bare.hpp"
#include "tests/bench/load.hpp"
#include "tests/bench/peers.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

struct Shape {
  std::size_t senders, window;
  double against_uwebsockets, against_nats;  // targets: times their deliveries per CPU second
};
constexpr std::array shapes{Shape{1, 1, 0, 0}, Shape{1, 64, 5, 2.5}, Shape{4, 64, 5, 2.5}};

// One of those compared: its CPU seconds for a million deliveries in each shape, a figure a round.
struct Runner {
  std::unique_ptr<Contender> contender;
  std::string name;
  std::unique_ptr<Audience> audience = {};
  std::array<std::vector<double>, shapes.size()> cpu = {}, per_second = {};
};

double deliveries_per_cpu_second(double cpu_per_million) { return 1 / cpu_per_million; }  // in millions

void report(const Bench& bench, std::size_t shape, const Runner& ours, const Runner& theirs) {
  const auto& [senders, window, uwebsockets, nats] = shapes[shape];
  const auto what = fmt::format("{} readers, {} in flight from {}", bench.size.readers, window, senders);
  if (!theirs.contender) return bench.table.missing(what, theirs.name);
  const auto mine = median(ours.cpu[shape]);
  const auto other = median(theirs.cpu[shape]);
  if (theirs.name == "bare send") {
    bench.table.add({what, mine, "CPU s / million", theirs.name, other, window == 1 ? 1.10 : 0, true});
    bench.table.add({what, median(ours.per_second[shape]) / 1e6, "million / s", theirs.name,
                     median(theirs.per_second[shape]) / 1e6});
    return;
  }
  const auto bound = theirs.name == "uWebSockets" ? uwebsockets : theirs.name == "NATS" ? nats : 0;
  bench.table.add({what, deliveries_per_cpu_second(mine), "million / CPU s", theirs.name,
                   deliveries_per_cpu_second(other), bound, false});
}

}  // namespace

void measure_fan_out(const Bench& bench) {
  const auto folder = bench.place("fan_out");
  const auto rooms = Rooms::one(bench.size.readers);
  std::vector<Runner> runners;
  runners.push_back({std::make_unique<Cueline>(bench.binary, folder + "/cueline", rooms), "Cueline"});
  runners.push_back({std::make_unique<Bare>("send", folder), "bare send"});
  if (bench.peers) {
    runners.push_back({uwebsockets_server(folder + "/uwebsockets", rooms), "uWebSockets"});
    runners.push_back({nats_server(folder + "/nats", rooms, NatsServer::Keeps::nothing), "NATS"});
    runners.push_back({node_server(folder + "/node", rooms, false), "Node ws"});
  }
  for (auto& runner : runners)
    if (runner.contender) runner.audience = std::make_unique<Audience>(*runner.contender, bench.size.readers);
  // In turn, so that what else the machine does meets all of them.
  for (std::size_t round = 0; round < bench.size.rounds; ++round)
    for (auto& runner : runners)
      for (std::size_t shape = 0; runner.contender && shape < shapes.size(); ++shape) {
        const auto [senders, window, uwebsockets, nats] = shapes[shape];
        const auto messages = window == 1 ? bench.size.broadcasts / 4 : bench.size.broadcasts;
        const auto fanned = fan_out(*runner.audience, senders, messages, window);
        runner.cpu[shape].push_back(fanned.cpu_per_million);
        runner.per_second[shape].push_back(fanned.per_second);
      }
  for (std::size_t shape = 0; shape < shapes.size(); ++shape)
    for (std::size_t theirs = 1; theirs < runners.size(); ++theirs) report(bench, shape, runners[0], runners[theirs]);
}

}  // namespace cueline::bench
