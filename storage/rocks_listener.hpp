// What RocksDB does in its own threads: errors of flush and compaction, and what is on disk after them. For the files
// named rocks*.
#pragma once

#include <rocksdb/listener.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace cueline::storage {

class RocksListener final : public rocksdb::EventListener {
 public:
  using Told = std::function<void(std::string_view why)>;
  using Moved = std::function<void(rocksdb::DB& database)>;

  explicit RocksListener(Moved moved) : moved_(std::move(moved)) {}
  // Whether a write-ahead file was begun since the last call.
  [[nodiscard]] bool take_begun() { return begun_.exchange(false); }

  // Tells of every error from now on, and of one that came before. An empty function: nobody.
  void tell(Told told);

  void OnBackgroundError(rocksdb::BackgroundErrorReason reason, rocksdb::Status* error) override;
  void OnMemTableSealed(const rocksdb::MemTableInfo& table) override;
  void OnFlushCompleted(rocksdb::DB* database, const rocksdb::FlushJobInfo& flush) override;
  void OnCompactionCompleted(rocksdb::DB* database, const rocksdb::CompactionJobInfo& compaction) override;

 private:
  const Moved moved_;
  std::atomic<bool> begun_ = false;
  std::mutex mutex_;  // held while telling, so that nobody is told after tell({})
  Told told_;
  std::string untold_;
};

}  // namespace cueline::storage
