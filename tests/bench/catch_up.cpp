#include <fmt/core.h>

#include <chrono>

#include "storage/rocks_log.hpp"
#include "tests/bench/load.hpp"
#include "tests/bench/member.hpp"
#include "tests/bench/nats.hpp"
#include "tests/bench/peers.hpp"
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
Alone scan_alone(const std::string& folder, std::size_t count, std::size_t times) {
  auto log = storage::RocksLog::open(folder);
  if (!log) throw std::runtime_error(log.error().sentence);
  const auto head = (*log)->head(SchoolId{1});
  const Sequence first{head.value - count};
  std::vector<double> millis;
  for (std::size_t time = 0; time < times; ++time) {
    const auto start = Clock::now();
    std::size_t bytes = 0;
    const auto read = (*log)->scan(SchoolId{1}, first, head, [&](const storage::EntryView& entry) {
      bytes += entry.bytes.size();
      return true;
    });
    if (!read || bytes == 0) throw std::runtime_error("the log could not be read");
    millis.push_back(millis_since(start));
  }
  return {median(millis), fmt::format(R"({{"sequence":{},"epoch":{}}})", first.value, (*log)->epoch())};
}

// From connecting until all that was missed has come.
double catch_up(const Cueline& cueline, const std::string& position, std::size_t missed) {
  std::size_t entries = 0;
  const auto start = Clock::now();
  Member member(cueline.port(), cueline.school().tokens.front(), cueline.school().channels, position);
  member.read_until([&](Event event, std::string_view text) {
    entries += event == Event::delivered;
    return text.starts_with(R"({"kind":"caught_up")");
  });
  if (entries != missed) throw std::runtime_error(fmt::format("missed entries: {} of {} came", entries, missed));
  return millis_since(start);
}

// An ephemeral consumer that pushes without acknowledgements or flow control: the fastest there is.
double catch_up(const NatsServer& nats, std::size_t missed) {
  static int consumers = 0;
  const auto subject = fmt::format("caught.{}", ++consumers);
  std::size_t entries = 0;
  const auto start = Clock::now();
  Nats reader(nats.port(), Nats::Publishes::acknowledged);
  reader.subscribe(subject);
  reader.begin_to_ask("$JS.API.CONSUMER.CREATE.bench",
                      R"({"stream_name":"bench","config":{"deliver_subject":")" + subject +
                          R"(","deliver_policy":"all","ack_policy":"none","replay_policy":"instant",)"
                          R"("num_replicas":1,"mem_storage":true}})");
  reader.read_until([&](Event event, std::string_view) { return (entries += event == Event::delivered) == missed; });
  return millis_since(start);
}

void fill(NatsServer& nats, std::size_t senders, std::size_t messages) {
  Audience audience(nats, senders);
  static_cast<void>(acknowledge(audience, messages, 16));
}

}  // namespace

void measure_catch_up(const Bench& bench) {
  const auto folder = bench.place("catch_up");
  const auto missed = bench.size.missed;
  const auto rooms = Rooms::one(2);
  Cueline cueline(bench.binary, folder + "/cueline", rooms);
  cueline.program().stop();
  fill_school(folder + "/cueline", cueline.school(), missed);
  const auto before = scan_alone(folder + "/cueline", missed, bench.size.rounds);
  cueline.start();
  std::unique_ptr<NatsServer> nats;
  if (bench.peers && NatsServer::is_there()) {
    nats = std::make_unique<NatsServer>(folder + "/nats", Rooms::of_their_own(bench.size.senders),
                                        NatsServer::Keeps::stream);
    fill(*nats, bench.size.senders, missed);
  }
  std::vector<double> ours, theirs;
  for (std::size_t round = 0; round < bench.size.rounds; ++round) {
    ours.push_back(catch_up(cueline, before.position, missed));
    if (nats) theirs.push_back(catch_up(*nats, missed));
  }
  cueline.program().stop();
  const auto after = scan_alone(folder + "/cueline", missed, bench.size.rounds);
  const auto what = fmt::format("{} missed messages", missed);
  bench.table.add({what, median(ours), "ms", "the log's iterator", (before.millis + after.millis) / 2, 1 / 0.6, true});
  if (nats) bench.table.add({what, median(ours), "ms", "NATS JetStream", median(theirs), 0.3, true});
  if (bench.peers && !nats) bench.table.missing(what, "NATS JetStream");
}

}  // namespace cueline::bench
