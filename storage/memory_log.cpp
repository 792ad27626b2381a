#include "storage/memory_log.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

namespace cueline::storage {

// The rows, and cursors that look each step up anew: slower than an iterator, but right while rows are written.
class MemoryLog::Rows final : public KeyValues {
 public:
  using Map = std::map<std::string, std::string, std::less<>>;

  explicit Rows(std::mutex& mutex) : mutex_(mutex) {}

  // With the mutex held.
  void write(std::string_view key, const std::optional<std::string>& value) {
    if (value) {
      map_.insert_or_assign(std::string(key), *value);
    } else if (const auto row = map_.find(key); row != map_.end()) {
      map_.erase(row);
    }
  }

  result<std::optional<std::string>> get(std::string_view key) const override {
    const std::lock_guard lock(mutex_);
    const auto row = map_.find(key);
    if (row == map_.end()) return std::optional<std::string>();
    return std::optional(row->second);
  }

  std::unique_ptr<Cursor> cursor() const override { return std::make_unique<Walk>(*this); }

 private:
  class Walk final : public Cursor {
   public:
    explicit Walk(const Rows& rows) : rows_(rows) {}
    void seek(std::string_view key) override {
      const std::lock_guard lock(rows_.mutex_);
      take(rows_.map_.lower_bound(key));
    }
    void seek_before(std::string_view key) override {
      const std::lock_guard lock(rows_.mutex_);
      const auto row = rows_.map_.lower_bound(key);
      take(row == rows_.map_.begin() ? rows_.map_.end() : std::prev(row));
    }
    void next() override {
      const std::lock_guard lock(rows_.mutex_);
      take(rows_.map_.upper_bound(key_));
    }
    void previous() override { seek_before(std::string(key_)); }
    bool valid() const override { return valid_; }
    std::string_view key() const override { return key_; }
    std::string_view value() const override { return value_; }
    result<void> status() const override { return {}; }

   private:
    void take(Map::const_iterator row) {
      valid_ = row != rows_.map_.end();
      if (!valid_) return;
      key_ = row->first;
      value_ = row->second;
    }

    const Rows& rows_;
    bool valid_ = false;
    std::string key_;
    std::string value_;
  };

  std::mutex& mutex_;
  Map map_;
};

MemoryLog::MemoryLog(Mode mode, std::uint64_t epoch)
    : mode_(mode), epoch_(epoch), rows_(std::make_unique<Rows>(mutex_)) {}

MemoryLog::~MemoryLog() = default;

const KeyValues& MemoryLog::store() const { return *rows_; }

void MemoryLog::append(Batch batch, Done done) {
  {
    const std::lock_guard lock(mutex_);
    auto& head = appended_[batch.school];
    head = expect_continues(batch, head);
    waiting_.push_back({std::move(batch), std::move(done)});
  }
  if (mode_ == Mode::automatic) commit_all();
}

Sequence MemoryLog::head(SchoolId school) const {
  const std::lock_guard lock(mutex_);
  const auto head = heads_.find(school);
  return head == heads_.end() ? Sequence{} : head->second;
}

std::size_t MemoryLog::commit_next(std::size_t count) {
  std::vector<std::pair<Done, boost::system::error_code>> answers;
  {
    const std::lock_guard lock(mutex_);
    for (; count > 0 && !waiting_.empty(); --count) {
      auto pending = std::move(waiting_.front());
      waiting_.pop_front();
      if (!broken_) commit(pending.batch);
      answers.emplace_back(std::move(pending.done),
                           broken_ ? make_error_code(Errc::log_broken) : boost::system::error_code());
    }
  }
  for (const auto& [done, error] : answers) done(error);
  return answers.size();
}

std::size_t MemoryLog::commit_all() {
  std::size_t total = 0;
  while (const auto count = commit_next(waiting())) total += count;
  return total;
}

std::size_t MemoryLog::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

void MemoryLog::fail(Failure failure) {
  const std::lock_guard lock(mutex_);
  failure_ = failure;
}

bool MemoryLog::broken() const {
  const std::lock_guard lock(mutex_);
  return broken_;
}

void MemoryLog::crash(std::size_t kept) {
  const std::lock_guard lock(mutex_);
  failure_ = {};
  if (unconfirmed_) store_batch(*std::exchange(unconfirmed_, std::nullopt));
  if (!broken_) {
    for (; kept > 0 && !waiting_.empty(); --kept) {
      store_batch(waiting_.front().batch);
      waiting_.pop_front();
    }
  }
  waiting_.clear();
  broken_ = false;
  appended_ = heads_;
}

void MemoryLog::commit(const Batch& batch) {
  broken_ = disk_fails(batch);
  if (!broken_) {
    store_batch(batch);
  } else if (failure_.kept) {
    unconfirmed_ = batch;
  }
}

bool MemoryLog::disk_fails(const Batch& batch) {
  const auto counts_down_to_zero = [](std::optional<std::uint64_t>& left, std::uint64_t by) {
    if (left) *left -= std::min(*left, by);
    return left == 0U;
  };
  const bool at_append = counts_down_to_zero(failure_.at_append, 1);
  const bool at_byte = counts_down_to_zero(failure_.at_byte, size_of(batch));
  return at_append || at_byte;
}

void MemoryLog::store_batch(const Batch& batch) {
  each_row(batch, [this](std::string_view key, const std::optional<std::string>& value) { rows_->write(key, value); });
  if (!batch.entries.empty()) heads_[batch.school] = batch.entries.back().sequence;
}

}  // namespace cueline::storage
