// A look at the log's files before RocksDB opens them: whether they reach as far as what was acknowledged. RocksDB
// would delete what its table of contents no longer names, and with it what a repair could have kept.
#pragma once

#include <rocksdb/db.h>

#include <filesystem>
#include <optional>
#include <string>

#include "storage/acknowledged.hpp"

namespace cueline::storage {

struct FileCheck {
  std::optional<Acknowledgement> acknowledged;  // what the log says of itself
  std::string damage;                           // in a few words; empty: nothing was found
};

// Changes nothing.
[[nodiscard]] FileCheck check_log_files(const std::filesystem::path& log);

// Notes how much of the table of contents is on disk by now; which write-ahead file is being written.
void note_manifest(rocksdb::DB& database, Acknowledged& acknowledged);
void note_write_ahead(rocksdb::DB& database, Acknowledged& acknowledged);

// The control of the damage tests: CUELINE_TEST_CHECKS=off in the environment switches this off, and RocksDB to its
// own default of opening whatever it can. No option or configuration reaches it.
[[nodiscard]] bool checks_are_switched_off();

}  // namespace cueline::storage
