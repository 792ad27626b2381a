// Faults under the whole server, with senders that stay, connect again and send again.
#include <chrono>
#include <cstdio>
#include <random>

#include "storage/rocks_inspect.hpp"
#include "tests/faults/power.hpp"
#include "tests/faults/senders.hpp"
#include "tests/faults/suite.hpp"

namespace cueline::faults {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t people = 6;
constexpr std::uint64_t checked_again = 3'000;  // entries, after each life

struct Life {
  const ServerPlace& place;
  Power& power;
  std::vector<std::string> environment;
  Cut cut;
  bool may_end_early = true;  // while it opens or recovers
};

std::uint64_t live_once(const Life& life, Senders& senders, std::mt19937_64& chance) {
  life.power.on();
  auto environment = life.power.environment();
  environment.insert(environment.end(), life.environment.begin(), life.environment.end());
  const auto server = start_server(life.place, environment);
  const auto ignore = [](std::string_view) {};
  if (life.may_end_early && chance() % 5 == 0) {
    senders.run_for(std::chrono::milliseconds(chance() % 120));
  } else {
    const auto enough = senders.promises().count() + 1 + chance() % 200;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (senders.promises().count() < enough && std::chrono::steady_clock::now() < deadline) {
      senders.run_for(std::chrono::milliseconds(1 + chance() % 4));
      if (!server->read_now(ignore)) break;
    }
  }
  server->kill(ignore);
  senders.run_for(std::chrono::milliseconds(2));  // what it had still said
  return life.power.off(life.cut, chance);
}

std::uint64_t doctor_complains(const fs::path& folder) {
  const auto inspection = storage::inspect_folder(folder);
  for (const auto& finding : inspection.findings) {
    if (finding.severity == storage::Severity::note) continue;
    std::fprintf(stderr, "doctor: %s %s\n", finding.what.c_str(), finding.where.c_str());
  }
  return inspection.worst() == storage::Severity::note ? 0 : 1;
}

}  // namespace

Found run_server(const Plan& plan) {
  std::mt19937_64 chance(plan.seed);
  const ServerPlace place{plan.scratch / "data", plan.scratch / "errors", some_port(std::random_device{}())};
  const auto staff = found_school(place, people);
  Power power(place.data, plan.scratch / "journal");
  Senders senders(staff, place.port);
  Found found;
  std::uint64_t head = 0;
  for (; found.cycles < plan.cycles && !found.losses.any(); ++found.cycles) {
    const auto cut = static_cast<Cut>(chance() % 3);
    found.forgotten_bytes += live_once({place, power, {}, cut}, senders, chance);
    found.losses = senders.promises().check_folder(place.data, head < checked_again ? 0 : head - checked_again);
    head = senders.promises().last();
  }
  if (!found.losses.any()) found.losses = senders.promises().check_folder(place.data, 0);
  found.losses.unread += doctor_complains(place.data) + senders.refused();
  found.lossy_cycles = found.losses.any() ? 1 : 0;
  found.acknowledged = senders.promises().count();
  found.delivered = senders.delivered();
  return found;
}

Found run_server_without_sync(const Plan& plan) {
  std::mt19937_64 chance(plan.seed);
  const auto founded = plan.scratch / "founded";
  const ServerPlace place{plan.scratch / "data", plan.scratch / "errors", some_port(std::random_device{}())};
  const auto staff = found_school({founded, place.errors, place.port}, people);
  Found found;
  for (; found.cycles < plan.cycles; ++found.cycles) {
    fs::remove_all(place.data);
    fs::copy(founded, place.data, fs::copy_options::recursive);
    Power power(place.data, plan.scratch / "journal");
    Senders senders(staff, place.port);
    const auto cut = found.cycles % 2 == 0 ? Cut::strict : Cut::torn;
    found.forgotten_bytes += live_once({place, power, {"CUELINE_TEST_SYNC=off"}, cut, false}, senders, chance);
    const auto losses = senders.promises().check_folder(place.data, 0);
    found.losses += losses;
    found.lossy_cycles += losses.any() ? 1 : 0;
    found.acknowledged += senders.promises().count();
    found.delivered += senders.delivered();
  }
  return found;
}

}  // namespace cueline::faults
