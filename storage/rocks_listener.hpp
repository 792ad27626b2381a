// Errors that RocksDB meets in its own threads (flush, compaction). For the files named rocks*.
#pragma once

#include <rocksdb/listener.h>

#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace cueline::storage {

class RocksListener final : public rocksdb::EventListener {
 public:
  using Told = std::function<void(std::string_view why)>;

  // Tells of every error from now on, and of one that came before. An empty function: nobody.
  void tell(Told told);

  void OnBackgroundError(rocksdb::BackgroundErrorReason reason, rocksdb::Status* error) override;

 private:
  std::mutex mutex_;  // held while telling, so that nobody is told after tell({})
  Told told_;
  std::string untold_;
};

}  // namespace cueline::storage
