// The real server as the process that dies, and a school on it, set up through its own doors.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "tests/faults/process.hpp"

namespace cueline::faults {

// Members of one room, signed in.
struct Staff {
  std::vector<std::string> tokens;
  TimelineId room;
};

struct ServerPlace {
  std::filesystem::path data;
  std::string errors;  // a file for what it says on standard error
  std::uint16_t port;
};

// Below the ports that the system gives to clients.
[[nodiscard]] std::uint16_t some_port(std::uint64_t chance);

// `cueline serve`, with limits that no test meets.
[[nodiscard]] std::unique_ptr<Process> start_server(const ServerPlace& place, std::vector<std::string> environment);

// Starts the server over a new folder, sets up the school with its first link, adds people, stops the server.
[[nodiscard]] Staff found_school(const ServerPlace& place, std::size_t people);

}  // namespace cueline::faults
