// traffic SUITE FOLDER [SIZE [SEED [FIRST_PORT]]]: runs one suite in an empty folder; the exit code is the verdict.
#include <sys/resource.h>

#include <cinttypes>
#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <random>
#include <string>

#include "tests/traffic/suite.hpp"

namespace {

using namespace cueline::traffic;

const std::map<std::string, std::function<bool(const Plan&)>> suites{
    {"network", run_network},   {"network_controls", run_network_controls},
    {"overload", run_overload}, {"stopped", run_stopped},
    {"hostile", run_hostile},   {"hostile_control", run_hostile_control},
    {"soak", run_soak},         {"soak_control", run_soak_control},
};

int usage() {
  std::fputs("traffic SUITE FOLDER [SIZE [SEED [FIRST_PORT]]]; the suites:", stderr);
  for (const auto& [name, suite] : suites) std::fprintf(stderr, " %s", name.c_str());
  return std::fputs("\n", stderr), 2;
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
  const auto suite = count > 2 ? suites.find(arguments[1]) : suites.end();
  if (suite == suites.end()) return usage();
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  allow_many_files();
  const auto given = [&](int at) { return count > at && *arguments[at] != '\0'; };
  Plan plan{.scratch = arguments[2], .size = {}, .seed = given(4) ? std::stoull(arguments[4]) : std::random_device{}()};
  if (given(3)) plan.size = std::stoull(arguments[3]);
  if (given(5)) plan.first_port = static_cast<std::uint16_t>(std::stoul(arguments[5]));
  std::printf("%s, seed %" PRIu64 "\n", arguments[1], plan.seed);
  try {
    if (suite->second(plan)) return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", arguments[1], error.what());
  }
  return std::printf("FAILED: %s\n", arguments[1]), 1;
}
