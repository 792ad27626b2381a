// One run: a school, its people and their devices, a server that may die, and everything that can go wrong, from one
// seed.
#pragma once

#include <memory>
#include <vector>

#include "tests/sim/client.hpp"
#include "tests/sim/script.hpp"
#include "tests/sim/server.hpp"

namespace cueline::sim {

class World {
 public:
  explicit World(std::uint64_t seed, Plant plant = Plant::none);

  Verdict run(std::uint64_t steps);

 private:
  void found();
  void expect(PersonId by, Command command);
  void step();
  void people_act();
  void trouble();
  void settle();

  Verdict verdict_;
  Chance chance_;
  Server server_;
  Script script_;
  std::vector<std::unique_ptr<Client>> clients_;
};

}  // namespace cueline::sim
