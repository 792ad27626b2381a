// An open RocksDB database as an ordered map. For the files named rocks*.
#pragma once

#include <rocksdb/db.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "storage/key_values.hpp"

namespace cueline::storage {

class RocksStore final : public KeyValues {
 public:
  // `failed` is told what went wrong with a read.
  RocksStore(std::unique_ptr<rocksdb::DB> database, std::function<void(const rocksdb::Status&)> failed);

  [[nodiscard]] result<std::optional<std::string>> get(std::string_view key) const override;
  [[nodiscard]] std::unique_ptr<Cursor> cursor() const override;

  [[nodiscard]] rocksdb::DB& database() const { return *database_; }
  // Tells, counts, and turns into an error code.
  boost::system::error_code fail(const rocksdb::Status& status) const;
  [[nodiscard]] std::uint64_t failures() const { return failures_; }

 private:
  std::unique_ptr<rocksdb::DB> database_;
  std::function<void(const rocksdb::Status&)> failed_;
  mutable std::atomic<std::uint64_t> failures_ = 0;
};

[[nodiscard]] inline rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }

}  // namespace cueline::storage
