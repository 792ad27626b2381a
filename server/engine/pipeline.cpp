#include "server/engine/pipeline.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cueline::engine {

namespace {

// However much is asked in one turn, so that a flood does not make one write arbitrarily long.
constexpr std::size_t batch_bytes_max = std::size_t{256} * 1024;

}  // namespace

Pipeline::Pipeline(storage::Log& log, Committed::Post post, AtEnd at_end, Publish publish, Broken broken)
    : log_(log),
      at_end_(std::move(at_end)),
      publish_(std::move(publish)),
      tell_broken_(std::move(broken)),
      committed_(std::make_shared<Committed>(std::move(post), [this] { drain(); })) {}

void Pipeline::commit(storage::Batch batch, Batch brings, Answer answer) {
  steps_.push_back({.batch = handed_ + 1, .brings = std::move(brings), .answer = std::move(answer)});
  gather(std::move(batch));
}

void Pipeline::gather(storage::Batch batch) {
  for (const auto& entry : batch.entries) to_log_bytes_ += entry.bytes.size();
  if (to_log_) {
    std::ranges::move(batch.entries, std::back_inserter(to_log_->entries));
    std::ranges::move(batch.rewrites, std::back_inserter(to_log_->rewrites));
    std::ranges::move(batch.rows, std::back_inserter(to_log_->rows));
  } else {
    to_log_ = std::move(batch);
    if (at_end_) {
      at_end_([weak = std::weak_ptr(self_)] {
        if (const auto self = weak.lock()) (*self)->hand_over();
      });
    }
  }
  if (!at_end_ || to_log_bytes_ >= batch_bytes_max) hand_over();
}

void Pipeline::hand_over() {
  if (!to_log_) return;
  ++handed_;
  to_log_bytes_ = 0;
  log_.append(*std::exchange(to_log_, std::nullopt), committed_->done());
}

void Pipeline::after(Answer answer, bool after_publish) {
  if (broken_) return answer(Errc::log_broken);
  steps_.push_back({.after_publish = after_publish, .brings = {}, .answer = std::move(answer)});
  if (steps_.size() == 1 && !draining_) drain();
}

void Pipeline::drain() {
  if (draining_ || broken_) return;
  draining_ = true;
  const bool failed = committed_->failed();  // before counting: what succeeded first is then counted
  const auto durable = committed_->batches();
  while (!steps_.empty() && steps_.front().batch <= durable) {
    auto step = std::move(steps_.front());
    steps_.pop_front();
    if (step.batch != 0) {
      gathered_.head = std::max(gathered_.head, step.brings.head);
      std::ranges::move(step.brings.entries, std::back_inserter(gathered_.entries));
      std::ranges::move(step.brings.access, std::back_inserter(gathered_.access));
      std::ranges::move(step.brings.notices, std::back_inserter(gathered_.notices));
    }
    if (step.after_publish) publish_gathered();
    step.answer({});
  }
  publish_gathered();
  draining_ = false;
  if (failed) fail();
}

void Pipeline::publish_gathered() {
  if (gathered_.entries.empty()) return;
  publish_(std::make_shared<const Batch>(std::exchange(gathered_, {})));
}

void Pipeline::fail() {
  broken_ = true;
  for (const auto& step : std::exchange(steps_, {})) step.answer(Errc::log_broken);
  tell_broken_(Errc::log_broken);
}

}  // namespace cueline::engine
