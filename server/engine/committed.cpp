#include "server/engine/committed.hpp"

namespace cueline::engine {

storage::Done Committed::done() {
  return [self = shared_from_this()](boost::system::error_code error) {
    if (error) {
      self->failed_.store(true, std::memory_order_release);
    } else {
      self->batches_.fetch_add(1, std::memory_order_release);
    }
    self->tell();
  };
}

void Committed::tell() {
  if (posted_.exchange(true)) return;
  post_([self = shared_from_this()] {
    self->posted_.store(false);  // before looking: what is done from here on posts again
    if (self->drain_) self->drain_();
  });
}

}  // namespace cueline::engine
