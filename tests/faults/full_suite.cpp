// A disk without room while the process lives on.
#include <cstdio>
#include <random>

#include "storage/folder.hpp"
#include "tests/faults/process.hpp"
#include "tests/faults/suite.hpp"
#include "tests/faults/writer_promises.hpp"

namespace cueline::faults {

namespace fs = std::filesystem;

namespace {

constexpr int exit_not_opened = 2;
constexpr int exit_broken = 3;
constexpr std::size_t most_starts = 60;  // each leaves a little room by compacting what the one before wrote

// Lets the writer run with so much room, in all, until it ends by itself.
int run_writer(const fs::path& folder, std::uint64_t space, unsigned run, WriterPromises& promises,
               unsigned limit = 0) {
  const auto shim = fs::read_symlink("/proc/self/exe").parent_path() / "faults_shim.so";
  const std::vector<std::string> environment{"LD_PRELOAD=" + shim.string(), "FAULTS_ROOT=" + folder.string(),
                                             "FAULTS_SPACE=" + std::to_string(space), "FAULTS_QUIET=1"};
  Process process({writer_program(), folder, std::to_string(run), std::to_string(limit)}, environment);
  return process.wait([&promises](std::string_view line) { promises.heard(line); });
}

std::uint64_t size_of_files(const fs::path& folder) {
  std::uint64_t size = 0;
  for (const auto& item : fs::recursive_directory_iterator(folder))
    size += item.is_regular_file() ? item.file_size() : 0;
  return size;
}

// A disk on which some room is left after the folder was made: it is filled, started again (which the ballast makes
// possible), filled again, until there is no room to start in; then somebody makes room.
Losses fill_disk(const fs::path& scratch, std::mt19937_64& chance, std::uint64_t& acknowledged) {
  const auto folder = scratch / "data";
  WriterPromises promises;
  const int made = run_writer(folder, 0, 0, promises, 10);
  const auto room = storage::least_free_bytes + std::uniform_int_distribution<std::uint64_t>(3 << 20, 8 << 20)(chance);
  const auto space = size_of_files(folder) + room;
  std::vector<int> codes;
  do codes.push_back(run_writer(folder, space, 1 + static_cast<unsigned>(codes.size()), promises));
  while (codes.back() != exit_not_opened && codes.size() < most_starts);

  auto losses = promises.check_folder(folder, 0);
  const bool recovered = codes.size() > 2 && codes[0] == exit_broken && codes[1] == exit_broken;
  if (made != 0 || !recovered || codes.back() != exit_not_opened) {
    ++losses.unread;
    for (const auto code : codes) std::fprintf(stderr, "%d ", code);
    std::fputs(": how the starts on the full disk ended\n", stderr);
  }
  acknowledged += promises.promises().count();
  return losses;
}

}  // namespace

Found run_full_disks(const Plan& plan) {
  std::mt19937_64 chance(plan.seed);
  Found found;
  for (; found.cycles < plan.cycles && !found.losses.any(); ++found.cycles) {
    const auto scratch = plan.scratch / std::to_string(found.cycles);
    fs::create_directories(scratch);
    found.losses = fill_disk(scratch, chance, found.acknowledged);
    if (!found.losses.any()) fs::remove_all(scratch);
  }
  return found;
}

}  // namespace cueline::faults
