// A long day of everything at once: an injured network, restarts, bursts; and a server that must not grow by it.
#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <random>
#include <string>

#include "tests/traffic/crew.hpp"
#include "tests/traffic/proxy.hpp"
#include "tests/traffic/scales.hpp"
#include "tests/traffic/suite.hpp"

namespace cueline::traffic {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using Seconds = Scales::Seconds;

constexpr std::size_t people = 64;
constexpr std::size_t room_size = 8;
constexpr std::uint64_t normal_seconds = 80;
constexpr std::uint64_t messages_a_second = 100;
constexpr std::uint64_t burst = 2'000;  // at once, every ten seconds
constexpr Seconds an_hour{3'600};
constexpr Seconds longest_life = 6 * an_hour;  // then it is killed

// What is too much. In less than an hour no slope can be told from the noise of a memory table that fills and empties:
// then only what a real leak would do in that time is caught.
constexpr double mib_per_hour = 1;
constexpr double grown_mib_at_most = 24;
constexpr std::size_t descriptors_more = 32;
constexpr double disk_bytes_per_message = 4'096;

Seconds seconds_since(Clock::time_point then) { return Clock::now() - then; }

bool steady(const Scales::Trend& trend) {
  const bool memory = trend.over >= an_hour ? trend.mib_per_hour <= mib_per_hour : trend.grown_mib <= grown_mib_at_most;
  return memory && trend.fewest_descriptors_last <= trend.fewest_descriptors_first + descriptors_more &&
         trend.fewest_threads == trend.most_threads && trend.disk_bytes_per_message <= disk_bytes_per_message;
}

void say(const Scales::Trend& trend) {
  std::printf(
      "  a life of the server, over %.0f s after its warm-up: %.1f MiB/h (grown by %.1f MiB, at most %.1f MiB), "
      "descriptors %zu then %zu, threads %zu to %zu, %.0f bytes of disk a message\n",
      trend.over.count(), trend.mib_per_hour, trend.grown_mib, trend.most_mib, trend.fewest_descriptors_first,
      trend.fewest_descriptors_last, trend.fewest_threads, trend.most_threads, trend.disk_bytes_per_message);
}

// A quarter of the time for the first life, in a short run; then lives of six hours.
struct Day {
  Seconds all, first_life, warm_up;
  explicit Day(double seconds)
      : all(seconds), first_life(std::min(longest_life, all / 4)), warm_up(std::min(an_hour, all / 4)) {}
};

struct Outcome {
  bool kept = false;      // every promise
  bool did_grow = false;  // in any life
};

Outcome live(const Plan& plan, const char* name, double seconds, std::vector<std::string> environment) {
  const Day day(seconds);
  std::mt19937_64 chance(plan.seed);
  // Whoever fell silent is given up soon, so that as many are there at the end as at the beginning.
  for (const auto* limit : {"PING_SECONDS=3", "GONE_SECONDS=8", "STUCK_SECONDS=8"})
    environment.push_back(std::string("CUELINE_LIMITS_") + limit);
  Town town(plan.scratch / name, Town::rooms_of(people, room_size), std::move(environment));
  town.start();
  const std::vector<std::uint16_t> ports{some_port(), some_port()};
  Proxy proxy(ports, town.port(), {.seed = plan.seed});
  Crew crew(town, CrewPlan{.ports = ports});
  Outcome outcome;
  if (!crew.gather()) return std::puts("not everybody could begin"), outcome;

  const auto began = Clock::now();
  auto born = began;
  auto life = day.first_life;
  std::uint64_t said = 0;
  std::uint64_t step = 0;  // ten a second
  unsigned restarts = 0;
  Scales scales;
  const auto judge = [&] {
    const auto trend = scales.trend(day.warm_up);
    if (trend.over.count() == 0) return;  // too short a life
    say(trend);
    outcome.did_grow = outcome.did_grow || !steady(trend);
  };
  for (auto next = began; seconds_since(began) < day.all && !crew.seen().any(); next += milliseconds(100)) {
    while (Clock::now() < next) crew.run_for(milliseconds(10));
    const auto now = messages_a_second / 10 + (++step % 100 == 0 ? burst : 0);
    crew.pile_up(now);
    said += now;
    if (step % 10 != 0) continue;
    if (!town.runs()) return std::puts("the server has ended by itself"), outcome;
    scales.put(seconds_since(born), town.weigh(), crew.acknowledged());
    if (seconds_since(born) < life) continue;
    judge();
    scales = {};
    town.kill();
    crew.run_for(milliseconds(chance() % 300));
    town.start_soon();
    ++restarts;
    born = Clock::now();
    life = longest_life;
  }
  judge();
  proxy.calm();
  const auto patience = Clock::now() + std::chrono::seconds(60);
  while (!crew.done() && !crew.seen().any() && Clock::now() < patience) crew.run_for(milliseconds(20));
  const bool again = crew.done() && crew.read_again(town);
  const auto wrongs = crew.wrongs();
  outcome.kept = crew.done() && again && !wrongs.any() && crew.refused() == 0;
  const auto& injuries = proxy.injuries();
  std::printf("%s: %.0f s, %" PRIu64 " messages said, %" PRIu64 " acknowledged, %" PRIu64
              " deliveries checked, %u restarts, %" PRIu64 " connections injured (%" PRIu64 " fell silent); %" PRIu64
              " holes, %" PRIu64 " repeats, %" PRIu64 " swaps, %" PRIu64 " broken links, %" PRIu64
              " contradictions, %" PRIu64 " refused\n",
              name, seconds_since(began).count(), said, crew.acknowledged(), crew.given(), restarts,
              injuries.resets + injuries.one_sided + injuries.half_closes + injuries.silences, injuries.silences.load(),
              wrongs.holes, wrongs.repeats, wrongs.swaps, wrongs.broken_links, wrongs.contradictions, crew.refused());
  return outcome;
}

}  // namespace

bool run_soak(const Plan& plan) {
  const auto outcome = live(plan, "soak", static_cast<double>(plan.size.value_or(normal_seconds)), {});
  return outcome.kept && !outcome.did_grow;
}

bool run_soak_control(const Plan& plan) {
  const auto leak = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "traffic_leak.so";
  const auto outcome = live(plan, "leaking", 28, {"LD_PRELOAD=" + leak.string()});
  if (!outcome.did_grow) std::puts("FAILED: a leak of 512 KiB a sync was not noticed");
  return outcome.did_grow;
}

}  // namespace cueline::traffic
