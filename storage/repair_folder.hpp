// How a repair changes a data folder: a new log is made beside the old one, then the two change places at once.
// The old one stays, under a name of its own.
#pragma once

#include <filesystem>

#include "storage/folder.hpp"

namespace cueline::storage {

// Where a repair works; removed when it is done, and by the next one if it was interrupted.
class Workshop {
 public:
  explicit Workshop(const DataFolder& folder);
  Workshop(const Workshop&) = delete;
  ~Workshop();

  [[nodiscard]] std::filesystem::path copy() const { return path_ / "copy"; }  // of what is damaged, to read from
  [[nodiscard]] std::filesystem::path made() const { return path_ / "made"; }  // a data folder with the new log

 private:
  std::filesystem::path path_;
};

// Puts the workshop's log into the folder; the one that was there is kept as `aside`, which is in the folder too.
// Nobody may have either open. 0, or an error number: then the folder is as it was.
[[nodiscard]] int exchange_logs(const DataFolder& folder, const Workshop& workshop, const std::filesystem::path& aside);

}  // namespace cueline::storage
