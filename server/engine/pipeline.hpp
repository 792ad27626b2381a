// What has been asked and not yet answered, in order. A step either waits for its own batch or only for the steps
// before it; nothing leaves before its turn. After a failed write every step is answered with the error.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "server/engine/committed.hpp"
#include "server/engine/published.hpp"

namespace cueline::engine {

class Pipeline {
 public:
  using Answer = std::function<void(boost::system::error_code)>;
  using Publish = std::function<void(std::shared_ptr<const Batch>)>;
  using Broken = std::function<void(boost::system::error_code)>;

  Pipeline(Committed::Post post, Publish publish, Broken broken);
  ~Pipeline() { committed_->stop(); }
  Pipeline(const Pipeline&) = delete;

  // A batch handed to the log, what it brings, and who waits for it.
  void commit(storage::Log& log, storage::Batch batch, Batch brings, Answer answer);
  // An answer that waits for the steps before it; at once if there are none. `after_publish`: what they bring is
  // published before it, so that it can say where live entries begin.
  void after(Answer answer, bool after_publish = false);

  [[nodiscard]] std::size_t size() const { return steps_.size(); }
  [[nodiscard]] bool broken() const { return broken_; }
  [[nodiscard]] std::uint64_t batches() const { return answered_; }

 private:
  struct Step {
    bool has_batch = false;
    bool after_publish = false;
    Batch brings;
    Answer answer;
  };

  void drain();
  void publish_gathered();
  void fail();

  const Publish publish_;
  const Broken tell_broken_;
  std::shared_ptr<Committed> committed_;
  std::deque<Step> steps_;
  std::uint64_t answered_ = 0;  // batches
  Batch gathered_;
  bool draining_ = false;
  bool broken_ = false;
};

}  // namespace cueline::engine
