#include "storage/rocks_store.hpp"

#include <utility>

namespace cueline::storage {

namespace {

class RocksCursor final : public Cursor {
 public:
  RocksCursor(const RocksStore& store, std::unique_ptr<rocksdb::Iterator> iterator)
      : store_(store), iterator_(std::move(iterator)) {}

  void seek(std::string_view key) override { iterator_->Seek(slice(key)); }
  void seek_before(std::string_view key) override {
    iterator_->SeekForPrev(slice(key));
    if (iterator_->Valid() && iterator_->key() == slice(key)) iterator_->Prev();
  }
  void next() override { iterator_->Next(); }
  void previous() override { iterator_->Prev(); }
  bool valid() const override { return iterator_->Valid(); }
  std::string_view key() const override { return iterator_->key().ToStringView(); }
  std::string_view value() const override { return iterator_->value().ToStringView(); }
  result<void> status() const override {
    if (iterator_->status().ok()) return {};
    return store_.fail(iterator_->status());
  }

 private:
  const RocksStore& store_;
  std::unique_ptr<rocksdb::Iterator> iterator_;
};

}  // namespace

RocksStore::RocksStore(std::unique_ptr<rocksdb::DB> database, std::function<void(const rocksdb::Status&)> failed)
    : database_(std::move(database)), failed_(std::move(failed)) {}

result<std::optional<std::string>> RocksStore::get(std::string_view key) const {
  std::string value;
  const auto status = database_->Get(rocksdb::ReadOptions(), slice(key), &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) return fail(status);
  return std::optional(std::move(value));
}

std::unique_ptr<Cursor> RocksStore::cursor() const {
  return std::make_unique<RocksCursor>(
      *this, std::unique_ptr<rocksdb::Iterator>(database_->NewIterator(rocksdb::ReadOptions())));
}

boost::system::error_code RocksStore::fail(const rocksdb::Status& status) const {
  ++failures_;
  failed_(status);
  return make_error_code(Errc::log_broken);
}

}  // namespace cueline::storage

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
// The system's RocksDB is not instrumented, so the sanitizer does not see how it orders what its threads share.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() { return "race:librocksdb.so\n"; }
#endif
#endif
