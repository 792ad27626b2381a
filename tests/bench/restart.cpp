#include <chrono>

#include "tests/bench/peer.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {

// From the start of the process to the answer to a first command: a client is connected as soon as the port opens.
void measure_restart(const Bench& bench) {
  const auto folder = bench.folder + "/restart";
  const auto school = found_school(folder, 2);
  fill_school(folder, school, bench.size.stored);
  ServerUnderTest server(bench.binary, folder);
  // A first life with some traffic, ended by kill -9, so that the restart has a log to recover from.
  server.start();
  {
    Peer peer(server.port(), school.tokens.front());
    for (int message = 0; message < 200; ++message) {
      peer.send(post_message(school, "before-" + std::to_string(message)));
      peer.wait_for(R"({"kind":"reply")");
    }
  }
  server.kill();
  const auto start = std::chrono::steady_clock::now();
  server.start();
  Peer peer(server.port(), school.tokens.front());
  peer.send(post_message(school, "after"));
  peer.wait_for(R"({"kind":"reply")");
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  bench.table.add({"restart after kill -9 with " + std::to_string(bench.size.stored) + " stored, to the first answer",
                   seconds * 1e3, "ms", "one second", 1'000, 1.0, true});
}

}  // namespace cueline::bench
