// A log opened without changing it, and why one is not opened otherwise. For the files named rocks*.
#pragma once

#include <rocksdb/options.h>

#include <filesystem>
#include <memory>
#include <string>

#include "storage/folder.hpp"
#include "storage/rocks_store.hpp"

namespace cueline::storage {

struct ReadOnly {
  std::unique_ptr<RocksStore> store;  // none: see status
  rocksdb::Status status;
};
[[nodiscard]] ReadOnly open_to_read(const std::filesystem::path& log, rocksdb::WALRecoveryMode mode);

// The fault of a log that is not opened, with the lost range in its sentence.
[[nodiscard]] OpenFault damage_fault(const DataFolder& folder, const std::string& detail);

}  // namespace cueline::storage
