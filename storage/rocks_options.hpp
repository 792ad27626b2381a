// How RocksDB is set up here, and why. For the files named rocks*.
#pragma once

#include <rocksdb/options.h>

namespace cueline::storage {

// For reading and writing, and for a folder that must not be changed. Without a listener.
[[nodiscard]] rocksdb::Options database_options();

}  // namespace cueline::storage
