// The suites of this folder, and what they found.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "tests/faults/promises.hpp"

namespace cueline::faults {

struct Plan {
  std::filesystem::path scratch;  // an empty folder
  unsigned cycles = 200;
  std::uint64_t seed = 1;
};

struct Found {
  unsigned cycles = 0;
  std::uint64_t acknowledged = 0;
  std::uint64_t delivered = 0;        // to people who listen
  std::uint64_t forgotten_bytes = 0;  // taken from the disk by power cuts
  unsigned lossy_cycles = 0;
  Losses losses;
};

// One folder, many lives: killed, or with the power cut, at random moments under load. Nothing may be lost.
[[nodiscard]] Found run_storage(const Plan& plan);
// The control: the same with sync switched off and a new folder each time. It proves nothing unless something is lost.
[[nodiscard]] Found run_storage_without_sync(const Plan& plan);
// The same two with the whole server: people who send and listen through its socket, over every restart.
[[nodiscard]] Found run_server(const Plan& plan);
[[nodiscard]] Found run_server_without_sync(const Plan& plan);
// A disk that fails at its Nth sync: the process stops, and nothing acknowledged is lost.
[[nodiscard]] Found run_broken_disks(const Plan& plan);
// Both under the whole server, in turns: it ends by itself, with the code for trouble.
[[nodiscard]] Found run_server_on_broken_disks(const Plan& plan);
// A disk that fills up: the process stops, the next start recovers in the ballast's room, nothing acknowledged is lost.
[[nodiscard]] Found run_full_disks(const Plan& plan);

}  // namespace cueline::faults
