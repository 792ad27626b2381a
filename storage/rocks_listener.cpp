#include "storage/rocks_listener.hpp"

#include <utility>

namespace cueline::storage {

void RocksListener::tell(Told told) {
  const std::lock_guard lock(mutex_);
  told_ = std::move(told);
  if (told_ && !untold_.empty()) told_(std::exchange(untold_, {}));
}

void RocksListener::OnBackgroundError(rocksdb::BackgroundErrorReason, rocksdb::Status* error) {
  const std::lock_guard lock(mutex_);
  auto why = "the log's upkeep failed: " + error->ToString();
  if (told_) {
    told_(why);
  } else {
    untold_ = std::move(why);
  }
}

void RocksListener::OnMemTableSealed(const rocksdb::MemTableInfo&) { begun_ = true; }

void RocksListener::OnFlushCompleted(rocksdb::DB* database, const rocksdb::FlushJobInfo&) { moved_(*database); }

void RocksListener::OnCompactionCompleted(rocksdb::DB* database, const rocksdb::CompactionJobInfo&) {
  moved_(*database);
}

}  // namespace cueline::storage
