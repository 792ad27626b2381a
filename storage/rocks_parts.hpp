// What an open RocksLog consists of; destroyed from the last to the first. For the files named rocks*.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

#include "storage/acknowledged.hpp"
#include "storage/rocks_check.hpp"
#include "storage/rocks_committer.hpp"
#include "storage/rocks_listener.hpp"
#include "storage/rocks_log.hpp"
#include "storage/rocks_store.hpp"

namespace cueline::storage {

struct RocksLog::Parts {
  Parts(RocksOptions chosen, DataFolder locked) : options(std::move(chosen)), folder(std::move(locked)) {}

  RocksOptions options;
  DataFolder folder;
  Acknowledged acknowledged;
  std::shared_ptr<RocksListener> listener =
      std::make_shared<RocksListener>([this](rocksdb::DB& database) { note_manifest(database, acknowledged); });
  std::unique_ptr<RocksStore> store;
  std::uint64_t epoch = 0;
  std::atomic<bool> broken = false;
  std::unique_ptr<RocksCommitter> committer;
};

}  // namespace cueline::storage
