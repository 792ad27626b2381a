#include "server/engine/pipeline.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cueline::engine {

Pipeline::Pipeline(Committed::Post post, Publish publish, Broken broken)
    : publish_(std::move(publish)),
      tell_broken_(std::move(broken)),
      committed_(std::make_shared<Committed>(std::move(post), [this] { drain(); })) {}

void Pipeline::commit(storage::Log& log, storage::Batch batch, Batch brings, Answer answer) {
  steps_.push_back({.has_batch = true, .brings = std::move(brings), .answer = std::move(answer)});
  log.append(std::move(batch), committed_->done());
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
  while (!steps_.empty() && (!steps_.front().has_batch || answered_ < durable)) {
    auto step = std::move(steps_.front());
    steps_.pop_front();
    if (step.has_batch) {
      ++answered_;
      gathered_.head = std::max(gathered_.head, step.brings.head);
      std::ranges::move(step.brings.entries, std::back_inserter(gathered_.entries));
      std::ranges::move(step.brings.access, std::back_inserter(gathered_.access));
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
