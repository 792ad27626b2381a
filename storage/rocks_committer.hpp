// The thread that makes batches durable, in order, one sync for all that waited. For the files named rocks*.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "storage/figures.hpp"
#include "storage/log.hpp"
#include "storage/rocks_store.hpp"

namespace cueline::storage {

using Heads = std::map<SchoolId, Sequence>;

class RocksCommitter {
 public:
  // What it needs and whom it tells.
  struct Around {
    std::function<std::uint64_t()> room;                  // bytes left on the disk
    std::function<void(std::string_view)> broke;          // once, why nothing is stored any more; any thread
    std::function<void(SchoolId, Sequence head)> synced;  // each commit, before its dones; no head: it had no entry
  };
  RocksCommitter(const RocksStore& store, Heads heads, bool sync, Around around);
  ~RocksCommitter();  // commits what waits, then ends the thread

  void append(Batch batch, Done done);
  [[nodiscard]] Sequence head(SchoolId school) const;
  [[nodiscard]] LogFigures figures() const;  // what it knows of them

  // From here on every commit fails. The first reason is the one told.
  void break_down(std::string_view why);

 private:
  struct Pending {
    Batch batch;
    Done done;
    std::size_t bytes;
  };
  using Group = std::vector<Pending>;

  void commit_forever();
  void begin_compacting();
  [[nodiscard]] Group take_group();  // waits; empty: asked to stop and nothing waits
  [[nodiscard]] boost::system::error_code commit(const Group& group);
  [[nodiscard]] rocksdb::Status write(const Group& group);
  void tell_synced(const Group& group);
  void count(const Group& group, std::uint64_t microseconds);

  const RocksStore& store_;
  const bool sync_;
  const Around around_;

  mutable std::mutex mutex_;  // guards everything below; never held while the disk works or a done runs
  std::condition_variable wake_;
  std::deque<Pending> waiting_;
  Heads appended_;
  Heads heads_;  // durable
  LogFigures figures_;
  bool stopping_ = false;

  std::thread thread_;  // last: it uses all of the above
};

}  // namespace cueline::storage
