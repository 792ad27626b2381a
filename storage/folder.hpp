// The data folder: recognised, locked while it is open, and with a ballast to throw out when the disk is full.
//   cueline    says that this is a data folder, and its format
//   lock       locked by the process that has the folder open; holds its process id
//   ballast    16 MiB of nothing: deleted when a start finds the disk full, made again when there is room
//   log/       the RocksDB database
#pragma once

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <cstdint>
#include <filesystem>
#include <string>

namespace cueline::storage {

inline constexpr std::uint32_t folder_format = 1;  // rises when an older version could not read the folder any more
// As much as recovery may have to write: the bound of the write-ahead files.
inline constexpr std::uint64_t ballast_bytes = std::uint64_t{16} << 20;
// With less than this left nothing is stored any more: better an orderly stop than a flush that fails half-way.
inline constexpr std::uint64_t least_free_bytes = std::uint64_t{8} << 20;

enum class OpenProblem { missing, in_use, not_writable, not_a_data_folder, newer_format, disk_full, damaged, trouble };

// Why a data folder was not opened: one sentence for the person who starts the server, and what the system said.
struct OpenFault {
  OpenProblem problem;
  std::string sentence;
  std::string detail;  // for the log; may be empty
};

[[noreturn]] void throw_exception_from_error(const OpenFault& fault, const boost::source_location& where);

template <class T>
using OpenResult = boost::system::result<T, OpenFault>;

class DataFolder {
 public:
  enum class Access {
    create,    // makes the folder if it is missing or empty
    existing,  // changes nothing but the lock
    damaged    // likewise, and does without a mark where everything else says that this is a data folder
  };
  [[nodiscard]] static OpenResult<DataFolder> open(const std::filesystem::path& path, Access access);

  DataFolder(DataFolder&& other) noexcept;
  DataFolder& operator=(DataFolder&&) = delete;
  ~DataFolder();  // unlocks

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] bool marked() const { return marked_; }
  [[nodiscard]] bool mark();  // false: it could not be written
  [[nodiscard]] std::filesystem::path log_path() const { return path_ / "log"; }

  // False if there was none. The room is there at once.
  bool release_ballast() const;
  // Makes the ballast if it is missing and the disk has four times its size; without room it stays missing.
  void restore_ballast() const;
  [[nodiscard]] std::uint64_t free_bytes() const;  // what the disk has left for this user

 private:
  DataFolder(std::filesystem::path path, int lock, bool marked)
      : path_(std::move(path)), lock_(lock), marked_(marked) {}

  std::filesystem::path path_;
  int lock_ = -1;  // a descriptor
  bool marked_ = false;
};

// The sentence for a problem with this folder.
[[nodiscard]] OpenFault open_fault(OpenProblem problem, const std::filesystem::path& path, std::string detail = {});

// A file of at most 256 bytes, whole; an error number if it cannot be read.
[[nodiscard]] boost::system::result<std::string, int> read_small_file(const std::filesystem::path& file);

}  // namespace cueline::storage
