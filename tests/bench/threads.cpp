#include <fmt/core.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/bench/load.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

constexpr auto valgrind = "/usr/bin/valgrind";
constexpr std::size_t counted_readers = 20;

struct Measured {
  Fanned fanned;
  Answered answered;
};

// The server may use both cores here, beside the load.
Measured run_with(const Bench& bench, int threads) {
  Serving serving;
  serving.io_threads = threads;
  serving.cores = 2;
  const auto folder = bench.place("threads") + "/" + std::to_string(threads);
  Cueline cueline(bench.binary, folder + "-fan_out", Rooms::one(bench.size.readers), serving);
  Audience readers(cueline, bench.size.readers);
  Cueline other(bench.binary, folder + "-acknowledged", Rooms::of_their_own(bench.size.senders), serving);
  Audience senders(other, bench.size.senders);
  return {fan_out(readers, 4, bench.size.broadcasts, 64), acknowledge(senders, bench.size.acknowledgements, 16)};
}

// Debian's valgrind does not understand what this compiler says for debuggers.
std::string without_debug_information(const Bench& bench) {
  auto copy = bench.place("threads") + "/cueline";
  Program({{"objcopy", "--strip-debug", bench.binary, copy}, {}, copy + ".log"}).finish();
  return copy;
}

// Of a server that has delivered so many messages and stopped.
double instructions(const Bench& bench, const std::string& binary, int threads, std::size_t messages) {
  const auto folder = bench.place("threads") + fmt::format("/callgrind-{}-{}", threads, messages);
  Serving serving;
  serving.io_threads = threads;
  serving.under = {valgrind, "--tool=callgrind", "--callgrind-out-file=" + folder + ".out"};
  {
    Cueline cueline(binary, folder, Rooms::one(counted_readers), serving);
    Audience audience(cueline, counted_readers);
    static_cast<void>(fan_out(audience, 1, messages, 1));
  }
  std::ifstream file(folder + ".out");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("totals: ") || line.starts_with("summary: ")) return std::stod(line.substr(line.find(' ')));
  throw std::runtime_error("callgrind counted nothing");
}

// What a delivery takes beside the start and the end of the server, and everything else that does not grow.
double instructions_of_a_delivery(const Bench& bench, const std::string& binary, int threads) {
  const auto messages = bench.size.counted / counted_readers;
  const auto few = instructions(bench, binary, threads, messages);
  const auto many = instructions(bench, binary, threads, messages * 3);
  return (many - few) / static_cast<double>(messages * 2 * counted_readers);
}

}  // namespace

void measure_threads(const Bench& bench) {
  const auto one = run_with(bench, 1);
  const auto two = run_with(bench, 2);
  const std::string against = "1 thread";
  bench.table.add(
      {"2 I/O threads, fan-out", two.fanned.per_second / 1e6, "million / s", against, one.fanned.per_second / 1e6});
  bench.table.add(
      {"2 I/O threads, fan-out", two.fanned.cpu_per_million, "CPU s / million", against, one.fanned.cpu_per_million});
  bench.table.add({"2 I/O threads, acknowledged", two.answered.per_second, "/ s", against, one.answered.per_second});
  bench.table.add({"2 I/O threads, a message", two.answered.cpu, "CPU us", against, one.answered.cpu});
  const std::string what = "2 I/O threads, a delivery, 1 in flight";
  if (::access(valgrind, X_OK) != 0) return bench.table.missing(what, "valgrind");
  const auto binary = without_debug_information(bench);
  bench.table.add({what, instructions_of_a_delivery(bench, binary, 2), "instructions", against,
                   instructions_of_a_delivery(bench, binary, 1)});
}

}  // namespace cueline::bench
