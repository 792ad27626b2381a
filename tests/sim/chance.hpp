// All the chance of a run, from one seed (SplitMix64): the same seed, the same run, on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace cueline::sim {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t mixed = (state_ += 0x9e3779b97f4a7c15);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
  }
  std::uint64_t below(std::uint64_t bound) { return bound == 0 ? 0 : next() % bound; }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
  }
  bool one_in(std::uint64_t times) { return below(times) == 0; }

  template <class Items>
  auto& pick(Items& items) {
    return *std::next(items.begin(), static_cast<std::ptrdiff_t>(below(items.size())));
  }

 private:
  std::uint64_t state_;
};

}  // namespace cueline::sim
