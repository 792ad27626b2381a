#include <fmt/core.h>

#include <optional>

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

double cost_of_a_message(const Bench& bench, Audience& audience, const RoomOf& room_of) {
  std::vector<double> cpu;
  for (std::size_t round = 0; round < bench.size.rounds; ++round)
    cpu.push_back(acknowledge(audience, bench.size.acknowledgements / 2, 4, room_of).cpu);
  return median(cpu);
}

void grow_in_entries(const Bench& bench) {
  Curve curve(bench, "stored entries");
  const auto folder = bench.place("growth") + "/entries";
  Cueline cueline(bench.binary, folder, Rooms::of_their_own(bench.size.senders));
  std::size_t stored = 0;
  for (auto size = bench.size.grown_entries.least; size <= bench.size.grown_entries.most; size *= 10) {
    cueline.program().stop();
    fill_school(folder, cueline.school(), size - stored);
    stored = size;
    cueline.start();
    Audience audience(cueline, bench.size.senders);
    curve.add(size, cost_of_a_message(bench, audience, own_room));
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
              }));
  }
}

// Everybody alone in a channel; 64 of them speak, the others are there.
void grow_in_connections(const Bench& bench) {
  Curve curve(bench, "connections");
  for (auto size = bench.size.grown_connections.least; size <= bench.size.grown_connections.most; size *= 10) {
    auto rooms = Rooms::of_their_own(bench.size.senders);
    rooms.people = size;
    Cueline cueline(bench.binary, bench.place("growth") + fmt::format("/connections-{}", size), rooms);
    Audience audience(cueline, bench.size.senders);
    std::vector<std::unique_ptr<Connection>> others;
    for (auto person = bench.size.senders; person < size; ++person) others.push_back(cueline.join(person));
    curve.add(size, cost_of_a_message(bench, audience, own_room));
  }
}

}  // namespace

void measure_growth(const Bench& bench) {
  grow_in_entries(bench);
  grow_in_channels(bench);
  grow_in_connections(bench);
}

}  // namespace cueline::bench
