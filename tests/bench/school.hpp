// A school in an empty folder, made before the server starts: people who are signed in, and their channels.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "clients/cli/demo/stage.hpp"
#include "tests/bench/rooms.hpp"

namespace cueline::bench {

struct School {
  std::vector<PersonId> people;         // the first is an admin, the others teach
  std::vector<std::uint64_t> channels;  // the timeline of each room
  std::vector<std::string> tokens;      // one per person
};
[[nodiscard]] Millis now();
[[nodiscard]] School found_school(const std::string& folder, const Rooms& rooms);
// Tells a story to the school in that folder, which no server has open. Throws when it refuses something.
void tell(const std::string& folder, const std::function<void(demo::Stage&)>& story);
// Adds so many messages to the first channel through the engine, without the network.
void fill_school(const std::string& folder, const School& school, std::size_t messages);

}  // namespace cueline::bench
