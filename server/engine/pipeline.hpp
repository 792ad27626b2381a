// What has been asked and not yet answered, in order. A step either waits for its own batch or only for the steps
// before it; nothing leaves before its turn. After a failed write every step is answered with the error.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "server/engine/committed.hpp"
#include "server/engine/published.hpp"

namespace cueline::engine {

class Pipeline {
 public:
  using Answer = std::function<void(boost::system::error_code)>;
  using Publish = std::function<void(std::shared_ptr<const Batch>)>;
  using Broken = std::function<void(boost::system::error_code)>;
  using AtEnd = std::function<void(std::function<void()>)>;

  // `at_end` as in Surroundings.
  Pipeline(storage::Log& log, Committed::Post post, AtEnd at_end, Publish publish, Broken broken);
  ~Pipeline() { committed_->stop(); }
  Pipeline(const Pipeline&) = delete;

  // What goes to the log, what it brings, and who waits for it. Those of one turn go as one batch: one record, and what
  // was asked together leaves together.
  void commit(storage::Batch batch, Batch brings, Answer answer);
  // An answer that waits for the steps before it; at once if there are none. `after_publish`: what they bring is
  // published before it, so that it can say where live entries begin.
  void after(Answer answer, bool after_publish = false);

  [[nodiscard]] std::size_t size() const { return steps_.size(); }
  [[nodiscard]] bool broken() const { return broken_; }
  [[nodiscard]] std::uint64_t batches() const { return committed_->batches(); }  // durable

 private:
  struct Step {
    std::uint64_t batch = 0;  // the number of the one to wait for; 0: none
    bool after_publish = false;
    Batch brings;
    Answer answer;
  };

  void gather(storage::Batch batch);
  void hand_over();
  void drain();
  void publish_gathered();
  void fail();

  storage::Log& log_;
  const AtEnd at_end_;
  const Publish publish_;
  const Broken tell_broken_;
  std::shared_ptr<Committed> committed_;
  std::deque<Step> steps_;
  std::optional<storage::Batch> to_log_;
  std::size_t to_log_bytes_ = 0;  // of its entries
  std::uint64_t handed_ = 0;      // batches given to the log
  Batch gathered_;                // to be published
  bool draining_ = false;
  bool broken_ = false;
  std::shared_ptr<Pipeline*> self_ = std::make_shared<Pipeline*>(this);  // for what runs at the end of a turn
};

}  // namespace cueline::engine
