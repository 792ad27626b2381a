// The first broken promise of a run, and how much was done on the way.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace cueline::sim {

struct Totals {
  std::uint64_t steps = 0, commands = 0, confirmed = 0, refused = 0, repeats = 0, entries = 0, delivered = 0, early = 0,
                snapshots = 0, resumed = 0, parts = 0, cuts = 0, crashes = 0, disk_failures = 0, fired = 0, retired = 0,
                rewritten = 0;
  std::map<std::string, std::uint64_t> refusals;  // by code
};

struct Verdict {
  Totals totals;
  std::string broken;  // empty: every promise was kept
  std::uint64_t step = 0;
  std::string log;  // the entries up to then, for whoever looks for the reason

  void fail(const std::string& promise) {
    if (!broken.empty()) return;
    broken = promise;
    step = totals.steps;
  }
};

}  // namespace cueline::sim
