// A program under measurement, started on the server's core: ours or one it is compared with.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace cueline::bench {

using Variables = std::vector<std::pair<std::string, std::string>>;  // of an environment

class Program {
 public:
  struct How {
    std::vector<std::string> words;  // the program, found on the PATH, and its arguments
    Variables variables = {};        // beside ours
    std::string log;                 // where its words go
    int cores = 1;
  };
  explicit Program(const How& how);
  ~Program();  // asks it to stop, and waits
  Program(const Program&) = delete;

  void wait_for_port(std::uint16_t port);  // until somebody can connect; throws when the program ends instead
  void finish();                           // waits until it ends by itself; throws when it ends badly
  void kill();                             // as a power cut would
  void stop();

  [[nodiscard]] pid_t id() const { return pid_; }
  [[nodiscard]] double cpu_seconds() const;  // user and system, of all threads it ever had, to the nanosecond
  [[nodiscard]] double cpu_seconds_of(const std::string& threads) const;  // whose names begin so, of those it has now
  [[nodiscard]] double resident_kib() const;
  [[nodiscard]] static double cpu_seconds_of_all();  // also of those that have ended

 private:
  void wait(int signal);

  std::string log_;
  pid_t pid_ = 0;
};

// Free when asked, below the range the system gives to clients, so that none of thousands of clients takes it.
[[nodiscard]] std::uint16_t free_port();

}  // namespace cueline::bench
