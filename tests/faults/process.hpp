// A program under test: started with an environment, read from, killed.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cueline::faults {

class Process {
 public:
  using Milliseconds = std::chrono::milliseconds;
  using Line = std::function<void(std::string_view)>;

  // `environment`: NAME=value, on top of this process's own. `errors`: a file to which standard error is added;
  // empty: it goes where ours goes.
  Process(const std::vector<std::string>& command, const std::vector<std::string>& environment,
          const std::string& errors = {});
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();  // kills what still runs

  // Hands on the lines of its output for a while. False: it has closed its output.
  bool read_for(Milliseconds time, const Line& line);
  // What it has said so far, without waiting. False: as above.
  bool read_now(const Line& line);
  void tell_to_stop();  // SIGTERM
  // SIGKILL, and the rest of what it had said.
  void kill(const Line& line);
  // Waits for its own end, handing on its lines; the exit code, or minus the signal that ended it.
  int wait(const Line& line);
  [[nodiscard]] pid_t id() const { return id_; }

 private:
  bool read_some(const Line& line);
  int reap();

  pid_t id_ = -1;
  int output_ = -1;
  std::string rest_;  // of a line
};

}  // namespace cueline::faults
