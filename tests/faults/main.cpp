// faults SUITE [CYCLES [SEED]]: runs one suite. Prints one line of figures; the exit code is the
// verdict.
#include <stdlib.h>  // mkdtemp

#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <random>
#include <string>

#include "tests/faults/suite.hpp"

namespace {

using namespace cueline::faults;

struct Suite {
  std::function<Found(const Plan&)> run;
  unsigned cycles;  // when none are asked for
  bool must_lose;   // a control: it fails when nothing is lost
};

const std::map<std::string, Suite> suites{
    {"full", {run_full_disks, 3, false}},
};

int usage() {
  std::fputs("faults SUITE [CYCLES [SEED]]; the suites:", stderr);
  for (const auto& [name, suite] : suites) std::fprintf(stderr, " %s", name.c_str());
  return std::fputs("\n", stderr), 2;
}

int report(const std::string& name, const Suite& suite, const Plan& plan, const Found& found) {
  std::printf("%s: %u cycles, %" PRIu64 " acknowledged, %" PRIu64 " delivered, %" PRIu64 " lost, %" PRIu64
              " changed, %" PRIu64 " unreadable, %u lossy cycles, %" PRIu64 " unsynced bytes taken away, seed %" PRIu64
              "\n",
              name.c_str(), found.cycles, found.acknowledged, found.delivered, found.losses.lost, found.losses.changed,
              found.losses.unread, found.lossy_cycles, found.forgotten_bytes, plan.seed);
  if (found.acknowledged == 0) return std::puts("FAILED: nothing was acknowledged, so nothing was tested"), 1;
  if (suite.must_lose && found.losses.lost == 0) {
    return std::puts("FAILED: nothing was lost without sync, so this suite would not notice a loss"), 1;
  }
  if (!suite.must_lose && found.losses.any()) {
    return std::printf("FAILED: the folder is in %s\n", plan.scratch.c_str()), 1;
  }
  std::filesystem::remove_all(plan.scratch);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const auto suite = count > 1 ? suites.find(arguments[1]) : suites.end();
  if (suite == suites.end()) return usage();
  Plan plan;
  auto scratch = (std::filesystem::temp_directory_path() / "cueline-faults-XXXXXX").string();
  if (::mkdtemp(scratch.data()) == nullptr) return std::fputs("no scratch folder\n", stderr), 2;
  plan.scratch = scratch;
  plan.cycles = count > 2 ? static_cast<unsigned>(std::stoul(arguments[2])) : suite->second.cycles;
  plan.seed = count > 3 ? std::stoull(arguments[3]) : std::random_device{}();
  return report(suite->first, suite->second, plan, suite->second.run(plan));
}
