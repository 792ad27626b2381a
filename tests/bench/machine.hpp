// The machine while it measures: who runs on which core, and what else went on.
#pragma once

#include <string>

namespace cueline::bench {

// The server has the first core, the load the others: neither pays for the other. With one core they share it.
inline constexpr int server_core = 0;
void run_on_server_core(int cores = 1);  // this process and what it starts; several: the first so many
void run_on_load_core();
[[nodiscard]] bool ask_for_priority();  // before other programs; false: not allowed

// What else the machine did from the making of a Watch on.
struct Neighbours {
  double load = 0;    // the load average, of the last minute
  double stolen = 0;  // cores the host took
  double others = 0;  // cores busy with neither the bench nor what it started
};
class Watch {
 public:
  Watch();
  [[nodiscard]] Neighbours neighbours() const;

 private:
  struct Ticks {
    double busy = 0, stolen = 0, own = 0, wall = 0;  // seconds
  };
  [[nodiscard]] static Ticks now();
  Ticks start_;
};

[[nodiscard]] std::string machine_name();  // cores, system
void allow_many_files();                   // thousands of sockets, on both sides

}  // namespace cueline::bench
