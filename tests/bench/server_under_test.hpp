// The real server binary on a folder of its own, started, killed and weighed.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace cueline::bench {

// A school with one channel of many people, each signed in: made in the folder before the server starts.
struct School {
  std::uint64_t channel = 0;
  std::vector<std::string> tokens;  // one per person
};
[[nodiscard]] School found_school(const std::string& folder, std::size_t people);
// Adds so many messages to the channel through the engine, without the network.
void fill_school(const std::string& folder, const School& school, std::size_t messages);

class ServerUnderTest {
 public:
  ServerUnderTest(std::string binary, std::string folder);
  ~ServerUnderTest();  // asks it to stop, and waits
  ServerUnderTest(const ServerUnderTest&) = delete;

  void start();  // answers when it is ready
  void kill();   // as a power cut would
  void stop();

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] double cpu_seconds() const;  // user and system, of all its threads
  [[nodiscard]] double resident_kib() const;

 private:
  std::string binary_, folder_;
  std::uint16_t port_ = 0;
  pid_t pid_ = 0;
};

}  // namespace cueline::bench
