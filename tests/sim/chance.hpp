// All the chance of a run, from one seed (SplitMix64): the same seed, the same run, on every machine. A fuzzer gives
// its own choices instead, as bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

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
  std::uint64_t below(std::uint64_t bound) {
    if (bound == 0) return 0;
    return (choices_.empty() ? next() : choose(bound)) % bound;
  }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
  }
  bool one_in(std::uint64_t times) { return below(times) == 0; }

  template <class Items>
  auto& pick(Items& items) {
    return *std::next(items.begin(), static_cast<std::ptrdiff_t>(below(items.size())));
  }

  // From here on these decide; after the last of them the seed does again.
  void follow(std::span<const std::uint8_t> choices) { choices_ = choices; }
  [[nodiscard]] bool follows() const { return !choices_.empty(); }

 private:
  // As many bytes as the bound needs, so that a fuzzer's byte is a choice.
  std::uint64_t choose(std::uint64_t bound) {
    std::uint64_t chosen = 0;
    for (auto left = bound - 1; left > 0 && !choices_.empty(); left >>= 8U) {
      chosen = chosen << 8U | choices_.front();
      choices_ = choices_.subspan(1);
    }
    return chosen;
  }

  std::uint64_t state_;
  std::span<const std::uint8_t> choices_;
};

}  // namespace cueline::sim
