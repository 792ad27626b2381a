// Loaded into the process under test with LD_PRELOAD. Writes down what the disk was made to keep, so that the
// supervisor can take away the rest; and, when told to, makes the disk fail, lie, or be full. In the environment:
//   FAULTS_ROOT       the folder that is watched
//   FAULTS_JOURNAL    where to write, one a line:
//                       sync SIZE INODE          drop SIZE INODE  (a sync that failed or lied)
//                       create INODE PATH        empty INODE           mkdir PATH
//                       rename GRAVE OLD\tNEW    unlink GRAVE PATH     folder OPERATIONS PATH  (it was synced)
//                       call KIND FILE           failed KIND PATH
//   FAULTS_GRAVES     a folder that keeps what was unlinked or renamed over, for the supervisor to undo that
//   FAULTS_CALLS      when set, every call is written down
//   FAULTS_FAIL       "KIND FILE N ERROR": the Nth call of this kind on this kind of file is not carried out and
//                     reports this error, or success if it is 0; with " lasting" every call but open fails after it
//   FAULTS_PRETEND    a kind of file (wal, folder ...) whose syncs succeed and do nothing
//   FAULTS_SKIP_SYNC  N: every Nth sync of a write-ahead file succeeds and does nothing
//   FAULTS_SPACE      bytes the watched files may have together; a write beyond fails with ENOSPC
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>

#include "tests/faults/shim_watch.hpp"

namespace {

using cueline::faults::Verdict;
using cueline::faults::Watch;

Watch& watch() { return Watch::instance(); }

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

std::string text(std::uint64_t number) { return std::to_string(number); }

// What a call that is not carried out returns.
template <class Result>
Result refuse(Verdict verdict, Result lie) {
  errno = verdict.error;
  return verdict.error == 0 ? lie : static_cast<Result>(-1);
}

// Relative paths are not used on the watched folder.
template <class Open>
int watched_open(const char* path, int flags, Open open) {
  if (!watch().watches(path)) return open();
  if (const auto verdict = watch().call("open", path); !verdict.done) return refuse(verdict, -1);
  const std::lock_guard lock(watch().order);
  struct stat file{};
  const bool there = ::stat(path, &file) == 0;
  const int descriptor = open();
  if (descriptor < 0) return descriptor;
  if (!there && (flags & O_CREAT) != 0 && ::fstat(descriptor, &file) == 0) {
    watch().note_operation("create " + text(file.st_ino) + " " + path + "\n");
  } else if (there && (flags & O_TRUNC) != 0) {
    watch().note("empty " + text(file.st_ino) + "\n");
  }
  return descriptor;
}

// For the calls that change the length or the bytes of an open file, by their kind.
template <class Result, class Call>
Result watched_change(const char* kind, int descriptor, std::uint64_t growth, Result lie, Call carry_out) {
  if (!watch().sees_writes()) return carry_out();
  const auto path = Watch::path_of(descriptor);
  if (!watch().watches(path)) return carry_out();
  if (const auto verdict = watch().call(kind, path); !verdict.done) return refuse(verdict, lie);
  if (!watch().takes_room(path, growth)) return refuse({false, ENOSPC}, lie);
  return carry_out();
}

// What was there before the sync began is what the sync promises.
int watched_sync(int descriptor, const char* name) {
  const auto path = Watch::path_of(descriptor);
  if (!watch().watches(path)) return real<int(int)>(name)(descriptor);
  struct stat before{};
  ::fstat(descriptor, &before);
  const bool folder = S_ISDIR(before.st_mode);
  const auto operations = watch().operations();
  if (const auto verdict = watch().call("sync", path); !verdict.done) {
    if (!folder)
      watch().note("drop " + text(static_cast<std::uint64_t>(before.st_size)) + " " + text(before.st_ino) + "\n");
    return refuse(verdict, 0);
  }
  const auto kept = folder
                        ? "folder " + text(operations) + " " + path + "\n"
                        : "sync " + text(static_cast<std::uint64_t>(before.st_size)) + " " + text(before.st_ino) + "\n";
  if (watch().pretends_to_sync(path, folder)) return 0;
  const int result = real<int(int)>(name)(descriptor);
  if (result == 0) watch().note(kept);
  return result;
}

template <class Unlink>
int watched_unlink(const char* path, Unlink unlink) {
  if (!watch().watches(path)) return unlink();
  if (const auto verdict = watch().call("unlink", path); !verdict.done) return refuse(verdict, 0);
  const std::lock_guard lock(watch().order);
  struct stat before{};
  const bool counted = watch().counts_room() && ::stat(path, &before) == 0;
  const auto grave = watch().bury(path);
  const int result = unlink();
  if (result != 0) return result;
  if (counted) watch().gives_room(static_cast<std::uint64_t>(before.st_size));
  watch().note_operation("unlink " + grave + " " + path + "\n");
  return 0;
}

int mode_of(va_list arguments, int flags) { return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, int) : 0; }

std::uint64_t sum_of(const iovec* parts, int count) {
  std::uint64_t sum = 0;
  for (int part = 0; part < count; ++part) sum += parts[part].iov_len;
  return sum;
}

std::uint64_t growth_of(int descriptor, off_t end) {
  struct stat file{};
  return watch().counts_room() && ::fstat(descriptor, &file) == 0 && end > file.st_size
             ? static_cast<std::uint64_t>(end - file.st_size)
             : 0;
}

ssize_t watched_pwrite(const char* name, int descriptor, const void* bytes, size_t size, off_t offset) {
  const auto growth = growth_of(descriptor, offset + static_cast<off_t>(size));
  return watched_change("write", descriptor, growth, static_cast<ssize_t>(size), [&] {
    return real<ssize_t(int, const void*, size_t, off_t)>(name)(descriptor, bytes, size, offset);
  });
}

