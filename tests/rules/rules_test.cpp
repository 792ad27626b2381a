#include <catch2/catch.hpp>
#include <iostream>
#include <string>

#include "tests/rules/run.hpp"
#include "tests/sim/figures.hpp"

namespace cueline::rules {

using sim::add;
using sim::setting;

// RULES_SEED runs one seed (and prints the log if it fails), RULES_SEEDS another number of them, RULES_FROM begins
// elsewhere.
TEST_CASE("a school's days keep what was promised") {
  const auto only = setting("RULES_SEED", 0);
  const auto from = only ? only : setting("RULES_FROM", 1);
  const auto seeds = only ? 1 : setting("RULES_SEEDS", 5000);
  Totals sum;
  for (auto seed = from; seed < from + seeds; ++seed) {
    const auto verdict = Run(seed).run();
    sim::add_totals(sum, verdict.totals);
    add(sum.acts, verdict.totals.acts);
    add(sum.refusals, verdict.totals.refusals);
    if (only) std::cout << verdict.log;
    INFO("run again with RULES_SEED=" << seed);
    REQUIRE(verdict.broken == "");
  }
  sim::print_totals(seeds, sum);
  sim::print("against silence", sum.acts);
  sim::print("refusals", sum.refusals);
  if (seeds < 200) return;
  sim::each_total<Totals>([&](const char* name, auto figure) {  // the runs do visit what they are about
    INFO(name);
    CHECK(sum.*figure > 0);
  });
}

// RULES_PLANT plants only one of them, by its place in the list.
TEST_CASE("every bug planted in the rules is found") {
  constexpr std::uint64_t enough = 1000;
  for (std::uint64_t seed = 1; seed <= enough / 20; ++seed) {  // it is the bug that is found
    INFO("without a bug, seed " << seed);
    REQUIRE(Run(seed, Plant::nothing).run().broken == "");
  }
  std::size_t found = 0;
  const auto only = setting("RULES_PLANT", 0);
  for (const auto& row : plants) {
    if (only != 0 && &row != &plants.at(only - 1)) continue;
    std::uint64_t seed = 1;
    Verdict verdict;
    for (; seed <= enough && verdict.broken.empty(); ++seed) verdict = Run(seed, row.plant).run();
    INFO(row.name);
    CHECK(verdict.broken != "");
    found += verdict.broken.empty() ? 0 : 1;
    std::cout << row.name << ": found with seed " << seed - 1 << ": " << verdict.broken << '\n';
  }
  std::cout << found << " of " << plants.size() << " planted bugs found\n";
}

}  // namespace cueline::rules
