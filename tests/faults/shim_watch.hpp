// What the shim knows: which folder is watched, what is written down, which call is to fail.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace cueline::faults {

// How a watched call goes.
struct Verdict {
  bool done = true;  // false: it is not carried out
  int error = 0;     // what it reports then; 0: success, a lie
};

class Watch {
 public:
  static Watch& instance();

  [[nodiscard]] bool watches(std::string_view path) const;
  [[nodiscard]] bool sees_writes() const { return calls_ || !fail_kind_.empty() || space_ != 0; }
  [[nodiscard]] static std::string path_of(int descriptor);

  // Counts a call of this kind on this path, which is watched.
  Verdict call(std::string_view kind, const std::string& path);
  // A line for the journal: one write of an append-only file, so that lines are whole, in order, and outlive us.
  void note(const std::string& line) const;
  // The same for an operation on a folder: they are numbered. Under `order`, together with the operation.
  void note_operation(const std::string& line);
  [[nodiscard]] std::uint64_t operations() const { return operations_; }
  std::mutex order;

  // Keeps a file that is about to lose its name, so that the supervisor can give it back. Its grave, or "-".
  std::string bury(const char* path);
  // Whether a successful sync of this path is only pretended (for a control).
  [[nodiscard]] bool pretends_to_sync(const std::string& path, bool folder);

  bool takes_room(const std::string& path, std::uint64_t bytes);
  void gives_room(std::uint64_t bytes);
  [[nodiscard]] bool counts_room() const { return space_ != 0; }
  [[nodiscard]] std::uint64_t room();

 private:
  Watch();
  void read_fail(std::string_view text);
  void measure();  // what the files take

  std::string root_, graves_, pretend_;
  std::string fail_kind_, fail_file_, fail_lasting_;
  std::uint64_t fail_nth_ = 0;
  int fail_error_ = 0;
  bool calls_ = false;
  std::atomic<bool> failed_ = false;
  int journal_ = -1;
  std::once_flag measured_;
  std::uint64_t skip_ = 0, space_ = 0;
  std::atomic<std::uint64_t> counted_ = 0, operations_ = 0, buried_ = 0, skipped_ = 0, used_ = 0;
};

// The kind of a file of the data folder: wal, table, manifest, current, options, talk, lock, mark, ballast, folder ...
[[nodiscard]] std::string_view file_kind(std::string_view path);

}  // namespace cueline::faults
