// faults [CYCLES [SEED]]: fills disks under the bare log. Prints one line of figures; the exit code is the verdict.
#include <stdlib.h>  // mkdtemp

#include <cinttypes>
#include <cstdio>
#include <random>
#include <string>

#include "tests/faults/suite.hpp"

namespace {

using namespace cueline::faults;

int report(const Plan& plan, const Found& found) {
  std::printf("full: %u disks, %" PRIu64 " acknowledged, %" PRIu64 " lost, %" PRIu64 " changed, %" PRIu64
              " unreadable, seed %" PRIu64 "\n",
              found.cycles, found.acknowledged, found.losses.lost, found.losses.changed, found.losses.unread,
              plan.seed);
  if (found.acknowledged == 0) return std::puts("FAILED: nothing was acknowledged, so nothing was tested"), 1;
  if (found.losses.any()) return std::printf("FAILED: the folder is in %s\n", plan.scratch.c_str()), 1;
  std::filesystem::remove_all(plan.scratch);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  Plan plan;
  auto scratch = (std::filesystem::temp_directory_path() / "cueline-faults-XXXXXX").string();
  if (::mkdtemp(scratch.data()) == nullptr) return std::fputs("no scratch folder\n", stderr), 2;
  plan.scratch = scratch;
  if (count > 1) plan.cycles = static_cast<unsigned>(std::stoul(arguments[1]));
  plan.seed = count > 2 ? std::stoull(arguments[2]) : std::random_device{}();
  return report(plan, run_full_disks(plan));
}
