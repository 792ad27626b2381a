// Loaded into the process under test with LD_PRELOAD. Writes down what the disk was made to keep, so that the
// supervisor (power.hpp) can take away the rest; and, when told to, makes the disk fail.
//   FAULTS_ROOT       the folder that is watched
//   FAULTS_JOURNAL    where to write: "sync SIZE PATH", "rename OLD\tNEW", "unlink PATH", one a line
//   FAULTS_FAIL_SYNC  the Nth sync of a write-ahead file fails with EIO, and every later one
//   FAULTS_SPACE      bytes the watched files may have together; a write beyond fails with ENOSPC
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

namespace {

std::uint64_t number_of(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? 0 : std::strtoull(text, nullptr, 10);
}

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

class Watch {
 public:
  static Watch& instance() {
    static Watch watch;
    return watch;
  }

  bool watches(const std::string& path) const { return !root_.empty() && path.starts_with(root_); }

  static std::string path_of(int descriptor) {
    char path[PATH_MAX];
    const auto link = "/proc/self/fd/" + std::to_string(descriptor);
    const auto size = ::readlink(link.c_str(), path, sizeof path);
    return size < 0 ? std::string() : std::string(path, static_cast<std::size_t>(size));
  }

  void note(const std::string& line) const {
    // One write of an append-only file: whole lines, in order, and they outlive the process.
    if (journal_ >= 0 && real<decltype(::write)>("write")(journal_, line.data(), line.size()) < 0) std::abort();
  }

  bool sync_fails(const std::string& path) {
    if (fail_sync_ == 0 || !path.ends_with(".log")) return false;
    return ++syncs_ >= fail_sync_;
  }

  bool takes_room(const std::string& path, std::uint64_t bytes) {
    if (space_ == 0 || !watches(path)) return true;
    if (used_ + bytes > space_) return false;
    used_ += bytes;
    return true;
  }

  void gives_room(std::uint64_t bytes) { used_ -= std::min<std::uint64_t>(used_, bytes); }
  bool counts_room() const { return space_ != 0; }
  std::uint64_t room() const { return space_ - std::min<std::uint64_t>(used_, space_); }

 private:
  Watch() {
    if (const char* root = std::getenv("FAULTS_ROOT")) root_ = root;
    if (const char* file = std::getenv("FAULTS_JOURNAL")) {
      journal_ = ::open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    if (space_ == 0 || root_.empty()) return;
    std::error_code ignored;
    for (const auto& item : std::filesystem::recursive_directory_iterator(root_, ignored)) {
      if (item.is_regular_file(ignored)) used_ += item.file_size(ignored);
    }
  }

  std::string root_;
  int journal_ = -1;
  const std::uint64_t fail_sync_ = number_of("FAULTS_FAIL_SYNC");
  const std::uint64_t space_ = number_of("FAULTS_SPACE");
  std::atomic<std::uint64_t> syncs_ = 0;
  std::atomic<std::uint64_t> used_ = 0;
};

// What was in the file before the sync began is what the sync promises.
int watched_sync(int descriptor, const char* name) {
  auto& watch = Watch::instance();
  const auto path = Watch::path_of(descriptor);
  if (!watch.watches(path)) return real<int(int)>(name)(descriptor);
  struct stat before{};
  ::fstat(descriptor, &before);
  if (watch.sync_fails(path)) {
    errno = EIO;
    return -1;
  }
  const int result = real<int(int)>(name)(descriptor);
  if (result == 0 && S_ISREG(before.st_mode)) {
    watch.note("sync " + std::to_string(before.st_size) + " " + path + "\n");
  }
  return result;
}

}  // namespace

extern "C" {

int fsync(int descriptor) { return watched_sync(descriptor, "fsync"); }
int fdatasync(int descriptor) { return watched_sync(descriptor, "fdatasync"); }

int rename(const char* from, const char* to) noexcept {
  const int result = real<int(const char*, const char*)>("rename")(from, to);
  auto& watch = Watch::instance();
  if (result == 0 && watch.watches(to)) watch.note(std::string("rename ") + from + "\t" + to + "\n");
  return result;
}

int unlink(const char* path) noexcept {
  auto& watch = Watch::instance();
  struct stat before{};
  const bool counted = watch.counts_room() && watch.watches(path) && ::stat(path, &before) == 0;
  const int result = real<int(const char*)>("unlink")(path);
  if (result == 0 && counted) watch.gives_room(static_cast<std::uint64_t>(before.st_size));
  if (result == 0 && watch.watches(path)) watch.note(std::string("unlink ") + path + "\n");
  return result;
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  auto& watch = Watch::instance();
  if (watch.counts_room() && !watch.takes_room(Watch::path_of(descriptor), size)) {
    errno = ENOSPC;
    return -1;
  }
  return real<ssize_t(int, const void*, size_t)>("write")(descriptor, bytes, size);
}

int posix_fallocate(int descriptor, off_t offset, off_t size) {
  struct stat before{};
  ::fstat(descriptor, &before);
  const auto growth = std::max<off_t>(0, offset + size - before.st_size);
  auto& watch = Watch::instance();
  if (watch.counts_room() && !watch.takes_room(Watch::path_of(descriptor), static_cast<std::uint64_t>(growth))) {
    return ENOSPC;
  }
  return real<int(int, off_t, off_t)>("posix_fallocate")(descriptor, offset, size);
}

int statvfs(const char* path, struct statvfs* disk) noexcept {
  const int result = real<int(const char*, struct statvfs*)>("statvfs")(path, disk);
  auto& watch = Watch::instance();
  if (result == 0 && watch.counts_room() && watch.watches(path)) disk->f_bavail = watch.room() / disk->f_frsize;
  return result;
}

}  // extern "C"
