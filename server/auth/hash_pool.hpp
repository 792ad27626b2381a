// A few threads for slow password hashes, with a short queue: memory stays bounded and sign-ins queue fairly.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace cueline::auth {

class HashPool {
 public:
  using Job = std::function<void(bool stopping)>;  // stopping: do no work, only answer

  HashPool(std::size_t threads, std::size_t longest_queue);
  ~HashPool();  // runs what waits with stopping = true, and waits for what runs
  HashPool(const HashPool&) = delete;
  HashPool& operator=(const HashPool&) = delete;

  enum class Turn { in_order, next };
  // False when the queue is full: the caller says busy. `next` goes before all that waits: for who stands at a tablet
  // with a class behind them, and can only ask as often as the limits of PINs allow.
  [[nodiscard]] bool run(Job job, Turn turn = Turn::in_order);

 private:
  void work();

  const std::size_t longest_queue_;
  std::mutex mutex_;  // guards jobs_ and stopping_
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace cueline::auth
