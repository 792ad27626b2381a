// The first broken promise of a run, and how much was done on the way.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <map>
#include <string>

namespace cueline::sim {

struct Totals {
  std::uint64_t steps = 0;
  std::uint64_t commands = 0;
  std::uint64_t confirmed = 0;
  std::uint64_t refused = 0;
  std::uint64_t repeats = 0;
  std::uint64_t entries = 0;
  std::uint64_t fired = 0;      // by the timer
  std::uint64_t rewritten = 0;  // words taken back
  std::uint64_t retired = 0;
  std::uint64_t delivered = 0;
  std::uint64_t early = 0;  // deliveries that overtook others
  std::uint64_t snapshots = 0;
  std::uint64_t resumed = 0;
  std::uint64_t parts = 0;  // read from storage
  std::uint64_t pages = 0;  // of history
  std::uint64_t cuts = 0;
  std::uint64_t partitions = 0;
  std::uint64_t late = 0;  // commands that arrived after their connection was given up
  std::uint64_t crashes = 0;
  std::uint64_t torn = 0;  // crashes in the middle of what was being written
  std::uint64_t disk_failures = 0;
  std::uint64_t read_failures = 0;
  std::uint64_t stalls = 0;  // of disk and read pool
  std::uint64_t floods = 0;
  std::uint64_t clock_jumps = 0;
  std::map<std::string, std::uint64_t> refusals;  // by code
};
BOOST_DESCRIBE_STRUCT(Totals, (),
                      (steps, commands, confirmed, refused, repeats, entries, fired, rewritten, retired, delivered,
                       early, snapshots, resumed, parts, pages, cuts, partitions, late, crashes, torn, disk_failures,
                       read_failures, stalls, floods, clock_jumps))

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
