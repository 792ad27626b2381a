// 64 clients through a proxy that injures what passes, over restarts of the server.
#include <array>
#include <cinttypes>
#include <cstdio>
#include <random>
#include <utility>

#include "tests/traffic/crew.hpp"
#include "tests/traffic/proxy.hpp"
#include "tests/traffic/suite.hpp"

namespace cueline::traffic {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t people = 64;
constexpr std::size_t room_size = 8;
constexpr std::uint64_t normal_deliveries = 200'000;
constexpr std::uint64_t control_messages = 6'000;
constexpr milliseconds long_life{10'000};         // of the server
constexpr auto every = std::chrono::seconds(20);  // a word of how far it is
constexpr auto stuck = std::chrono::seconds(90);  // without anything new

struct Run {
  std::uint64_t messages = 0;
  std::optional<milliseconds> lives;  // of the server, until it is killed; none: it lives on
  Weather weather;
  bool forgets = false;
};

struct Outcome {
  Wrongs wrongs;
  std::uint64_t acknowledged = 0, given = 0, refused = 0, connections = 0, tampered = 0;
  unsigned restarts = 0;
  bool ready = false, finished = false, read_again = false;

  [[nodiscard]] bool holds() const { return ready && finished && read_again && !wrongs.any() && refused == 0; }
};

std::vector<std::uint16_t> four_ports(const Plan& plan) {
  const auto first = plan.first_port != 0 ? plan.first_port : some_port();
  std::vector<std::uint16_t> ports;
  for (std::uint16_t port = 0; port < 4; ++port) ports.push_back(static_cast<std::uint16_t>(first + port));
  return ports;
}

void say(const Injuries& injuries) {
  std::printf("  the proxy: %" PRIu64 " connections, %.0f MiB; ended by %" PRIu64 " resets, %" PRIu64
              " on one side only, %" PRIu64 " half-closes, %" PRIu64 " silences; %" PRIu64 " stalls, %" PRIu64
              " dribbled\n",
              injuries.connections.load(), static_cast<double>(injuries.bytes.load()) / 1'048'576,
              injuries.resets.load(), injuries.one_sided.load(), injuries.half_closes.load(), injuries.silences.load(),
              injuries.stalls.load(), injuries.dribbled.load());
}

void say(const char* name, const Outcome& outcome, double seconds) {
  std::printf("%s: %" PRIu64 " messages acknowledged, %" PRIu64 " deliveries checked, %u restarts by kill -9, %" PRIu64
              " connections live, %.0f s; %" PRIu64 " holes, %" PRIu64 " repeats, %" PRIu64 " swaps, %" PRIu64
              " broken links, %" PRIu64 " contradictions, %" PRIu64 " refused%s%s%s\n",
              name, outcome.acknowledged, outcome.given, outcome.restarts, outcome.connections, seconds,
              outcome.wrongs.holes, outcome.wrongs.repeats, outcome.wrongs.swaps, outcome.wrongs.broken_links,
              outcome.wrongs.contradictions, outcome.refused, outcome.ready ? "" : ", not everybody could begin",
              outcome.finished ? "" : ", stuck", outcome.read_again ? "" : ", not all of it could be read again");
}

// Runs until everybody has everything, or nothing new comes; whoever was given something wrong ends it at once.
void work(Crew& crew, Town& town, const Run& run, Outcome& outcome, std::mt19937_64& chance) {
  auto progressed = Clock::now();
  auto next_death = Clock::now() + run.lives.value_or(milliseconds::max() / 2'000'000);
  auto next_word = Clock::now() + every;
  std::uint64_t before = 0;
  while (!crew.done() && !crew.seen().any() && Clock::now() - progressed < stuck) {
    crew.run_for(milliseconds(20));
    if (std::exchange(before, crew.given()) != crew.given()) progressed = Clock::now();
    if (Clock::now() > next_word) {
      std::printf("  %" PRIu64 " acknowledged, %" PRIu64 " deliveries\n", crew.acknowledged(), crew.given());
      next_word += every;
    }
    if (!run.lives || Clock::now() < next_death) continue;
    town.kill();
    crew.run_for(milliseconds(chance() % 300));  // nobody is there for a while
    town.start_soon();
    ++outcome.restarts;
    next_death =
        Clock::now() + *run.lives / 2 + milliseconds(chance() % static_cast<std::uint64_t>(run.lives->count()));
  }
  outcome.finished = crew.done();
}

Outcome run_once(const Plan& plan, const Run& run, const char* name) {
  const auto began = Clock::now();
  std::mt19937_64 chance(run.weather.seed);
  Outcome outcome;
  Town town(plan.scratch / name, Town::rooms_of(people, room_size));
  town.start();
  const auto ports = four_ports(plan);
  Proxy proxy(ports, town.port(), run.weather);
  CrewPlan crew_plan{.ports = ports};
  crew_plan.forgets = run.forgets;
  Crew crew(town, crew_plan);
  outcome.ready = crew.gather();
  crew.add_work(run.messages);
  if (outcome.ready) work(crew, town, run, outcome, chance);
  outcome.wrongs = !outcome.finished && crew.seen().any() ? crew.seen() : crew.wrongs();
  outcome.read_again = outcome.finished && crew.read_again(town);
  outcome.acknowledged = crew.acknowledged();
  outcome.given = crew.given();
  outcome.refused = crew.refused();
  outcome.connections = crew.connections();
  outcome.tampered = proxy.injuries().tampered;
  say(name, outcome, std::chrono::duration<double>(Clock::now() - began).count());
  say(proxy.injuries());
  return outcome;
}

}  // namespace

bool run_network(const Plan& plan) {
  Run run;
  const auto deliveries = plan.size.value_or(normal_deliveries);
  run.messages = deliveries / room_size;
  run.lives = deliveries > 10 * normal_deliveries ? long_life : milliseconds(4'000);
  run.weather.seed = plan.seed;
  return run_once(plan, run, "network").holds();
}

bool run_network_controls(const Plan& plan) {
  struct Control {
    const char* name;
    Tampering tampering;
    bool forgets;
  };
  constexpr std::array controls{
      Control{"swallowed", Tampering::swallow, false}, Control{"repeated", Tampering::repeat, false},
      Control{"swapped", Tampering::swap, false}, Control{"forgotten_position", Tampering::none, true}};
  bool all = true;
  for (const auto& control : controls) {
    Run run;
    run.messages = control_messages;
    run.weather = {plan.seed, control.forgets, control.tampering};
    run.forgets = control.forgets;
    const auto outcome = run_once(plan, run, control.name);
    const bool noticed = outcome.wrongs.any() && (outcome.tampered > 0 || control.forgets);
    if (!noticed) std::printf("FAILED: %s was not noticed\n", control.name);
    all = all && noticed;
  }
  return all;
}

}  // namespace cueline::traffic
