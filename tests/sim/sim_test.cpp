#include <catch2/catch.hpp>
#include <iostream>
#include <string>

#include "tests/sim/figures.hpp"
#include "tests/sim/world.hpp"

namespace cueline::sim {

namespace {

constexpr std::uint64_t steps = 500;

}  // namespace

// SIM_SEED runs one seed (and prints the log if it fails), SIM_SEEDS another number of them, SIM_FROM begins elsewhere.
TEST_CASE("a school day keeps its promises, whatever goes wrong") {
  const auto only = setting("SIM_SEED", 0);
  const auto from = only ? only : setting("SIM_FROM", 1);
  const auto seeds = only ? 1 : setting("SIM_SEEDS", 2000);
  Totals sum;
  for (auto seed = from; seed < from + seeds; ++seed) {
    const auto verdict = World(seed).run(steps);
    add_totals(sum, verdict.totals);
    add(sum.refusals, verdict.totals.refusals);
    if (only) std::cout << verdict.log;
    INFO("run again with SIM_SEED=" << seed << "; broken at step " << verdict.step);
    REQUIRE(verdict.broken == "");
  }
  print_totals(seeds, sum);
  print("refusals", sum.refusals);
  if (seeds >= 300) {  // the runs do visit what they are about
    each_total<Totals>([&](const char* name, auto figure) {
      INFO(name);
      CHECK(sum.*figure > 0);
    });
    CHECK(sum.refusals["busy"] > 0);
  }
}

TEST_CASE("every planted bug is found") {
  constexpr std::uint64_t enough = 300;
  for (const auto& row : plants) {
    std::uint64_t seed = 1;
    Verdict verdict;
    for (; seed <= enough && verdict.broken.empty(); ++seed) verdict = World(seed, row.plant).run(steps);
    INFO(row.name);
    CHECK(verdict.broken != "");
    std::cout << row.name << ": found with seed " << seed - 1 << ", step " << verdict.step << ": " << verdict.broken
              << '\n';
  }
}

}  // namespace cueline::sim
