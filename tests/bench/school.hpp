// A school in an empty folder, made before the server starts: people who are signed in, and their channels.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/rooms.hpp"

namespace cueline::bench {

struct School {
  std::vector<std::uint64_t> channels;  // the timeline of each room
  std::vector<std::string> tokens;      // one per person
};
[[nodiscard]] School found_school(const std::string& folder, const Rooms& rooms);
// Adds so many messages to the first channel through the engine, without the network.
void fill_school(const std::string& folder, const School& school, std::size_t messages);

}  // namespace cueline::bench
