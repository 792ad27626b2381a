#include "tests/faults/shim_watch.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

namespace cueline::faults {

namespace {

std::string text_of(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? std::string() : std::string(text);
}

std::uint64_t number_of(const char* name) { return std::strtoull(text_of(name).c_str(), nullptr, 10); }

}  // namespace

std::string_view file_kind(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  struct stat what{};
  if (name.ends_with(".log")) return "wal";
  if (name.ends_with(".sst")) return "table";
  if (name.starts_with("MANIFEST")) return "manifest";
  if (name == "CURRENT" || name.ends_with(".dbtmp")) return name.starts_with("OPTIONS") ? "options" : "current";
  if (name.starts_with("OPTIONS")) return "options";
  if (name.starts_with("LOG")) return "talk";
  if (name == "IDENTITY") return "identity";
  if (name == "lock" || name == "LOCK") return "lock";
  if (name.starts_with("cueline")) return "mark";
  if (name == "ballast") return "ballast";
  if (name.starts_with("index.sqlite")) return "index";
  if (::stat(std::string(path).c_str(), &what) == 0 && S_ISDIR(what.st_mode)) return "folder";
  return "other";
}

Watch& Watch::instance() {
  static Watch watch;
  return watch;
}

Watch::Watch()
    : root_(text_of("FAULTS_ROOT")),
      graves_(text_of("FAULTS_GRAVES")),
      pretend_(text_of("FAULTS_PRETEND")),
      calls_(!text_of("FAULTS_CALLS").empty()),
      skip_(number_of("FAULTS_SKIP_SYNC")),
      space_(number_of("FAULTS_SPACE")) {
  read_fail(text_of("FAULTS_FAIL"));
  if (const auto journal = text_of("FAULTS_JOURNAL"); !journal.empty()) {
    const auto open = reinterpret_cast<int (*)(const char*, int, ...)>(::dlsym(RTLD_NEXT, "open"));
    journal_ = open(journal.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
}

// Not in the constructor: what it calls is watched as well.
void Watch::measure() {
  std::error_code ignored;
  for (const auto& item : std::filesystem::recursive_directory_iterator(root_, ignored)) {
    if (item.is_regular_file(ignored)) used_ += item.file_size(ignored);
  }
}

// "KIND FILE NTH ERROR [lasting]"
void Watch::read_fail(std::string_view text) {
  std::istringstream words{std::string(text)};
  words >> fail_kind_ >> fail_file_ >> fail_nth_ >> fail_error_ >> fail_lasting_;
}

bool Watch::watches(std::string_view path) const {
  return !root_.empty() && path.starts_with(root_) && (path.size() == root_.size() || path[root_.size()] == '/');
}

std::string Watch::path_of(int descriptor) {
  char path[PATH_MAX];
  const auto link = "/proc/self/fd/" + std::to_string(descriptor);
  const auto size = ::readlink(link.c_str(), path, sizeof path);
  return size < 0 ? std::string() : std::string(path, static_cast<std::size_t>(size));
}

Verdict Watch::call(std::string_view kind, const std::string& path) {
  if (!calls_ && fail_kind_.empty()) return {};
  const auto file = file_kind(path);
  if (calls_) note("call " + std::string(kind) + " " + std::string(file) + "\n");
  if (failed_ && !fail_lasting_.empty() && kind != "open") return {false, fail_error_};
  if (kind != fail_kind_ || file != fail_file_ || ++counted_ != fail_nth_) return {};
  failed_ = true;
  note("failed " + std::string(kind) + " " + path + "\n");
  return {false, fail_error_};
}

void Watch::note(const std::string& line) const {
  static const auto write = reinterpret_cast<ssize_t (*)(int, const void*, size_t)>(::dlsym(RTLD_NEXT, "write"));
  if (journal_ >= 0 && write(journal_, line.data(), line.size()) < 0) std::abort();
}

void Watch::note_operation(const std::string& line) {
  note(line);
  ++operations_;
}

std::string Watch::bury(const char* path) {
  static const auto link = reinterpret_cast<int (*)(const char*, const char*)>(::dlsym(RTLD_NEXT, "link"));
  if (graves_.empty()) return "-";
  const auto grave = graves_ + "/" + std::to_string(::getpid()) + "-" + std::to_string(++buried_);
  return link(path, grave.c_str()) == 0 ? grave : "-";
}

bool Watch::pretends_to_sync(const std::string& path, bool folder) {
  if (skip_ != 0 && file_kind(path) == "wal") return ++skipped_ % skip_ == 0;
  return folder ? pretend_ == "folder" : !pretend_.empty() && file_kind(path) == pretend_;
}

bool Watch::takes_room(const std::string& path, std::uint64_t bytes) {
  if (space_ == 0 || !watches(path)) return true;
  std::call_once(measured_, [this] { measure(); });
  if (used_ + bytes > space_) return false;
  used_ += bytes;
  return true;
}

void Watch::gives_room(std::uint64_t bytes) {
  std::call_once(measured_, [this] { measure(); });
  used_ -= std::min<std::uint64_t>(used_, bytes);
}

std::uint64_t Watch::room() {
  std::call_once(measured_, [this] { measure(); });
  return space_ - std::min<std::uint64_t>(used_, space_);
}

}  // namespace cueline::faults
