// Measures the release build on this machine: bench SERVER_BINARY EMPTY_FOLDER [short|full] [RESULTS.json]
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/bench/rows.hpp"

namespace {

std::string machine() {
  utsname name{};
  ::uname(&name);
  double load = 0;
  std::ifstream("/proc/loadavg") >> load;
  return std::to_string(::sysconf(_SC_NPROCESSORS_ONLN)) + " cores, Linux " + name.release + ", load before the run " +
         std::to_string(load);
}

// Thousands of sockets, on both sides.
void allow_many_files() {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

int main(int count, char** arguments) {
  using namespace cueline::bench;
  if (count < 3) {
    std::fprintf(stderr, "bench SERVER_BINARY EMPTY_FOLDER [short|full] [RESULTS.json]\n");
    return 2;
  }
  const bool whole = count > 3 && std::string(arguments[3]) == "full";
  allow_many_files();
  const auto on = machine();
  std::printf("%s; %s size\n\n", on.c_str(), whole ? "full" : "short");
  try {
    Table table;
    std::filesystem::create_directories(arguments[2]);
    const Bench bench{arguments[2], arguments[1], whole ? full : Size{}, table};
    measure_acknowledgements(bench);
    measure_fan_out(bench);
    measure_idle(bench);
    measure_restart(bench);
    measure_catch_up(bench);
    if (count > 4) std::ofstream(arguments[4]) << table.json(on);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench: %s\n", error.what());
    return 1;
  }
  return 0;
}