int watched_truncate(const char* name, int descriptor, off_t size) {
  return watched_change("size", descriptor, growth_of(descriptor, size), 0,
                        [&] { return real<int(int, off_t)>(name)(descriptor, size); });
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const int mode = mode_of(arguments, flags);
  va_end(arguments);
  return watched_open(path, flags, [&] { return real<int(const char*, int, int)>("open")(path, flags, mode); });
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const int mode = mode_of(arguments, flags);
  va_end(arguments);
  return watched_open(path, flags, [&] { return real<int(const char*, int, int)>("open64")(path, flags, mode); });
}

int openat(int folder, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const int mode = mode_of(arguments, flags);
  va_end(arguments);
  return watched_open(path, flags,
                      [&] { return real<int(int, const char*, int, int)>("openat")(folder, path, flags, mode); });
}

FILE* fopen(const char* path, const char* mode) {
  if (watch().watches(path)) {
    if (const auto verdict = watch().call("open", path); !verdict.done) return errno = verdict.error, nullptr;
  }
  return real<FILE*(const char*, const char*)>("fopen")(path, mode);
}

DIR* opendir(const char* path) {
  if (watch().watches(path)) {
    if (const auto verdict = watch().call("open", path); !verdict.done) return errno = verdict.error, nullptr;
  }
  return real<DIR*(const char*)>("opendir")(path);
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  return watched_change("write", descriptor, size, static_cast<ssize_t>(size),
                        [&] { return real<ssize_t(int, const void*, size_t)>("write")(descriptor, bytes, size); });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  return watched_pwrite("pwrite", descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  return watched_pwrite("pwrite64", descriptor, bytes, size, offset);
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
  const auto size = sum_of(parts, count);
  return watched_change("write", descriptor, size, static_cast<ssize_t>(size),
                        [&] { return real<ssize_t(int, const iovec*, int)>("writev")(descriptor, parts, count); });
}

int fsync(int descriptor) { return watched_sync(descriptor, "fsync"); }
int fdatasync(int descriptor) { return watched_sync(descriptor, "fdatasync"); }

// Promises nothing: it does not write the file's size. Without flags it asks for nothing and cannot fail; RocksDB finds
// out by that whether the call exists.
int sync_file_range(int descriptor, off64_t offset, off64_t size, unsigned flags) {
  if (flags == 0) return real<int(int, off64_t, off64_t, unsigned)>("sync_file_range")(descriptor, offset, size, flags);
  return watched_change("range", descriptor, 0, 0, [&] {
    return real<int(int, off64_t, off64_t, unsigned)>("sync_file_range")(descriptor, offset, size, flags);
  });
}

int ftruncate(int descriptor, off_t size) noexcept { return watched_truncate("ftruncate", descriptor, size); }
int ftruncate64(int descriptor, off64_t size) noexcept { return watched_truncate("ftruncate64", descriptor, size); }

int fallocate(int descriptor, int mode, off_t offset, off_t size) {
  return watched_change("size", descriptor, 0, 0,
                        [&] { return real<int(int, int, off_t, off_t)>("fallocate")(descriptor, mode, offset, size); });
}

int posix_fallocate(int descriptor, off_t offset, off_t size) {
  const auto growth = growth_of(descriptor, offset + size);
  const int result = watched_change("size", descriptor, growth, 0, [&] {
    return real<int(int, off_t, off_t)>("posix_fallocate")(descriptor, offset, size);
  });
  return result < 0 ? errno : result;
}

int rename(const char* from, const char* to) noexcept {
  const auto carry_out = [&] { return real<int(const char*, const char*)>("rename")(from, to); };
  if (!watch().watches(to)) return carry_out();
  if (const auto verdict = watch().call("rename", to); !verdict.done) return refuse(verdict, 0);
  const std::lock_guard lock(watch().order);
  const auto grave = watch().bury(to);
  const int result = carry_out();
  if (result == 0) watch().note_operation("rename " + grave + " " + from + "\t" + to + "\n");
  return result;
}

int unlink(const char* path) noexcept {
  return watched_unlink(path, [&] { return real<int(const char*)>("unlink")(path); });
}

int remove(const char* path) noexcept {
  return watched_unlink(path, [&] { return real<int(const char*)>("remove")(path); });
}

int mkdir(const char* path, mode_t mode) noexcept {
  const auto carry_out = [&] { return real<int(const char*, mode_t)>("mkdir")(path, mode); };
  if (!watch().watches(path)) return carry_out();
  if (const auto verdict = watch().call("mkdir", path); !verdict.done) return refuse(verdict, 0);
  const std::lock_guard lock(watch().order);
  const int result = carry_out();
  if (result == 0) watch().note_operation(std::string("mkdir ") + path + "\n");
  return result;
}

int link(const char* from, const char* to) noexcept {
  const auto carry_out = [&] { return real<int(const char*, const char*)>("link")(from, to); };
  if (!watch().watches(to)) return carry_out();
  if (const auto verdict = watch().call("link", to); !verdict.done) return refuse(verdict, 0);
  const std::lock_guard lock(watch().order);
  const int result = carry_out();
  struct stat file{};
  if (result == 0 && ::stat(to, &file) == 0) watch().note_operation("create " + text(file.st_ino) + " " + to + "\n");
  return result;
}

int statvfs(const char* path, struct statvfs* disk) noexcept {
  const int result = real<int(const char*, struct statvfs*)>("statvfs")(path, disk);
  if (result == 0 && watch().counts_room() && watch().watches(path)) disk->f_bavail = watch().room() / disk->f_frsize;
  return result;
}

}  // extern "C"
