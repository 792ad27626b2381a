#include <algorithm>
#include <chrono>
#include <map>
#include <memory>

#include "tests/bench/floors.hpp"
#include "tests/bench/peer.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

using Clock = std::chrono::steady_clock;

double micros(Clock::duration duration) { return std::chrono::duration<double, std::micro>(duration).count(); }

// Each sender has one message under way; the next goes out when the answer has come.
struct Outcome {
  double per_second = 0, p50 = 0, p99 = 0, cpu_micros = 0;
};
Outcome send_in_lock_step(ServerUnderTest& server, const School& school, std::size_t senders, std::size_t each) {
  Crowd crowd;
  std::vector<std::unique_ptr<Peer>> peers;
  std::map<Peer*, std::size_t> index;
  for (std::size_t sender = 0; sender < senders; ++sender) {
    auto& peer = peers.emplace_back(std::make_unique<Peer>(server.port(), school.tokens[sender]));
    peer->wait_for(R"({"kind":"snapshot")");
    crowd.add(*peer);
    index[peer.get()] = sender;
  }
  std::vector<double> latencies;
  std::vector<Clock::time_point> sent(senders);
  std::vector<std::size_t> done(senders, 0);
  const auto send = [&](std::size_t sender) {
    sent[sender] = Clock::now();
    peers[sender]->send(post_message(
        school, std::to_string(senders) + "-" + std::to_string(sender) + "-" + std::to_string(done[sender])));
  };
  const auto cpu = server.cpu_seconds();
  const auto start = Clock::now();
  for (std::size_t sender = 0; sender < senders; ++sender) send(sender);
  while (latencies.size() < senders * each) {
    const bool came = crowd.read([&](Peer& peer, std::string_view line) {
      if (!line.starts_with(R"({"kind":"reply")")) return;
      if (line.find("\"problem\"") != std::string_view::npos) throw std::runtime_error("refused: " + std::string(line));
      const auto sender = index[&peer];
      latencies.push_back(micros(Clock::now() - sent[sender]));
      if (++done[sender] < each) send(sender);
    });
    if (!came) throw std::runtime_error("an acknowledgement did not come");
  }
  const auto seconds = micros(Clock::now() - start) / 1e6;
  const auto count = static_cast<double>(latencies.size());
  return {count / seconds, percentile(latencies, 0.5), percentile(latencies, 0.99),
          (server.cpu_seconds() - cpu) / count * 1e6};
}

}  // namespace

std::string post_message(const School& school, const std::string& id) {
  return R"({"kind":"command","id":")" + id + R"(","command":{"kind":"post_message","timeline":)" +
         std::to_string(school.channel) + R"(,"text":")" + std::string(text_bytes, 'm') + R"(","mentions":[]}})";
}

void measure_acknowledgements(const Bench& bench) {
  const auto folder = bench.folder + "/acknowledgements";
  const auto school = found_school(folder, bench.size.senders);
  ServerUnderTest server(bench.binary, folder);
  server.start();
  const auto message =
      post_message(school, "1").size() + 150;  // with what the server adds: about the bytes of its batch
  // Half of the floor before and half after, since other machines share the disk.
  auto floor = append_and_sync(bench.folder, message, bench.size.acknowledgements / 2);
  const auto one = send_in_lock_step(server, school, 1, bench.size.acknowledgements);
  floor.p50 = (floor.p50 + append_and_sync(bench.folder, message, bench.size.acknowledgements / 2).p50) / 2;
  const auto round_trip = loopback_round_trip(bench.size.acknowledgements);
  bench.table.add(
      {"one sender: acknowledged, p50", one.p50, "us", "bare fdatasync of the same size", floor.p50, 1.5, true});
  bench.table.add({"one sender: acknowledged, p50", one.p50, "us", "bare fdatasync and a loopback round trip",
                   floor.p50 + round_trip, 0, true});
  bench.table.add({"one sender: acknowledged, p99", one.p99, "us", "", 0, 0, true});
  bench.table.add({"one sender: acknowledged messages", one.per_second, "/s", "", 0, 0, false});
  const auto many =
      send_in_lock_step(server, school, bench.size.senders, std::max<std::size_t>(bench.size.acknowledgements / 8, 20));
  const auto senders = std::to_string(bench.size.senders) + " senders: ";
  bench.table.add({senders + "acknowledged messages, each to all of them", many.per_second, "/s", "", 0, 0, false});
  bench.table.add({senders + "acknowledged, p50", many.p50, "us", "", 0, 0, true});
  bench.table.add({senders + "acknowledged, p99", many.p99, "us", "", 0, 0, true});
  bench.table.add({senders + "server CPU of one message", many.cpu_micros, "us", "", 0, 0, true});
}

}  // namespace cueline::bench
