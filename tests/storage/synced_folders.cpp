// A new data folder was not synced into the folders above it: after a power cut it could be gone, with everything that
// was synced inside. This binary has its own fsync, which remembers what it was called for.
#include <sys/syscall.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <mutex>
#include <set>

#include "storage/rocks_log.hpp"
#include "tests/storage/scratch_folder.hpp"

namespace {

std::mutex mutex;
std::set<std::filesystem::path> synced;

}  // namespace

extern "C" int fsync(int descriptor) {
  std::error_code error;
  const auto path = std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(descriptor), error);
  const std::lock_guard lock(mutex);
  synced.insert(path);
  return static_cast<int>(::syscall(SYS_fsync, descriptor));
}

namespace cueline::storage::test {

TEST_CASE("every folder on the way to a new log is synced before the log is open") {
  const ScratchFolder scratch;
  const auto above = scratch.path() / "above", data = above / "data";
  const auto log = RocksLog::open(data);
  REQUIRE(log.has_value());
  const std::lock_guard lock(mutex);
  for (const auto& folder : {scratch.path(), above, data, data / "log"}) {
    CAPTURE(folder);
    CHECK(synced.contains(folder));
  }
}

}  // namespace cueline::storage::test
