#include "server/auth/hash_pool.hpp"

#include <utility>

namespace cueline::auth {

HashPool::HashPool(std::size_t threads, std::size_t longest_queue) : longest_queue_(longest_queue) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

HashPool::~HashPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

bool HashPool::run(Job job, Turn turn) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || jobs_.size() >= longest_queue_) return false;
    if (turn == Turn::next) {
      jobs_.push_front(std::move(job));
    } else {
      jobs_.push_back(std::move(job));
    }
  }
  changed_.notify_one();
  return true;
}

void HashPool::work() {
  for (;;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    const auto job = std::move(jobs_.front());
    jobs_.pop_front();
    const bool stopping = stopping_;
    lock.unlock();
    job(stopping);
  }
}

}  // namespace cueline::auth
