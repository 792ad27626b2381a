#include "tests/faults/power.hpp"

#include <fstream>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace cueline::faults {

namespace fs = std::filesystem;

namespace {

std::map<std::string, std::uint64_t> sizes_in(const fs::path& folder) {
  std::map<std::string, std::uint64_t> sizes;
  if (!fs::exists(folder)) return sizes;
  for (const auto& item : fs::recursive_directory_iterator(folder)) {
    if (item.is_regular_file()) sizes[item.path()] = item.file_size();
  }
  return sizes;
}

// The shim stands beside this program.
fs::path shim() { return fs::read_symlink("/proc/self/exe").parent_path() / "faults_shim.so"; }

}  // namespace

Power::Power(fs::path folder, fs::path journal) : folder_(std::move(folder)), journal_(std::move(journal)) {
  if (!fs::exists(shim())) throw std::runtime_error("faults_shim.so is missing beside this program");
}

void Power::on() {
  kept_ = sizes_in(folder_);
  fs::remove(journal_);
}

std::vector<std::string> Power::environment() const {
  return {"LD_PRELOAD=" + shim().string(), "FAULTS_ROOT=" + folder_.string(), "FAULTS_JOURNAL=" + journal_.string()};
}

std::map<std::string, std::uint64_t> Power::synced_sizes() const {
  auto synced = kept_;
  std::ifstream journal(journal_);
  for (std::string line; std::getline(journal, line);) {
    const std::string_view what(line);
    if (what.starts_with("sync ")) {
      const auto space = line.find(' ', 5);
      auto& size = synced[line.substr(space + 1)];
      size = std::max<std::uint64_t>(size, std::stoull(line.substr(5, space - 5)));
    } else if (what.starts_with("rename ")) {
      const auto tab = line.find('\t');
      auto moved = synced.extract(line.substr(7, tab - 7));
      synced[line.substr(tab + 1)] = moved ? moved.mapped() : 0;
    } else if (what.starts_with("unlink ")) {
      synced.erase(line.substr(7));
    }
  }
  return synced;
}

std::uint64_t Power::off(Cut cut, std::mt19937_64& chance) {
  if (cut == Cut::none) return 0;
  std::uint64_t forgotten = 0;
  auto synced = synced_sizes();
  for (const auto& [file, size] : sizes_in(folder_)) {
    const auto least = synced[file];
    if (least >= size) continue;
    const auto left = cut == Cut::strict ? least : std::uniform_int_distribution(least, size)(chance);
    fs::resize_file(file, left);
    forgotten += size - left;
  }
  return forgotten;
}

}  // namespace cueline::faults
