// The durable log on RocksDB: one data folder, one committing thread, one sync per commit.
// Whatever is appended while a commit is being synced becomes the next commit: no timer, no tuning.
// What is on disk, and what durable means: README.md.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "storage/figures.hpp"
#include "storage/folder.hpp"
#include "storage/stored_log.hpp"

namespace cueline::storage {

enum class NoticeLevel { info, warning, error };

struct RocksOptions {
  // Told what an operator should know (never names or words of entries). Any thread.
  std::function<void(NoticeLevel, std::string_view)> notice = [](NoticeLevel, std::string_view) {};
  // Told once, on any thread, when nothing can be stored any more: stop, and start again through recovery.
  std::function<void()> broken = [] {};
};

class RocksLog final : public StoredLog {
 public:
  // Makes the folder if it is missing or empty; recovers what an unclean stop left.
  [[nodiscard]] static OpenResult<std::unique_ptr<RocksLog>> open(const std::filesystem::path& folder,
                                                                  RocksOptions options = {});
  // Commits what was appended, writes the memory tables out and closes. No append may be under way.
  ~RocksLog() override;

  void append(Batch batch, Done done) override;
  [[nodiscard]] Sequence head(SchoolId school) const override;
  [[nodiscard]] std::uint64_t epoch() const override;
  [[nodiscard]] LogFigures figures() const;
  [[nodiscard]] std::uint64_t free_bytes() const;  // of the disk

  struct Parts;  // of the files named rocks*

 private:
  explicit RocksLog(std::unique_ptr<Parts> parts);
  [[nodiscard]] const KeyValues& store() const override;

  std::unique_ptr<Parts> parts_;
};

}  // namespace cueline::storage
