#include "tests/bench/machine.hpp"

#include <sched.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <fstream>

#include "tests/bench/program.hpp"

namespace cueline::bench {
namespace {

int cores() { return static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN)); }

void run_on(int first, int last) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (int core = first; core <= last; ++core) CPU_SET(static_cast<std::size_t>(core), &set);
  ::sched_setaffinity(0, sizeof set, &set);
}

double seconds_of(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace

void run_on_server_core(int count) { run_on(server_core, std::min(server_core + count, cores()) - 1); }

void run_on_load_core() { run_on(std::min(server_core + 1, cores() - 1), cores() - 1); }

bool ask_for_priority() { return ::setpriority(PRIO_PROCESS, 0, -10) == 0; }

Watch::Watch() : start_(now()) {}

// proc(5): user nice system idle iowait irq softirq steal, of all cores.
Watch::Ticks Watch::now() {
  std::ifstream file("/proc/stat");
  std::string name;
  std::array<double, 8> ticks{};
  file >> name;
  for (auto& tick : ticks) file >> tick;
  const auto hertz = static_cast<double>(::sysconf(_SC_CLK_TCK));
  return {(ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) / hertz, ticks[7] / hertz,
          seconds_of(CLOCK_PROCESS_CPUTIME_ID) + Program::cpu_seconds_of_all(), seconds_of(CLOCK_MONOTONIC)};
}

Neighbours Watch::neighbours() const {
  const auto end = now();
  const auto wall = std::max(end.wall - start_.wall, 1e-3);
  Neighbours around;
  std::ifstream("/proc/loadavg") >> around.load;
  around.stolen = (end.stolen - start_.stolen) / wall;
  around.others = std::max(0.0, (end.busy - start_.busy - (end.own - start_.own)) / wall);
  return around;
}

std::string machine_name() {
  utsname name{};
  ::uname(&name);
  return std::to_string(cores()) + " cores, " + name.sysname + " " + name.release;
}

void allow_many_files() {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace cueline::bench
