#include <fmt/core.h>

#include <chrono>

#include "storage/rocks_log.hpp"
#include "tests/bench/load.hpp"
#include "tests/bench/member.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

using Clock = std::chrono::steady_clock;

double millis_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// The same entries read from the log, without a server.
struct Alone {
  double millis = 0;
  std::string position;  // before them
};
Alone scan_alone(const std::string& folder, std::size_t count) {
  auto log = storage::RocksLog::open(folder);
  if (!log) throw std::runtime_error(log.error().sentence);
  const auto head = (*log)->head(SchoolId{1});
  const Sequence first{head.value - count};
  const auto start = Clock::now();
  std::size_t bytes = 0;
  const auto read = (*log)->scan(SchoolId{1}, first, head, [&](const storage::EntryView& entry) {
    bytes += entry.bytes.size();
    return true;
  });
  if (!read || bytes == 0) throw std::runtime_error("the log could not be read");
  return {millis_since(start), fmt::format(R"({{"sequence":{},"epoch":{}}})", first.value, (*log)->epoch())};
}

}  // namespace

void measure_catch_up(const Bench& bench) {
  const auto folder = bench.place("catch_up") + "/cueline";
  Cueline cueline(bench.binary, folder, Rooms::one(2));
  cueline.program().stop();
  fill_school(folder, cueline.school(), bench.size.missed);
  const auto floor = scan_alone(folder, bench.size.missed);
  cueline.start();
  std::size_t entries = 0;
  const auto start = Clock::now();
  Member member(cueline.port(), cueline.school().tokens.front(), cueline.school().channels, floor.position);
  member.read_until([&](Event event, std::string_view text) {
    entries += event == Event::delivered;
    return text.starts_with(R"({"kind":"caught_up")");
  });
  const auto millis = millis_since(start);
  if (entries != bench.size.missed)
    throw std::runtime_error(fmt::format("missed entries: {} of {} came", entries, bench.size.missed));
  bench.table.add({fmt::format("{} missed messages", bench.size.missed), millis, "ms", "the log's iterator",
                   floor.millis, 1 / 0.6, true});
}

}  // namespace cueline::bench
