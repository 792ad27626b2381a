#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>
#include <string>

#include "tests/sim/world.hpp"

namespace cueline::sim {

namespace {

constexpr std::uint64_t steps = 500;

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* const value = std::getenv(name);
  return value ? std::stoull(value) : otherwise;
}

void add(Totals& sum, const Totals& one) {
  each_total([&](const char*, auto figure) { sum.*figure += one.*figure; });
  for (const auto& [code, count] : one.refusals) sum.refusals[code] += count;
}

void print(const Totals& sum) {
  const char* before = "";
  each_total([&](const char* name, auto figure) {
    std::cout << before << name << ' ' << sum.*figure;
    before = ", ";
  });
  std::cout << "\nrefusals:";
  for (const auto& [code, count] : sum.refusals) std::cout << ' ' << code << ' ' << count;
  std::cout << '\n';
}

}  // namespace

// SIM_SEED runs one seed (and prints the log if it fails), SIM_SEEDS another number of them, SIM_FROM begins elsewhere.
TEST_CASE("a school day keeps its promises, whatever goes wrong") {
  const auto only = setting("SIM_SEED", 0);
  const auto from = only ? only : setting("SIM_FROM", 1);
  const auto seeds = only ? 1 : setting("SIM_SEEDS", 2000);
  Totals sum;
  for (auto seed = from; seed < from + seeds; ++seed) {
    const auto verdict = World(seed).run(steps);
    add(sum, verdict.totals);
    if (only) std::cout << verdict.log;
    INFO("run again with SIM_SEED=" << seed << "; broken at step " << verdict.step);
    REQUIRE(verdict.broken == "");
  }
  std::cout << seeds << " seeds: ";
  print(sum);
  if (seeds >= 300) {  // the runs do visit what they are about
    each_total([&](const char* name, auto figure) {
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
