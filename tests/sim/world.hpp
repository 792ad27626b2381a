// One run: a school, its people and their devices, a server that may die, and everything that can go wrong, from one
// seed.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "tests/sim/client.hpp"
#include "tests/sim/script.hpp"
#include "tests/sim/server.hpp"

namespace cueline::sim {

class World {
 public:
  explicit World(std::uint64_t seed, Plant plant = Plant::none);

  Verdict run(std::uint64_t steps);
  Verdict run(std::span<const std::uint8_t> choices);  // as long as they last

 private:
  void found();
  void expect(PersonId by, Command command);
  void step();
  void people_act();
  void trouble();
  void partition();
  void heal();
  void server_dies(std::size_t kept);
  void settle();
  void check_end(Sequence head);
  Verdict end();

  Verdict verdict_;
  Chance chance_;
  Server server_;
  Script script_;
  const Plant plant_;
  std::vector<std::unique_ptr<Client>> clients_;
  std::uint64_t heals_in_ = 0;  // steps; 0: everybody can reach the server
  bool flooded_ = false;
};

}  // namespace cueline::sim
