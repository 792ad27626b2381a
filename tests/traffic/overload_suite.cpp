// Ten times what the server was just seen to manage, from clients that keep what it has no room for.
#include <algorithm>
#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <thread>
#include <utility>

#include "tests/traffic/crew.hpp"
#include "tests/traffic/mob.hpp"
#include "tests/traffic/suite.hpp"
#include "tests/traffic/witness.hpp"

namespace cueline::traffic {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t crew_rooms = 4;  // of two people each, with the real client and its outbox
constexpr std::size_t rooms = 32;      // the others talk on bare sockets, since ten times a server is a lot
constexpr std::size_t window = 200;    // of each of them; a server that is in time never has that many under way
constexpr std::size_t witnesses = 8;
constexpr double alerts_p99_ms = 250;
constexpr double alerts_share_of_ordinary = 0.5;
constexpr double times_rated = 10;
constexpr std::uint64_t of_the_crew_one_of = 20;  // messages
constexpr std::uint64_t normal_seconds = 22;  // of overload: a share of it saying, the rest of it keeping and retrying
constexpr int tries = 3;                      // a busy machine is no fault of ours; three times in a row it is

double seconds_since(Clock::time_point then) { return std::chrono::duration<double>(Clock::now() - then).count(); }

// Two rooms for witnesses behind those of the crew.
bench::Rooms all_rooms() {
  auto all = Town::rooms_of(2 * rooms, 2);
  for (const int room : {1, 2}) {
    auto& members = all.members.emplace_back();
    for (std::size_t person = 0; person < witnesses; ++person) members.push_back(all.people++);
    static_cast<void>(room);
  }
  return all;
}

// Acknowledged messages a second, with some under way all the time and the queue never full.
double calibrate(Mob& mob) {
  constexpr std::uint64_t under_way = 1'000;
  const auto before = mob.acknowledged();
  const auto began = Clock::now();
  mob.add(under_way);
  for (auto topped_up = before; seconds_since(began) < 3;) {
    const auto now = mob.acknowledged();
    mob.add(now - std::exchange(topped_up, now));
    std::this_thread::sleep_for(std::chrono::microseconds(300));
  }
  const auto rated = static_cast<double>(mob.acknowledged() - before) / seconds_since(began);
  mob.drop();
  while (!mob.done() && seconds_since(began) < 30) std::this_thread::sleep_for(milliseconds(5));
  return rated;
}

struct Sides {
  Witnessed alerts, messages;
};

Sides end(Witness& alerts, Witness& messages) {
  Sides sides{alerts.end(std::chrono::seconds(10)), messages.end(std::chrono::seconds(10))};
  return sides;
}

void say(const char* what, Witnessed& witnessed) {
  std::printf("  %s: %" PRIu64 " said, delivered p50 %.1f ms, p99 %.1f ms, answered p50 %.1f ms, p99 %.1f ms, %" PRIu64
              " missing\n",
              what, witnessed.said, quantile(witnessed.delivered_ms, 0.5), quantile(witnessed.delivered_ms, 0.99),
              quantile(witnessed.answered_ms, 0.5), quantile(witnessed.answered_ms, 0.99), witnessed.missing);
}

enum class Verdict { held, too_late, broken };

Verdict overload_once(const Plan& plan, double seconds) {
  Town town(plan.scratch, all_rooms());
  town.start();
  Witness alerts(town, town.rooms()[rooms], {.port = town.port(), .says = Says::alerts});
  Witness messages(town, town.rooms()[rooms + 1], {.port = town.port(), .says = Says::messages});
  Mob mob(town, crew_rooms, rooms, window);
  CrewPlan crew_plan{.ports = {town.port()}, .bare_of_room = 0, .window = window, .rooms = crew_rooms};
  crew_plan.order = Given::Order::any;
  crew_plan.silence = std::chrono::seconds(60);
  Crew crew(town, crew_plan);
  if (!crew.gather()) return Verdict::broken;

  alerts.begin(), messages.begin();
  const auto rated = calibrate(mob);
  auto calm = end(alerts, messages);
  std::printf("rated: %.0f messages/s acknowledged, %" PRIu64 " told busy\n", rated, mob.busy());
  say("alerts at that rate", calm.alerts);
  say("messages", calm.messages);

  const auto before = mob.acknowledged();
  const auto busy_before = mob.busy();
  const auto goal = static_cast<std::uint64_t>(rated * seconds * times_rated / (1 + times_rated));
  std::uint64_t said = 0;
  alerts.begin(), messages.begin();
  const auto began = Clock::now();
  while (!crew.done() || !mob.done() || said < goal) {
    const auto due = std::min(goal, static_cast<std::uint64_t>(rated * times_rated * seconds_since(began)));
    const auto of_the_crew = due / of_the_crew_one_of - said / of_the_crew_one_of;
    crew.pile_up(of_the_crew);
    mob.add(due - said - of_the_crew);
    said = due;
    crew.run_for(milliseconds(5));
    if (seconds_since(began) > 6 * seconds + 30) break;
  }
  const auto took = seconds_since(began);
  auto full = end(alerts, messages);
  const auto weight = town.weigh();
  const bool finished = crew.done() && mob.done();
  const bool again = finished && crew.read_again(town);
  auto wrongs = crew.wrongs();
  if (finished) wrongs += mob.read_again(town);
  const auto acknowledged = mob.acknowledged() - before + crew.acknowledged();
  std::printf("overload: %" PRIu64 " messages at ten times that rate, all acknowledged after %.0f s (%.0f/s), %" PRIu64
              " of them of the C++ client; answered busy and kept: %" PRIu64 ", and %" PRIu64
              " of the C++ client; %" PRIu64 " holes, %" PRIu64 " repeats, %" PRIu64 " contradictions, %" PRIu64
              " refused%s%s\n",
              said, took, static_cast<double>(acknowledged) / took, crew.acknowledged(), mob.busy() - busy_before,
              crew.busy(), wrongs.holes, wrongs.repeats, wrongs.contradictions, crew.refused(),
              finished ? "" : ", stuck", again ? "" : ", not all of it could be read again");
  say("alerts", full.alerts);
  say("messages beside them", full.messages);
  std::printf("  server: %.0f MiB\n", weight.resident_mib);
  if (!finished || !again || wrongs.any() || crew.refused() > 0) return Verdict::broken;
  if (full.alerts.missing + full.messages.missing > 0) return Verdict::broken;
  if (mob.busy() == busy_before) return std::puts("nobody was told busy: this was no overload"), Verdict::broken;
  // The control within the run: what is said beside the alerts has to be late, or being an alert made no difference.
  if (quantile(full.messages.delivered_ms, 0.99) <= alerts_p99_ms)
    return std::puts("ordinary messages were in time: this was no overload"), Verdict::broken;
  const auto worst = std::max(quantile(full.alerts.delivered_ms, 0.99), quantile(full.alerts.answered_ms, 0.99));
  // On a machine that others use everything is late, and alerts still much less so.
  const auto in_time = std::max(alerts_p99_ms, alerts_share_of_ordinary * quantile(full.messages.delivered_ms, 0.99));
  return worst <= in_time ? Verdict::held : Verdict::too_late;
}

}  // namespace

bool run_overload(const Plan& plan) {
  const auto seconds = static_cast<double>(plan.size.value_or(normal_seconds));
  for (int attempt = 1; attempt <= tries; ++attempt) {
    auto here = plan;
    here.scratch /= std::to_string(attempt);
    const auto verdict = overload_once(here, seconds);
    if (verdict != Verdict::too_late) return verdict == Verdict::held;
    std::printf("alerts took longer than %.0f ms, and than half of what messages took\n", alerts_p99_ms);
  }
  return false;
}

}  // namespace cueline::traffic
