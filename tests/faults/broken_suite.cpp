// Disks that fail while the process lives on: a sync that returns an error, and a disk without room.
#include <random>

#include "tests/faults/power.hpp"
#include "tests/faults/process.hpp"
#include "tests/faults/suite.hpp"

namespace cueline::faults {

namespace fs = std::filesystem;

namespace {

constexpr int exit_broken = 3;

std::string writer() { return fs::read_symlink("/proc/self/exe").parent_path() / "faults_writer"; }

// Lets the writer run with this trouble until it ends by itself.
int run_writer(const fs::path& folder, const Power& power, const std::string& trouble, unsigned run,
               Promises& promises) {
  auto environment = power.environment();
  environment.push_back(trouble);
  environment.push_back("FAULTS_QUIET=1");
  Process process({writer(), folder, std::to_string(run), "0"}, environment);
  return process.wait([&promises](std::string_view line) { promises.acknowledge(line); });
}

}  // namespace

Found run_broken_disks(const Plan& plan) {
  std::mt19937_64 chance(plan.seed);
  const auto folder = plan.scratch / "data";
  Power power(folder, plan.scratch / "journal");
  Promises promises;
  Found found;
  for (; found.cycles < plan.cycles && !found.losses.any(); ++found.cycles) {
    power.on();
    const auto nth = std::uniform_int_distribution(1, 60)(chance);
    const int code = run_writer(folder, power, "FAULTS_FAIL_SYNC=" + std::to_string(nth), found.cycles, promises);
    // What a failed sync was to keep may be gone: the kernel drops such pages.
    found.forgotten_bytes += power.off(found.cycles % 2 == 0 ? Cut::strict : Cut::torn, chance);
    found.losses = promises.check_folder(folder, 0);
    if (code != exit_broken) ++found.losses.unread;  // it went on, or fell over
  }
  found.lossy_cycles = found.losses.any() ? 1 : 0;
  found.acknowledged = promises.count();
  return found;
}

}  // namespace cueline::faults
