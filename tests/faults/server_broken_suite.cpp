// Disks that fail under the whole server: it has to stop by itself, with nothing lost, and come back.
#include <chrono>
#include <random>

#include "storage/folder.hpp"
#include "tests/faults/power.hpp"
#include "tests/faults/senders.hpp"
#include "tests/faults/suite.hpp"

namespace cueline::faults {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t people = 4;
constexpr int exit_trouble = 5;
constexpr auto patience = std::chrono::seconds(60);

std::uint64_t size_of_files(const fs::path& folder) {
  std::uint64_t size = 0;
  for (const auto& item : fs::recursive_directory_iterator(folder))
    size += item.is_regular_file() ? item.file_size() : 0;
  return size;
}

// A sync that fails, or a disk with little more room than the server insists on.
std::string some_trouble(const fs::path& folder, unsigned cycle, std::mt19937_64& chance) {
  if (cycle % 2 == 0) return "FAULTS_FAIL_SYNC=" + std::to_string(1 + chance() % 80);
  const auto room = storage::least_free_bytes + (2 << 20) + chance() % (256 << 10);
  return "FAULTS_SPACE=" + std::to_string(size_of_files(folder) + room);
}

// Whether the server ended by itself, as one that cannot store any more.
bool stops_by_itself(const ServerPlace& place, const std::vector<std::string>& environment, Senders& senders) {
  const auto server = start_server(place, environment);
  const auto ignore = [](std::string_view) {};
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (server->read_now(ignore)) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    senders.run_for(std::chrono::milliseconds(5));
  }
  return server->wait(ignore) == exit_trouble;
}

}  // namespace

Found run_server_on_broken_disks(const Plan& plan) {
  std::mt19937_64 chance(plan.seed);
  const ServerPlace place{plan.scratch / "data", plan.scratch / "errors", some_port(std::random_device{}())};
  const auto staff = found_school(place, people);
  Power power(place.data, plan.scratch / "journal");
  Senders senders(staff, place.port);
  Found found;
  for (; found.cycles < plan.cycles && !found.losses.any(); ++found.cycles) {
    power.on();
    auto environment = power.environment();
    environment.push_back(some_trouble(place.data, found.cycles, chance));
    const bool stopped = stops_by_itself(place, environment, senders);
    found.forgotten_bytes += power.off(Cut::strict, chance);
    found.losses = senders.promises().check_folder(place.data, 0);
    found.losses.unread += senders.refused() + (stopped ? 0 : 1);
  }
  found.lossy_cycles = found.losses.any() ? 1 : 0;
  found.acknowledged = senders.promises().count();
  found.delivered = senders.delivered();
  return found;
}

}  // namespace cueline::faults
