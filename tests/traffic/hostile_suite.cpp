// Clients that do not read, and strangers at the door: what everybody else feels of them.
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include "clients/cpp/http.hpp"
#include "tests/bench/websocket.hpp"
#include "tests/traffic/attack.hpp"
#include "tests/traffic/suite.hpp"
#include "tests/traffic/witness.hpp"

namespace cueline::traffic {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t honest = 45;  // who talk and listen
constexpr std::size_t lazy = 5;     // of 50: who can stop reading
constexpr std::uint64_t normal_seconds = 30;
constexpr double memory_mib = 256;
constexpr double slow_ratio = 1.2;
constexpr double attack_ratio = 2;
constexpr double noise_ms = 4;  // below this a p99 is the machine's own: ratios of less say nothing
constexpr int tries = 3;

double median(std::vector<double> values) { return quantile(values, 0.5); }

Room part(const Room& room, std::size_t from, std::size_t to) {
  const auto at = [&](std::size_t place) { return room.people.begin() + static_cast<std::ptrdiff_t>(place); };
  return {room.timeline, {at(from), at(to)}};
}

// A signed-in connection that reads only when told to, with little room to receive.
class Lazy final : public bench::WebSocket {
 public:
  Lazy(std::uint16_t port, const std::string& token) : WebSocket(port, "/api/socket") {
    const int small = 4'096;
    ::setsockopt(descriptor(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    say(R"({"kind":"hello","token":")" + token + "\"}");
    read_until([](bench::Event, std::string_view text) { return text.find(R"("kind":"snapshot")") != text.npos; });
  }
  void publish(std::size_t, std::uint64_t) override {}
  void post(TimelineId room, const std::string& id, std::size_t bytes) {
    say(R"({"kind":"command","id":")" + id + R"(","command":{"kind":"post_message","timeline":)" +
        std::to_string(room.value) + R"(,"text":")" + std::string(bytes, 'm') + R"(","mentions":[]}})");
  }

 private:
  void hear(std::string_view text, const Heard& heard) override { heard(*this, bench::Event::other, text); }
};

// Some of a room, reading or not.
class Sleepers {
 public:
  Sleepers(const Town& town, const Room& room) : town_(town), room_(room) {}

