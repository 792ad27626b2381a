#include "storage/folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace cueline::storage {

namespace {

namespace fs = std::filesystem;
constexpr std::string_view mark_name = "cueline";
constexpr std::string_view log_name = "log";
constexpr std::string_view mark_text = "Cueline data folder, format ";

OpenFault system_fault(const fs::path& path, int error) {
  auto problem = OpenProblem::trouble;
  if (error == EACCES || error == EPERM || error == EROFS) problem = OpenProblem::not_writable;
  if (error == ENOSPC || error == EDQUOT) problem = OpenProblem::disk_full;
  if (error == ENOTDIR) problem = OpenProblem::not_a_data_folder;
  if (error == ENOENT) problem = OpenProblem::missing;
  return open_fault(problem, path, std::strerror(error));  // NOLINT(concurrency-mt-unsafe): at start-up
}

// 0, or an error number. What was created, renamed and removed in the folder survives a power cut from here on.
int sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  return error;
}

// 0, or an error number. A folder that the one above it forgets takes with it everything that was synced inside, so
// this syncs the whole way down to it. What may not be opened was not made by this user.
int sync_way_to(const fs::path& folder) {
  for (auto at = fs::absolute(folder); at != at.root_path(); at = at.parent_path()) {
    if (const int error = sync_folder(at.parent_path()); error != 0 && error != EACCES) return error;
  }
  return 0;
}

// 0, or an error number. The file is there whole or not at all, also after a power cut.
int write_small_file(const fs::path& folder, std::string_view name, std::string_view text) {
  const auto file = folder / name, draft = folder / (std::string(name) + ".new");
  const int descriptor = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return errno;
  const bool written = ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const bool synced = written && ::fsync(descriptor) == 0;
  const int error = errno;
  ::close(descriptor);
  if (!synced) return error;
  if (::rename(draft.c_str(), file.c_str()) != 0) return errno;
  return sync_folder(folder);
}

// Whether something is in the folder besides what an interrupted creation may have left. Unreadable: yes.
bool holds_other_things(const fs::path& path) {
  std::error_code error;
  for (fs::directory_iterator item(path, error), end; !error && item != end; item.increment(error)) {
    const auto name = item->path().filename();
    const bool begun = name == "lock" || name == "cueline.new" || (name == log_name && fs::is_empty(*item, error));
    if (!begun && name != "lost+found") return true;
  }
  return static_cast<bool>(error);
}

// Whether it must be one of ours, although its mark does not say so.
bool looks_like_ours(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path / "lock", ignored) && fs::exists(path / "log" / "IDENTITY", ignored);
}

OpenFault no_mark(const fs::path& path) {
  auto fault = open_fault(OpenProblem::damaged, path, "the mark is missing or damaged");
  fault.sentence = "The data folder " + path.string() +
                   " was left as it is: its mark, the file `cueline`, is missing or damaged. No entry is lost by that;"
                   " `cueline doctor` writes it again after asking.";
  return fault;
}

// Whether the folder says it is a data folder, of a format this version reads.
OpenResult<bool> is_marked(const fs::path& path) {
  const auto mark = read_small_file(path / mark_name);
  if (!mark && mark.error() == ENOENT) return false;
  if (!mark) return system_fault(path, mark.error());
  std::uint32_t format = 0;
  if (!mark->starts_with(mark_text)) return open_fault(OpenProblem::not_a_data_folder, path);
  std::from_chars(mark->data() + mark_text.size(), mark->data() + mark->size(), format);
  if (format == 0) return open_fault(OpenProblem::not_a_data_folder, path);
  if (format > folder_format) return open_fault(OpenProblem::newer_format, path, "format " + std::to_string(format));
  return true;
}

// The mark comes last: a folder that has it has everything else that every folder has.
int make_contents(const fs::path& path) {
  if (::mkdir((path / log_name).c_str(), 0777) != 0 && errno != EEXIST) return errno;
  if (const int error = sync_way_to(path)) return error;
  return write_small_file(path, mark_name, std::string(mark_text) + std::to_string(folder_format) + "\n");
}

// A locked descriptor, or why not. The lock ends with the process, however it ends.
OpenResult<int> lock(const fs::path& path, DataFolder::Access access) {
  const auto file = path / "lock";
  int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0 && access != DataFolder::Access::create) descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_fault(path, errno);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    ::close(descriptor);
    if (error != EWOULDBLOCK) return system_fault(path, error);
    const auto holder = read_small_file(file);
    return open_fault(OpenProblem::in_use, path, holder && !holder->empty() ? "process " + *holder : "");
  }
  const auto id = std::to_string(::getpid());
  // Only a courtesy to whoever meets the lock; the lock itself holds without it.
  if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, id.data(), id.size(), 0) < 0) errno = 0;
  return descriptor;
}

}  // namespace

