#include <fmt/core.h>

#include "tests/bench/load.hpp"
#include "tests/bench/peers.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

struct Runner {
  std::unique_ptr<Contender> contender;
  std::string name;
  std::unique_ptr<Audience> audience = {};
  std::vector<double> per_second = {}, p50 = {}, p99 = {}, cpu = {};
};

void run_once(Runner& runner, std::size_t messages, std::size_t window) {
  const auto answered = acknowledge(*runner.audience, messages, window);
  runner.per_second.push_back(answered.per_second);
  runner.p50.push_back(answered.p50);
  runner.p99.push_back(answered.p99);
  runner.cpu.push_back(answered.cpu);
}

void report(const Bench& bench, const std::string& what, double bound, const Runner& ours, const Runner& theirs) {
  if (!theirs.contender) return bench.table.missing(what, theirs.name);
  bench.table.add({what, median(ours.per_second), "acknowledged / s", theirs.name, median(theirs.per_second),
                   theirs.name == "NATS JetStream" ? bound : 0, false});
  bench.table.add({what + ", p50", median(ours.p50), "us", theirs.name, median(theirs.p50)});
  bench.table.add({what + ", p99", median(ours.p99), "us", theirs.name, median(theirs.p99)});
  bench.table.add({what + ", server CPU", median(ours.cpu), "us / message", theirs.name, median(theirs.cpu)});
}

}  // namespace

void measure_acknowledged(const Bench& bench) {
  const auto folder = bench.place("acknowledged");
  const auto senders = bench.size.senders;
  const auto rooms = Rooms::of_their_own(senders);
  std::vector<Runner> runners;
  runners.push_back({std::make_unique<Cueline>(bench.binary, folder + "/cueline", rooms), "Cueline"});
  if (bench.peers) {
    runners.push_back({nats_server(folder + "/nats", rooms, NatsServer::Keeps::stream), "NATS JetStream"});
    runners.push_back({node_server(folder + "/node", rooms, true), "Node ws + SQLite"});
  }
  for (auto& runner : runners)
    if (runner.contender) runner.audience = std::make_unique<Audience>(*runner.contender, senders);
  for (const std::size_t window : {std::size_t{1}, std::size_t{16}}) {
    const auto what = fmt::format("{} senders, {} in flight", senders, senders * window);
    for (auto& runner : runners) runner.per_second = runner.p50 = runner.p99 = runner.cpu = {};
    for (std::size_t round = 0; round < bench.size.rounds; ++round)
      for (auto& runner : runners)
        if (runner.contender) run_once(runner, bench.size.acknowledgements, window);
    const auto& ours = runners.front();
    if (runners.size() == 1) {
      bench.table.add({what, median(ours.per_second), "acknowledged / s"});
      bench.table.add({what + ", server CPU", median(ours.cpu), "us / message"});
    }
    for (std::size_t theirs = 1; theirs < runners.size(); ++theirs)
      report(bench, what, window == 1 ? 1.0 : 1.1, ours, runners[theirs]);
  }
}

}  // namespace cueline::bench
