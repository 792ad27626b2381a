#include <fmt/core.h>

#include <chrono>

#include "tests/bench/bare.hpp"
#include "tests/bench/load.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

constexpr std::size_t subscriptions = 10;
constexpr std::size_t devices = 5;      // of a person
constexpr std::size_t first_ones = 20;  // what they make a server set up once is not a connection's

double kib_each(Contender& contender, std::size_t people) {
  Audience early(contender, first_ones);
  const auto before = contender.program().resident_kib();
  std::vector<std::unique_ptr<Connection>> connections;
  Crowd crowd;
  const auto quiet = [&](std::chrono::milliseconds time) {
    return !crowd.read_until(std::chrono::steady_clock::now() + time, [](Connection&, Event, std::string_view) {});
  };
  for (std::size_t index = 0; index < people * devices; ++index) {
    crowd.add(*connections.emplace_back(contender.join(index % people)));
    static_cast<void>(quiet(std::chrono::milliseconds(0)));  // who waits answers pings meanwhile
  }
  while (!quiet(std::chrono::milliseconds(300))) {  // whatever is still said to them, until they are idle
  }
  return (contender.program().resident_kib() - before) / static_cast<double>(connections.size());
}

}  // namespace

void measure_idle(const Bench& bench) {
  const auto folder = bench.place("idle");
  const auto count = bench.size.idle;
  const auto people = count / devices;
  const auto rooms = Rooms::spread(people, people, subscriptions);
  const auto what = fmt::format("idle connection, of {}", count);
  Serving serving;
  {
    Cueline plain(bench.binary, folder + "/plain", rooms, serving);
    bench.table.add({what, kib_each(plain, people), "KiB resident", "the target", 3, 1, true});
  }
  serving.tls = true;
  Cueline tls(bench.binary, folder + "/tls", rooms, serving);
  const auto with_tls = kib_each(tls, people);
  Bare bare("tls", folder);
  const auto openssl = kib_each(bare, people);
  bench.table.add({what + ", TLS", with_tls, "KiB resident", "bare SSL_accept", openssl});
  bench.table.add({what + ", TLS, of it ours", with_tls - openssl, "KiB resident", "the target", 3, 1, true});
}

}  // namespace cueline::bench
