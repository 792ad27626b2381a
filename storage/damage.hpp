// Which entries a damaged log has lost, in the words of a start that refuses and of the doctor.
#pragma once

#include <cstdint>
#include <string>

namespace cueline::storage {

struct LostRange {
  std::uint64_t intact = 0;  // every entry up to this one can be read
  std::uint64_t known = 0;   // the last one known to have been there; never less than intact

  [[nodiscard]] bool any() const { return known > intact; }
};

// "entry 7", "entries 7 to 9", "no entry".
[[nodiscard]] inline std::string name_range(std::uint64_t first, std::uint64_t last) {
  if (first > last) return "no entry";
  const auto from = std::to_string(first);
  return first == last ? "entry " + from : "entries " + from + " to " + std::to_string(last);
}

[[nodiscard]] inline std::string describe(const LostRange& range) {
  const auto kept = range.intact == 0 ? "nothing can be read as it is"
                                      : "everything up to entry " + std::to_string(range.intact) + " is intact";
  return range.any() ? name_range(range.intact + 1, range.known) + " cannot be read; " + kept : kept;
}

}  // namespace cueline::storage
