#include "storage/rocks_committer.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "storage/folder.hpp"
#include "storage/stored_log.hpp"

namespace cueline::storage {

namespace {

// A commit takes no more than this (and at least one append), so that a flood cannot make one sync arbitrarily long.
constexpr std::size_t commit_bytes_max = std::size_t{1} << 20;

}  // namespace

RocksCommitter::RocksCommitter(const RocksStore& store, Heads heads, bool sync, Around around)
    : store_(store), sync_(sync), around_(std::move(around)), appended_(heads), heads_(std::move(heads)) {
  thread_ = std::thread([this] { commit_forever(); });
}

RocksCommitter::~RocksCommitter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void RocksCommitter::append(Batch batch, Done done) {
  const auto bytes = size_of(batch);
  {
    const std::lock_guard lock(mutex_);
    if (!batch.entries.empty()) {
      auto& head = appended_[batch.school];
      head = expect_continues(batch, head);
    }
    waiting_.push_back({std::move(batch), std::move(done), bytes});
  }
  wake_.notify_one();
}

Sequence RocksCommitter::head(SchoolId school) const {
  const std::lock_guard lock(mutex_);
  const auto head = heads_.find(school);
  return head == heads_.end() ? Sequence{} : head->second;
}

LogFigures RocksCommitter::figures() const {
  const std::lock_guard lock(mutex_);
  auto figures = figures_;
  figures.waiting = waiting_.size();
  return figures;
}

void RocksCommitter::break_down(std::string_view why) {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(figures_.broken, true)) return;
  }
  around_.broke(why);
}

void RocksCommitter::commit_forever() {
  for (bool first = true;; first = false) {
    const auto group = take_group();
    if (group.empty()) return;
    const auto error = commit(group);
    for (const auto& pending : group) pending.done(error);
    if (first && !error) begin_compacting();
  }
}

// Not before, so that a start is quick; at full priority, since writes wait for a compaction that other programs
// starve.
void RocksCommitter::begin_compacting() {
  auto& database = store_.database();
  if (const auto status = database.EnableAutoCompaction({database.DefaultColumnFamily()}); !status.ok())
    break_down(status.ToString());
}

RocksCommitter::Group RocksCommitter::take_group() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
  Group group;
  std::size_t bytes = 0;
  while (!waiting_.empty() && (group.empty() || bytes + waiting_.front().bytes <= commit_bytes_max)) {
    bytes += waiting_.front().bytes;
    group.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  return group;
}

boost::system::error_code RocksCommitter::commit(const Group& group) {
  {
    const std::lock_guard lock(mutex_);
    if (figures_.broken) return make_error_code(Errc::log_broken);
  }
  if (around_.room() < least_free_bytes) {
    break_down("the disk is full");
    return make_error_code(Errc::log_broken);
  }
  const auto started = std::chrono::steady_clock::now();
  const auto status = write(group);
  const auto took = std::chrono::steady_clock::now() - started;
  if (!status.ok()) {
    // Nobody knows what reached the disk, so nothing after it may claim success. A sync is never tried twice.
    break_down("a batch could not be saved: " + status.ToString());
    return make_error_code(Errc::log_broken);
  }
  tell_synced(group);
  count(group, static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count()));
  return {};
}

void RocksCommitter::tell_synced(const Group& group) {
  const auto with_entries =
      std::find_if(group.rbegin(), group.rend(), [](const Pending& pending) { return !pending.batch.entries.empty(); });
  if (with_entries == group.rend()) return around_.synced({}, {});
  around_.synced(with_entries->batch.school, with_entries->batch.entries.back().sequence);
}

rocksdb::Status RocksCommitter::write(const Group& group) {
  std::size_t bytes = 0;
  for (const auto& pending : group) bytes += pending.bytes;
  rocksdb::WriteBatch writes(bytes + bytes / 4);
  rocksdb::Status status;
  const auto add = [&](std::string_view key, const std::optional<std::string>& value) {
    if (!status.ok()) return;
    status = value ? writes.Put(slice(key), slice(*value)) : writes.Delete(slice(key));
  };
  for (const auto& pending : group) each_row(pending.batch, add);
  if (!status.ok()) return status;
  rocksdb::WriteOptions options;
  options.sync = sync_;
  return store_.database().Write(options, &writes);
}

void RocksCommitter::count(const Group& group, std::uint64_t microseconds) {
  const std::lock_guard lock(mutex_);
  ++figures_.commits;
  figures_.appends += group.size();
  figures_.commit_us.add(microseconds);
  figures_.appends_per_commit.add(group.size());
  for (const auto& pending : group) {
    figures_.bytes += pending.bytes;
    figures_.entries += pending.batch.entries.size();
    if (!pending.batch.entries.empty()) heads_[pending.batch.school] = pending.batch.entries.back().sequence;
  }
}

}  // namespace cueline::storage
