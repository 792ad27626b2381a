// Measures the release build on this machine; tests/suites/bench.sh calls it.
//   bench SERVER_BINARY EMPTY_FOLDER [--full | --growth] [--peers] [--rows NAME,NAME...] [--json FILE]
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "tests/bench/bare.hpp"
#include "tests/bench/machine.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

constexpr std::array rows{
    std::pair{"fan_out", &measure_fan_out},       std::pair{"acknowledged", &measure_acknowledged},
    std::pair{"one_sender", &measure_one_sender}, std::pair{"slow_disk", &measure_slow_disk},
    std::pair{"school", &measure_school},         std::pair{"idle", &measure_idle},
    std::pair{"catch_up", &measure_catch_up},     std::pair{"restart", &measure_restart},
    std::pair{"alerts", &measure_alerts},         std::pair{"due", &measure_due},
    std::pair{"trends", &measure_trends},         std::pair{"planning", &measure_planning},
    std::pair{"growth", &measure_growth},         std::pair{"threads", &measure_threads},
};

struct Wish {
  std::string binary, folder, only, json;
  Size size = {};
  std::string size_name = "short";
  bool peers = false;
};

Wish read_wish(std::span<char*> words) {
  if (words.size() < 2) throw std::runtime_error("SERVER_BINARY EMPTY_FOLDER, then what main.cpp says");
  Wish wish{words[0], words[1], "", ""};
  for (std::size_t index = 2; index < words.size(); ++index) {
    const std::string word = words[index];
    const auto value = [&] { return index + 1 < words.size() ? std::string(words[++index]) : std::string(); };
    if (word == "--full") {
      wish.size = full_size();
      wish.size_name = "full";
    } else if (word == "--growth") {
      wish.size = growth_size();
      wish.size_name = wish.only = "growth";
    } else if (word == "--peers")
      wish.peers = true;
    else if (word == "--rows")
      wish.only = value();
    else if (word == "--json")
      wish.json = value();
    else
      throw std::runtime_error("what is " + word + "?");
  }
  return wish;
}

void check_names(const std::string& only) {
  for (std::size_t at = 0; at < only.size();) {
    const auto name = only.substr(at, only.find(',', at) - at);
    bool found = false;
    for (const auto& row : rows) found = found || row.first == name;
    if (!found) throw std::runtime_error("there is no row " + name);
    at += name.size() + 1;
  }
}

void measure(const Wish& wish) {
  check_names(wish.only);
  allow_many_files();
  const bool first = ask_for_priority();
  run_on_load_core();
  const auto machine =
      machine_name() + "; " + wish.size_name + " size; " + (first ? "before other programs" : "at ordinary priority");
  std::printf("%s\n\n", machine.c_str());
  Table table;
  std::filesystem::create_directories(wish.folder);
  const Bench bench{wish.folder, wish.binary, wish.size, wish.peers, table};
  for (const auto& [name, measure_row] : rows) {
    if (!wish.only.empty() && ("," + wish.only + ",").find("," + std::string(name) + ",") == std::string::npos)
      continue;
    table.begin(name);
    measure_row(bench);
  }
  if (!wish.json.empty()) std::ofstream(wish.json) << table.json(machine);
}

}  // namespace

Size full_size() {
  Size size;
  size.rounds = 3;
  size.readers = 1'000;
  size.broadcasts = 1'500;
  size.acknowledgements = 100'000;
  size.people = 2'000;
  size.channels = 200;
  size.school_seconds = 10;
  size.idle = 5'000;
  size.missed = 10'000;
  size.stored = 1'000'000;
  size.grown_entries = {10'000, 1'000'000};
  size.grown_channels = {10, 5'000};
  size.grown_connections = {100, 10'000};
  size.staff = 500;
  size.alerts = 30;
  size.due = 100'000;
  size.seen_a_week = 20;
  size.planned_days = 200;
  size.asked = 50;
  size.counted = 10'000;
  return size;
}

Size growth_size() {
  auto size = full_size();
  size.grown_entries.most = 10'000'000;
  return size;
}

std::string Bench::place(std::string_view name) const {
  auto path = folder + "/" + std::string(name);
  std::filesystem::create_directories(path);
  return path;
}

}  // namespace cueline::bench

int main(int count, char** arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes without asking whether somebody is there
  const std::span words(arguments + 1, static_cast<std::size_t>(count - 1));
  try {
    if (words.size() == 4 && words[0] == std::string_view("--bare"))
      cueline::bench::be_bare(words[1], static_cast<std::uint16_t>(std::atoi(words[2])), words[3]);
    cueline::bench::measure(cueline::bench::read_wish(words));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench: %s\n", error.what());
    return 1;
  }
  return 0;
}
