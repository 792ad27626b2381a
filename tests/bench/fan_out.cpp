#include <chrono>
#include <memory>

#include "tests/bench/floors.hpp"
#include "tests/bench/peer.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Delivered {
  double per_second = 0, cpu_per_million = 0;
};

// One sender, `window` messages under way: the next goes out when the oldest has reached everybody.
Delivered broadcast(ServerUnderTest& server, Crowd& crowd, Peer& sender, const School& school, std::size_t readers,
                    std::size_t messages, std::size_t window) {
  std::size_t sent = 0;
  std::size_t deliveries = 0;
  const auto send = [&] { sender.send(post_message(school, std::to_string(window) + "-" + std::to_string(sent++))); };
  const auto cpu = server.cpu_seconds();
  const auto start = Clock::now();
  while (sent < std::min(window, messages)) send();
  while (deliveries < messages * readers) {
    const bool came =
        crowd.read([&](Peer&, std::string_view line) { deliveries += line.starts_with(R"({"kind":"entry")") ? 1 : 0; });
    if (!came) throw std::runtime_error("a delivery did not come");
    while (sent < messages && sent * readers < deliveries + window * readers) send();
  }
  const auto seconds = std::chrono::duration<double>(Clock::now() - start).count();
  const auto count = static_cast<double>(deliveries);
  return {count / seconds, (server.cpu_seconds() - cpu) / count * 1e6};
}

}  // namespace

void measure_fan_out(const Bench& bench) {
  const auto folder = bench.folder + "/fan_out";
  const auto school = found_school(folder, bench.size.senders);
  ServerUnderTest server(bench.binary, folder);
  server.start();
  Crowd crowd;
  std::vector<std::unique_ptr<Peer>> peers;
  for (std::size_t reader = 0; reader < bench.size.readers; ++reader) {
    auto& peer =
        peers.emplace_back(std::make_unique<Peer>(server.port(), school.tokens[reader % school.tokens.size()]));
    peer->wait_for(R"({"kind":"snapshot")");
    crowd.add(*peer);
  }
  const auto readers = std::to_string(bench.size.readers) + " readers, ";
  const auto bytes = post_message(school, "1").size() + 150;
  const auto floor = send_cost(std::min<std::size_t>(bench.size.readers, 1'000), bytes, 20);
  for (const std::size_t window : {std::size_t{1}, std::size_t{64}}) {
    const auto messages = window == 1 ? bench.size.broadcasts / 4 : bench.size.broadcasts;
    const auto delivered = broadcast(server, crowd, *peers.front(), school, bench.size.readers, messages, window);
    const auto what = readers + std::to_string(window) + " in flight: ";
    bench.table.add({what + "server CPU of a million deliveries", delivered.cpu_per_million, "s",
                     "a bare send() for each", floor, 0, true});
    bench.table.add({what + "deliveries", delivered.per_second, "/s", "", 0, 0, false});
  }
}

}  // namespace cueline::bench
