#include <chrono>
#include <memory>
#include <thread>

#include "tests/bench/peer.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {

// The kernel's socket buffers are not in it: they belong to no process.
void measure_idle(const Bench& bench) {
  const auto folder = bench.folder + "/idle";
  const auto school = found_school(folder, bench.size.senders);
  ServerUnderTest server(bench.binary, folder);
  server.start();
  std::vector<std::unique_ptr<Peer>> peers;
  const auto connect = [&](std::size_t count) {
    for (std::size_t index = 0; index < count; ++index) {
      auto& peer =
          peers.emplace_back(std::make_unique<Peer>(server.port(), school.tokens[index % school.tokens.size()]));
      peer->wait_for(R"({"kind":"snapshot")");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
  };
  connect(bench.size.idle / 10);  // what the first ones bring with them is not counted
  const auto before = server.resident_kib();
  connect(bench.size.idle);
  const auto each = (server.resident_kib() - before) / static_cast<double>(bench.size.idle);
  bench.table.add({"memory of an idle connection, of " + std::to_string(bench.size.idle), each, "KiB", "", 0, 0, true});
}

}  // namespace cueline::bench
