// The bridge from the log's thread to the engine's: counts what has become durable and wakes the engine once for
// however much that is. No lock: the log only counts, the engine only reads.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>

#include "storage/log.hpp"

namespace cueline::engine {

class Committed : public std::enable_shared_from_this<Committed> {
 public:
  using Post = std::function<void(std::function<void()>)>;

  Committed(Post post, std::function<void()> drain) : post_(std::move(post)), drain_(std::move(drain)) {}

  // For Log::append. Batches are done in the order of append, so a number tells which.
  [[nodiscard]] storage::Done done();

  // On the engine's thread: how many batches are durable, and whether the log failed after them.
  [[nodiscard]] std::uint64_t batches() const { return batches_.load(std::memory_order_acquire); }
  [[nodiscard]] bool failed() const { return failed_.load(std::memory_order_acquire); }
  void stop() { drain_ = nullptr; }  // the engine is gone; whatever is still posted does nothing

 private:
  void tell();

  const Post post_;
  std::function<void()> drain_;  // the engine's thread only
  std::atomic<std::uint64_t> batches_ = 0;
  std::atomic<bool> failed_ = false;
  std::atomic<bool> posted_ = false;
};

}  // namespace cueline::engine
