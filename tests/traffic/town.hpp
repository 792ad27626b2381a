// The real server with a school in it: people in rooms, signed in; started, killed, weighed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "tests/bench/rooms.hpp"
#include "tests/faults/process.hpp"

namespace cueline::traffic {

struct Room {
  TimelineId timeline;
  std::vector<std::size_t> people;  // their places in Town::tokens
};

// What the system says of a process.
struct Weight {
  double resident_mib = 0;
  std::size_t descriptors = 0;
  std::size_t threads = 0;
  double disk_mib = 0;  // of the data folder
};

// Below the ports that the system gives to clients.
[[nodiscard]] std::uint16_t some_port();

class Town {
 public:
  // A school with these rooms in an empty folder. `environment`: the server's, over limits that no test meets.
  Town(const std::filesystem::path& scratch, const bench::Rooms& rooms, std::vector<std::string> environment = {});
  ~Town();

  void start();  // answers when it is ready
  void start_soon();
  void kill();
  [[nodiscard]] bool runs();  // and has not ended by itself

  // So many people, each in one room of so many.
  [[nodiscard]] static bench::Rooms rooms_of(std::size_t people, std::size_t size);
  [[nodiscard]] Weight weigh() const;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] const std::vector<std::string>& tokens() const { return tokens_; }
  [[nodiscard]] const std::vector<Room>& rooms() const { return rooms_; }

 private:
  std::filesystem::path data_;
  std::string errors_;  // a file for what it says on standard error
  std::uint16_t port_;
  std::vector<std::string> environment_;
  std::unique_ptr<faults::Process> process_;
  std::vector<std::string> tokens_;
  std::vector<Room> rooms_;
};

}  // namespace cueline::traffic
