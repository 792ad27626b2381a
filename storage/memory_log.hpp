// The log in memory, for tests and the simulator: deterministic, with failures and crashes on demand.
// It stores the same rows as the log on disk and reads them with the same code.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "storage/stored_log.hpp"

namespace cueline::storage {

class MemoryLog final : public StoredLog {
 public:
  // automatic: append() commits and calls done before it returns. queued: commit_next() does.
  enum class Mode { automatic, queued };

  // When the disk fails: at the Nth append from now (1 = the next), or at the append that contains the Nth byte from
  // now. `kept`: it fails after the bytes reached the disk, as a failed sync may; the batch is there after a crash.
  struct Failure {
    std::optional<std::uint64_t> at_append;
    std::optional<std::uint64_t> at_byte;
    bool kept = false;
  };

  explicit MemoryLog(Mode mode = Mode::automatic, std::uint64_t epoch = 1);
  ~MemoryLog() override;

  void append(Batch batch, Done done) override;
  [[nodiscard]] Sequence head(SchoolId school) const override;
  [[nodiscard]] std::uint64_t epoch() const override { return epoch_; }
  [[nodiscard]] const KeyValues& store() const override;  // all rows, for an inspection

  // Commits the oldest `count` appends as one group: all are stored, then each done is called. Returns how many.
  std::size_t commit_next(std::size_t count = 1);
  std::size_t commit_all();  // also what those dones append, until nothing waits
  [[nodiscard]] std::size_t waiting() const;

  void fail(Failure failure);
  [[nodiscard]] bool broken() const;

  // The process dies: appends not committed are gone and their done is never called, except that the oldest `kept`
  // of them had reached the disk already. A broken log is whole again, as after a restart.
  void crash(std::size_t kept = 0);

 private:
  struct Pending {
    Batch batch;
    Done done;
  };
  class Rows;

  void commit(const Batch& batch);
  bool disk_fails(const Batch& batch);
  void store_batch(const Batch& batch);

  const Mode mode_;
  const std::uint64_t epoch_;
  mutable std::mutex mutex_;  // guards everything below; never held while a done or a visitor runs
  std::unique_ptr<Rows> rows_;
  std::map<SchoolId, Sequence> heads_;     // durable
  std::map<SchoolId, Sequence> appended_;  // with what waits
  std::deque<Pending> waiting_;
  Failure failure_;
  bool broken_ = false;
  std::optional<Batch> unconfirmed_;  // reached the disk as it failed: nobody sees it before the restart
};

}  // namespace cueline::storage
