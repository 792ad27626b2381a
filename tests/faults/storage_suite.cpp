// Faults under the log itself, with the small writer as the process that dies.
#include <chrono>
#include <random>

#include "tests/faults/power.hpp"
#include "tests/faults/process.hpp"
#include "tests/faults/suite.hpp"
#include "tests/faults/writer_promises.hpp"

namespace cueline::faults {

namespace fs = std::filesystem;

namespace {

// Entries checked again after each life: more than one life can have under way, by far.
constexpr std::uint64_t checked_again = 20'000;

struct Life {
  const fs::path& folder;
  Power& power;
  std::vector<std::string> environment;
  Cut cut;
  bool may_end_early = true;  // while it opens or recovers
};

// Some die while they recover, most in the middle of their work: after so many acknowledgements, however slow the
// machine is.
void wait_for_the_end(Process& process, const Life& life, WriterPromises& promises, std::mt19937_64& chance) {
  const auto hear = [&promises](std::string_view line) { promises.heard(line); };
  if (life.may_end_early && chance() % 5 == 0) {
    process.read_for(Process::Milliseconds(chance() % 60), hear);
    return;
  }
  const auto enough = promises.promises().count() + 1 + chance() % 600;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (promises.promises().count() < enough && std::chrono::steady_clock::now() < deadline) {
    if (!process.read_for(Process::Milliseconds(1 + chance() % 4), hear)) break;
  }
}

std::uint64_t live_once(const Life& life, unsigned run, WriterPromises& promises, std::mt19937_64& chance) {
  life.power.on();
  auto environment = life.power.environment();
  environment.insert(environment.end(), life.environment.begin(), life.environment.end());
  Process process({writer_program(), life.folder, std::to_string(run), "0"}, environment);
  wait_for_the_end(process, life, promises, chance);
  process.kill([&promises](std::string_view line) { promises.heard(line); });
  return life.power.off(life.cut, chance);
}

}  // namespace

Found run_storage(const Plan& plan) {
  std::mt19937_64 chance(plan.seed);
  const auto folder = plan.scratch / "data";
  Power power(folder, plan.scratch / "journal");
  WriterPromises promises;
  Found found;
  std::uint64_t head = 0;
  for (; found.cycles < plan.cycles && !found.losses.any(); ++found.cycles) {
    const auto cut = static_cast<Cut>(std::uniform_int_distribution(0, 2)(chance));
    found.forgotten_bytes += live_once({folder, power, {}, cut}, found.cycles, promises, chance);
    found.losses = promises.check_folder(folder, head < checked_again ? 0 : head - checked_again);
    head = promises.promises().last();
  }
  if (!found.losses.any()) found.losses = promises.check_folder(folder, 0);
  found.lossy_cycles = found.losses.any() ? 1 : 0;
  found.acknowledged = promises.promises().count();
  return found;
}

Found run_storage_without_sync(const Plan& plan) {
  std::mt19937_64 chance(plan.seed);
  Found found;
  for (; found.cycles < plan.cycles; ++found.cycles) {
    const auto scratch = plan.scratch / std::to_string(found.cycles);
    fs::create_directories(scratch);
    const auto folder = scratch / "data";
    Power power(folder, scratch / "journal");
    WriterPromises promises;
    const auto cut = found.cycles % 2 == 0 ? Cut::strict : Cut::torn;
    const Life life{folder, power, {"CUELINE_TEST_SYNC=off", "FAULTS_QUIET=1"}, cut, false};
    found.forgotten_bytes += live_once(life, found.cycles, promises, chance);
    const auto losses = promises.check_folder(folder, 0);
    found.losses += losses;
    found.lossy_cycles += losses.any() ? 1 : 0;
    found.acknowledged += promises.promises().count();
    fs::remove_all(scratch);
  }
  return found;
}

}  // namespace cueline::faults