  enum class Does { read, sleep };
  // Both wake this thread as often, so that they cost the machine alike.
  void pass(milliseconds time, Does what) {
    const auto ignore = [](bench::Connection&, bench::Event, std::string_view) {};
    const auto end = Clock::now() + time;
    do {
      for (auto& one : all_)
        if (what == Does::read) one->read(ignore);
      std::this_thread::sleep_for(milliseconds(1));
    } while (Clock::now() < end);
  }
  // Far more for everybody than a socket holds.
  void say_much() {
    for (int message = 0; message < 300; ++message) {
      all_.front()->post(room_.timeline, "much" + std::to_string(said_++), 3'900);
      if (message % 50 == 0) std::this_thread::sleep_for(milliseconds(5));
    }
  }
  void wake() {  // anew: who slept too long was closed
    all_.clear();
    for (const auto person : room_.people) all_.push_back(std::make_unique<Lazy>(town_.port(), town_.tokens()[person]));
  }

 private:
  const Town& town_;
  const Room room_;
  std::vector<std::unique_ptr<Lazy>> all_;
  std::uint64_t said_ = 0;
};

template <class Meanwhile>
double p99_of(Witness& witness, const Meanwhile& meanwhile) {
  witness.begin();
  meanwhile();
  auto seen = witness.end(std::chrono::seconds(10));
  if (seen.missing > 0) throw std::runtime_error("a message did not come");
  return quantile(seen.delivered_ms, 0.99);
}

double p99_of(Witness& witness, milliseconds time) {
  return p99_of(witness, [time] { std::this_thread::sleep_for(time); });
}

// In turns: everybody reads, a tenth has stopped.
bool stopped_clients(const Plan& plan, double seconds) {
  Town town(plan.scratch / "stopped", Town::rooms_of(honest + lazy, honest + lazy));
  town.start();
  const auto& room = town.rooms().front();
  Witness witness(town, part(room, 0, honest), {town.port(), Says::messages, milliseconds(10)});
  Sleepers sleepers(town, part(room, honest, honest + lazy));
  const auto round = milliseconds(static_cast<std::int64_t>(seconds * 1'000 / 10));
  std::vector<double> reading;
  std::vector<double> stopped;
  double most_memory = 0;
  const auto measure = [&](Sleepers::Does what) {
    sleepers.wake();
    sleepers.say_much();
    sleepers.pass(milliseconds(1'200), what);  // the others have it by now
    const auto p99 = p99_of(witness, [&] { sleepers.pass(round, what); });
    (what == Sleepers::Does::read ? reading : stopped).push_back(p99);
    most_memory = std::max(most_memory, town.weigh().resident_mib);
  };
  for (int turn = 0; turn < 5; ++turn) {
    const bool first = turn % 2 == 0;
    measure(first ? Sleepers::Does::read : Sleepers::Does::sleep);
    measure(first ? Sleepers::Does::sleep : Sleepers::Does::read);
  }
  const auto ratio = median(stopped) / median(reading);
  std::printf(
      "stopped: %zu of %zu clients do not read, in %zu of %zu rounds; p99 of the others %.1f ms, with all reading "
      "%.1f ms: %.2f times; server at most %.0f MiB\n",
      lazy, honest + lazy, stopped.size(), 2 * stopped.size(), median(stopped), median(reading), ratio, most_memory);
  return most_memory <= memory_mib && (ratio <= slow_ratio || median(stopped) <= noise_ms);
}

// Somebody new comes to the door: their address, since a flood takes room by address, is that of the honest.
bool can_enter(const Town& town) {
  const client::Url url{false, "127.0.0.1", std::to_string(town.port())};
  const auto answer = client::request(url, {"GET", "/readyz", {}, {}, {}});
  return answer && answer->status == 200;
}

struct Siege {
  double calm_ms = 0, attacked_ms = 0, memory_mib = 0;
  std::size_t most_open = 0;
  std::uint64_t thrown_out = 0;
  int tried = 0, entered = 0;
};

// Before, during, after. `few_places`: room for 2,000 connections only.
Siege besiege(const Plan& plan, const char* name, std::size_t sockets, std::size_t addresses, bool few_places,
              double seconds) {
  std::vector<std::string> environment;
  if (few_places) environment.emplace_back("CUELINE_LIMITS_CONNECTIONS=2000");
  Town town(plan.scratch / name, Town::rooms_of(honest, honest), environment);
  town.start();
  Witness witness(town, town.rooms().front(), {town.port(), Says::messages, milliseconds(25)});
  const auto calm = milliseconds(static_cast<std::int64_t>(seconds * 1'000 / 6));
  Siege siege;
  const auto before = p99_of(witness, calm);
  {
    Attack attack({.port = town.port(), .sockets = sockets, .addresses = addresses});
    // Somebody signed in joins in: far more than the rate of one connection.
    Lazy flood(town.port(), town.tokens().back());
    std::vector<double> rounds;
    const auto end = Clock::now() + calm * 4;
    while (Clock::now() < end) {
      for (int count = 0; count < 200; ++count) flood.post(town.rooms().front().timeline, "flood", 10);
      rounds.push_back(p99_of(witness, milliseconds(1'000)));
      ++siege.tried;
      siege.entered += can_enter(town) ? 1 : 0;
      siege.most_open = std::max(siege.most_open, attack.open());
      siege.memory_mib = std::max(siege.memory_mib, town.weigh().resident_mib);
    }
    siege.attacked_ms = median(rounds);
    siege.thrown_out = attack.thrown_out();
  }
  siege.calm_ms = std::max(before, p99_of(witness, calm));
  std::printf("%s: %zu sockets of %zu addresses, at most %zu open at once, %" PRIu64
              " thrown out; p99 of the honest %.1f "
              "ms, without them %.1f ms: %.2f times; %d of %d newcomers came in; server at most %.0f MiB\n",
              name, sockets, addresses, siege.most_open, siege.thrown_out, siege.attacked_ms, siege.calm_ms,
              siege.attacked_ms / siege.calm_ms, siege.entered, siege.tried, siege.memory_mib);
  return siege;
}

bool held(const Siege& siege) {
  const bool in_time = siege.attacked_ms <= attack_ratio * siege.calm_ms || siege.attacked_ms <= noise_ms;
  return in_time && siege.memory_mib <= memory_mib && siege.entered == siege.tried;
}

template <class Try>
bool within_tries(const Plan& plan, const Try& attempt) {
  for (int count = 1; count <= tries; ++count) {
    auto here = plan;
    here.scratch /= std::to_string(count);
    if (attempt(here)) return true;
  }
  return false;
}

}  // namespace

bool run_stopped(const Plan& plan) {
  const auto seconds = static_cast<double>(plan.size.value_or(normal_seconds)) / 3;
  return within_tries(plan, [&](const Plan& here) { return stopped_clients(here, seconds); });
}

bool run_hostile(const Plan& plan) {
  const auto seconds = static_cast<double>(plan.size.value_or(normal_seconds)) / 3;
  return within_tries(plan, [&](const Plan& here) {
    return held(besiege(here, "strangers", 10'000, 20, false, seconds)) &&
           held(besiege(here, "one_address", 4'000, 1, true, seconds / 2));
  });
}

// The room for strangers of one address means nothing when each has an address of its own: then nobody new comes in.
bool run_hostile_control(const Plan& plan) {
  const auto siege = besiege(plan, "many_addresses", 4'000, 4'000, true, 6);
  const bool noticed = siege.entered < siege.tried;
  if (!noticed) std::puts("FAILED: that all places are taken was not noticed");
  return noticed;
}

}  // namespace cueline::traffic
