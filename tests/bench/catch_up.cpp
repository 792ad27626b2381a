#include <chrono>

#include "storage/rocks_log.hpp"
#include "tests/bench/peer.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

using Clock = std::chrono::steady_clock;

// The same entries read from the log, without a server: milliseconds.
double scan_alone(const std::string& folder, std::size_t count, Sequence& first, std::uint64_t& epoch) {
  auto log = storage::RocksLog::open(folder);
  if (!log) throw std::runtime_error(log.error().sentence);
  const auto head = (*log)->head(SchoolId{1});
  first = Sequence{head.value - count};
  epoch = (*log)->epoch();
  const auto start = Clock::now();
  std::size_t bytes = 0;
  const auto read = (*log)->scan(SchoolId{1}, first, head, [&](const storage::EntryView& entry) {
    bytes += entry.bytes.size();
    return true;
  });
  if (!read || bytes == 0) throw std::runtime_error("the log could not be read");
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

}  // namespace

void measure_catch_up(const Bench& bench) {
  const auto folder = bench.folder + "/catch_up";
  const auto school = found_school(folder, 2);
  fill_school(folder, school, bench.size.missed);
  Sequence position;
  std::uint64_t epoch = 0;
  const auto floor = scan_alone(folder, bench.size.missed, position, epoch);
  ServerUnderTest server(bench.binary, folder);
  server.start();
  const auto wanted = R"({"sequence":)" + std::to_string(position.value) + R"(,"epoch":)" + std::to_string(epoch) + "}";
  std::size_t entries = 0;
  const auto count = [&](std::string_view line) { entries += line.starts_with(R"({"kind":"entry")") ? 1 : 0; };
  const auto start = Clock::now();
  Peer peer(server.port(), school.tokens.front(), wanted);
  peer.wait_for(R"({"kind":"caught_up")", count);
  const auto millis = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  if (entries != bench.size.missed)
    throw std::runtime_error("missed entries: " + std::to_string(entries) + " of " + std::to_string(bench.size.missed) +
                             " came");
  bench.table.add({std::to_string(bench.size.missed) + " missed messages, from connecting to caught up", millis, "ms",
                   "the log's own scan of them", floor, 0, true});
}

}  // namespace cueline::bench