boost::system::result<std::string, int> read_small_file(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  std::array<char, 256> buffer{};
  const auto size = ::read(descriptor, buffer.data(), buffer.size());
  const int error = errno;
  ::close(descriptor);
  if (size < 0) return error;
  return std::string(buffer.data(), static_cast<std::size_t>(size));
}

void throw_exception_from_error(const OpenFault& fault, const boost::source_location&) {
  throw std::runtime_error(fault.sentence);
}

OpenResult<DataFolder> DataFolder::open(const fs::path& path, Access access) {
  std::error_code error;
  if (access == Access::create) fs::create_directories(path, error);
  if (error) return system_fault(path, error.value());
  if (!fs::exists(path, error)) return open_fault(OpenProblem::missing, path);
  if (!fs::is_directory(path, error)) return open_fault(OpenProblem::not_a_data_folder, path);
  auto marked = is_marked(path);
  const bool unknown = marked ? !*marked : marked.error().problem == OpenProblem::not_a_data_folder;
  if (unknown && looks_like_ours(path)) {
    if (access != Access::damaged) return no_mark(path);
    const auto locked = lock(path, access);
    if (!locked) return locked.error();
    return OpenResult<DataFolder>(DataFolder(path, *locked, false));
  }
  if (!marked) return marked.error();
  // Somebody else's folder is left without even a lock file.
  if (!*marked && (access != Access::create || holds_other_things(path))) {
    return open_fault(OpenProblem::not_a_data_folder, path);
  }
  const auto locked = lock(path, access);
  if (!locked) return locked.error();
  DataFolder folder(path, *locked, true);
  if (*marked) return OpenResult<DataFolder>(std::move(folder));
  if (const int number = make_contents(path)) return system_fault(path, number);
  return OpenResult<DataFolder>(std::move(folder));
}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)), marked_(other.marked_) {}

bool DataFolder::mark() { return marked_ = make_contents(path_) == 0; }

DataFolder::~DataFolder() {
  if (lock_ >= 0) ::close(lock_);
}

bool DataFolder::release_ballast() const { return ::unlink((path_ / "ballast").c_str()) == 0; }

void DataFolder::restore_ballast() const {
  const auto file = path_ / "ballast";
  std::error_code missing;
  if (fs::file_size(file, missing) == ballast_bytes && !missing) return;
  if (free_bytes() < 4 * ballast_bytes) return;
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return;
  const int error = ::posix_fallocate(descriptor, 0, static_cast<off_t>(ballast_bytes));
  ::close(descriptor);
  if (error != 0) ::unlink(file.c_str());
}

std::uint64_t DataFolder::free_bytes() const {
  struct statvfs disk{};
  if (::statvfs(path_.c_str(), &disk) != 0) return 0;
  return static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
}

OpenFault open_fault(OpenProblem problem, const fs::path& path, std::string detail) {
  const auto folder = "The data folder " + path.string();
  const auto in_brackets = detail.empty() ? std::string() : " (" + detail + ")";
  std::string sentence;
  switch (problem) {
    case OpenProblem::missing: sentence = folder + " does not exist."; break;
    case OpenProblem::in_use:
      sentence =
          folder + " is in use by another Cueline" + in_brackets + ". Stop that one first, or choose another folder.";
      break;
    case OpenProblem::not_writable:
      sentence = folder + " cannot be written by this user. Change its owner, or choose another folder.";
      break;
    case OpenProblem::not_a_data_folder:
      sentence = path.string() + " holds other things and is not a Cueline data folder. Choose an empty folder.";
      break;
    case OpenProblem::newer_format:
      sentence = folder + " was written by a newer Cueline" + in_brackets + ". Install that version or a later one.";
      break;
    case OpenProblem::disk_full:
      sentence =
          "The disk that holds the data folder " + path.string() + " is full. Free some space, then start again.";
      break;
    case OpenProblem::damaged:
      sentence = folder + " is damaged and was left as it is. `cueline doctor` says what is intact.";
      break;
    case OpenProblem::trouble: sentence = folder + " cannot be opened" + in_brackets + "."; break;
  }
  return {problem, std::move(sentence), std::move(detail)};
}

}  // namespace cueline::storage
