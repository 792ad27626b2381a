#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "tests/bench/load.hpp"
#include "tests/bench/peers.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

// From the start of the process to the answer to a first message: a client connects as soon as the port opens.
template <class Server>
double killed_and_back(Server& server) {
  server.program().kill();
  const auto start = std::chrono::steady_clock::now();
  server.start();
  Audience audience(server, 1);
  static_cast<void>(acknowledge(audience, 1, 1));
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

std::uintmax_t write_ahead_bytes(const std::string& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
    if (file.path().extension() == ".log") bytes += file.file_size();
  return bytes;
}

// Messages until the write-ahead log is about as long as it ever gets: it grows, is cut once, and grows again.
std::uintmax_t fill_write_ahead_log(Cueline& cueline, const std::string& folder, std::size_t senders) {
  Audience audience(cueline, senders);
  std::uintmax_t longest = 0;
  for (bool was_cut = false;;) {
    static_cast<void>(acknowledge(audience, 2'000, 16));
    const auto bytes = write_ahead_bytes(folder);
    was_cut = was_cut || bytes < longest / 2;
    if (was_cut && bytes > longest / 10 * 9) return bytes;
    longest = std::max(longest, bytes);
  }
}

}  // namespace

void measure_restart(const Bench& bench) {
  const auto folder = bench.place("restart");
  const auto senders = bench.size.senders;
  const auto rooms = Rooms::of_their_own(senders);
  Cueline cueline(bench.binary, folder + "/cueline", rooms);
  cueline.program().stop();
  fill_school(folder + "/cueline", cueline.school(), bench.size.stored);
  cueline.start();
  std::unique_ptr<NatsServer> nats;
  if (bench.peers && NatsServer::is_there()) {
    nats = std::make_unique<NatsServer>(folder + "/nats", rooms, NatsServer::Keeps::stream);
    Audience audience(*nats, senders);
    static_cast<void>(acknowledge(audience, bench.size.stored, 16));
  }
  std::vector<double> ours, replaying, theirs;
  std::uintmax_t replayed = 0;
  for (std::size_t round = 0; round < bench.size.rounds; ++round) {
    ours.push_back(killed_and_back(cueline));
    if (nats) theirs.push_back(killed_and_back(*nats));
    replayed = fill_write_ahead_log(cueline, folder + "/cueline", senders);
    replaying.push_back(killed_and_back(cueline));
  }
  const auto what = fmt::format("restart, {} stored", bench.size.stored);
  const auto replay = fmt::format("{}, {} MiB to replay", what, replayed >> 20);
  if (bench.peers && !nats) bench.table.missing(what, "NATS JetStream");
  const std::string against = nats ? "NATS JetStream" : "";
  const auto other = nats ? median(theirs) : 0;
  bench.table.add({what, median(ours), "ms", against, other, 1, true});
  bench.table.add({replay, median(replaying), "ms", against, other, 1, true});
}

}  // namespace cueline::bench
