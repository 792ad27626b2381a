#include <fmt/core.h>

#include <chrono>

#include "tests/bench/bare.hpp"
#include "tests/bench/load.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

constexpr std::size_t subscriptions = 10;
constexpr std::size_t first_ones = 20;  // what they make a server set up once is not a connection's

double kib_each(Contender& contender, std::size_t count) {
  Audience early(contender, first_ones);
  const auto before = contender.program().resident_kib();
  std::vector<std::unique_ptr<Connection>> connections;
  Crowd crowd;
  for (std::size_t person = first_ones; person < count; ++person)
    crowd.add(*connections.emplace_back(contender.join(person)));
  // Whatever is still said to them, until they are idle.
  const auto quiet = [] { return std::chrono::steady_clock::now() + std::chrono::milliseconds(300); };
  while (crowd.read_until(quiet(), [](Connection&, Event, std::string_view) {})) {
  }
  return (contender.program().resident_kib() - before) / static_cast<double>(connections.size());
}

}  // namespace

// A connection per person, each in ten channels.
void measure_idle(const Bench& bench) {
  const auto folder = bench.place("idle");
  const auto count = bench.size.idle;
  const auto rooms = Rooms::spread(count, count, subscriptions);
  const auto what = fmt::format("idle connection, of {}", count);
  Serving serving;
  {
    Cueline plain(bench.binary, folder + "/plain", rooms, serving);
    bench.table.add({what, kib_each(plain, count), "KiB resident", "the target", 3, 1, true});
  }
  serving.tls = true;
  Cueline tls(bench.binary, folder + "/tls", rooms, serving);
  const auto with_tls = kib_each(tls, count);
  Bare bare("tls", folder);
  const auto openssl = kib_each(bare, count);
  bench.table.add({what + ", TLS", with_tls, "KiB resident", "bare SSL_accept", openssl});
  bench.table.add({what + ", TLS, of it ours", with_tls - openssl, "KiB resident", "the target", 3, 1, true});
}

}  // namespace cueline::bench
