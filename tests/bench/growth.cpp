#include <fmt/core.h>

#include <chrono>
#include <optional>
#include <thread>

#include "tests/bench/load.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

constexpr double flat = 1.25;  // what we call so: the noise of this measurement is about a tenth

// One curve: what a message costs at each size, beside what it cost at the first.
class Curve {
 public:
  Curve(const Bench& bench, std::string of) : bench_(bench), of_(std::move(of)) {}

  void add(std::size_t size, double cpu_micros) {
    Result result{fmt::format("{} {}", size, of_), cpu_micros, "CPU us / message"};
    result.curve = of_;
    result.size = static_cast<double>(size);
    if (first_) {
      result.against = first_->what;
      result.theirs = first_->ours;
      result.bound = flat;
    } else {
      first_ = result;
    }
    bench_.table.add(result);
  }

 private:
  const Bench& bench_;
  std::string of_;
  std::optional<Result> first_;
};

// What filling left to do in the background is not a cost of the messages measured.
void settle(const Program& program) {
  for (double before = -1, now = program.cpu_seconds(); now - before > 0.01; now = program.cpu_seconds()) {
    before = now;
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
  }
}

struct Cost {
  double all = 0, compaction = 0;  // CPU micros of a message; the second is RocksDB's own threads
};
Cost cost_of_a_message(const Bench& bench, Audience& audience, const RoomOf& room_of) {
  static_cast<void>(acknowledge(audience, audience.people.size() * 4, 4, room_of));  // the first wakes compaction
  settle(audience.contender.program());
  std::vector<double> all, compaction;
  const auto messages = bench.size.acknowledgements / 2;
  for (std::size_t round = 0; round < bench.size.rounds; ++round) {
    const auto before = audience.contender.program().cpu_seconds_of("rocksdb:");
    all.push_back(acknowledge(audience, messages, 4, room_of).cpu);
    const auto after = audience.contender.program().cpu_seconds_of("rocksdb:");
    compaction.push_back((after - before) / static_cast<double>(messages) * 1e6);
  }
  return {median(all), median(compaction)};
}

void grow_in_entries(const Bench& bench) {
  Curve curve(bench, "stored entries");
  Curve without(bench, "stored entries, without compaction");
  const auto folder = bench.place("growth") + "/entries";
  Cueline cueline(bench.binary, folder, Rooms::of_their_own(bench.size.senders));
  std::size_t stored = 0;
  for (auto size = bench.size.grown_entries.least; size <= bench.size.grown_entries.most; size *= 10) {
    cueline.program().stop();
    fill_school(folder, cueline.school(), size - stored);
    stored = size;
    cueline.start();
    Audience audience(cueline, bench.size.senders);
    const auto cost = cost_of_a_message(bench, audience, own_room);
    curve.add(size, cost.all);
    without.add(size, cost.all - cost.compaction);
  }
}

// Channels of four of 40 people; every message reaches four.
void grow_in_channels(const Bench& bench) {
  constexpr std::size_t people = 40;
  Curve curve(bench, "channels");
  for (auto size = bench.size.grown_channels.least; size <= bench.size.grown_channels.most;
       size *= size == 1'000 ? 5 : 10) {
    const auto rooms = Rooms::spread(people, size, 4);
    const auto rooms_of = rooms.rooms_of_people();
    Cueline cueline(bench.binary, bench.place("growth") + fmt::format("/channels-{}", size), rooms);
    Audience audience(cueline, people);
    curve.add(size, cost_of_a_message(bench, audience, [&](std::size_t person, std::uint64_t number) {
                      return rooms_of[person][number / people % rooms_of[person].size()];
                    }).all);
  }
}

// Everybody alone in a channel; 64 of them speak, the others are there.
void grow_in_connections(const Bench& bench) {
  Curve curve(bench, "connections");
  for (auto size = bench.size.grown_connections.least; size <= bench.size.grown_connections.most; size *= 10) {
    auto rooms = Rooms::of_their_own(bench.size.senders);
    rooms.people = size;
    Cueline cueline(bench.binary, bench.place("growth") + fmt::format("/connections-{}", size), rooms);
    const Audience others(cueline, size - bench.size.senders, bench.size.senders);
    Audience audience(cueline, bench.size.senders);
    curve.add(size, cost_of_a_message(bench, audience, own_room).all);
  }
}

}  // namespace

void measure_growth(const Bench& bench) {
  grow_in_entries(bench);
  grow_in_channels(bench);
  grow_in_connections(bench);
}

}  // namespace cueline::bench
