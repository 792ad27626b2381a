#include "storage/rocks_log.hpp"

#include <utility>

#include "storage/rocks_parts.hpp"

namespace cueline::storage {

RocksLog::RocksLog(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

RocksLog::~RocksLog() {
  parts_->listener->tell({});
  parts_->committer.reset();  // what was appended first
  if (parts_->broken) return;
  auto& database = parts_->store->database();
  // With the memory tables written out, the next start has nothing to replay.
  auto status = database.Flush(rocksdb::FlushOptions());
  if (status.ok()) status = database.Close();
  if (!status.ok()) parts_->options.notice(NoticeLevel::warning, "the log did not close cleanly: " + status.ToString());
}

void RocksLog::append(Batch batch, Done done) { parts_->committer->append(std::move(batch), std::move(done)); }

Sequence RocksLog::head(SchoolId school) const { return parts_->committer->head(school); }

std::uint64_t RocksLog::epoch() const { return parts_->epoch; }

LogFigures RocksLog::figures() const {
  auto figures = parts_->committer->figures();
  figures.read_failures = parts_->store->failures();
  figures.free_bytes = parts_->folder.free_bytes();
  return figures;
}

std::uint64_t RocksLog::free_bytes() const { return parts_->folder.free_bytes(); }

const KeyValues& RocksLog::store() const { return *parts_->store; }

}  // namespace cueline::storage
