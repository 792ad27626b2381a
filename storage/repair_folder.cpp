#include "storage/repair_folder.hpp"

#include <fcntl.h>
#include <stdio.h>  // renameat2
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace cueline::storage {

namespace {

namespace fs = std::filesystem;

// 0, or an error number. What stands under `path` afterwards is the new or the old log, whenever the power goes;
// only a file system that cannot exchange has a moment with neither, and a folder without its log is refused.
int exchange(const fs::path& made, const fs::path& path, const fs::path& aside) {
  std::error_code missing;
  if (!fs::exists(path, missing)) return ::rename(made.c_str(), path.c_str()) == 0 ? 0 : errno;
  if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) == 0) {
    return ::rename(made.c_str(), aside.c_str()) == 0 ? 0 : errno;
  }
  if (errno != EINVAL && errno != ENOSYS) return errno;
  if (::rename(path.c_str(), aside.c_str()) != 0) return errno;
  return ::rename(made.c_str(), path.c_str()) == 0 ? 0 : errno;
}

void sync_folder(const fs::path& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  ::fsync(folder);
  ::close(folder);
}

}  // namespace

Workshop::Workshop(const DataFolder& folder) : path_(folder.path() / "doctor") {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  fs::create_directory(path_, ignored);
}

Workshop::~Workshop() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

int exchange_logs(const DataFolder& folder, const Workshop& workshop, const fs::path& aside) {
  const int error = exchange(workshop.made() / "log", folder.log_path(), aside);
  if (error == 0) sync_folder(folder.path());
  return error;
}

}  // namespace cueline::storage
