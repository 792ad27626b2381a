// The suite on the bare log, and what it found.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "tests/faults/promises.hpp"

namespace cueline::faults {

struct Plan {
  std::filesystem::path scratch;  // an empty folder
  unsigned cycles = 3;
  std::uint64_t seed = 1;
};

struct Found {
  unsigned cycles = 0;
  std::uint64_t acknowledged = 0;
  Losses losses;
};

// A disk that fills up: the process stops, the next start recovers in the ballast's room, nothing acknowledged is lost.
[[nodiscard]] Found run_full_disks(const Plan& plan);

}  // namespace cueline::faults
