// A program under test: started with an environment, read from until it ends.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cueline::faults {

class Process {
 public:
  using Line = std::function<void(std::string_view)>;

  // `environment`: NAME=value, on top of this process's own.
  Process(const std::vector<std::string>& command, const std::vector<std::string>& environment);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();  // kills what still runs

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
