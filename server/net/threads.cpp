#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>

#include "server/net/server.hpp"

namespace cueline::net {

Threads::Threads(std::size_t io_threads) {
  for (std::size_t at = 0; at < std::max<std::size_t>(io_threads, 1); ++at) loops_.push_back(std::make_unique<Loop>());
  if (loops_.size() > 1) engine_ = std::make_unique<Turns>();
}

Threads::~Threads() { clear(); }

std::vector<Loop*> Threads::loops() {
  std::vector<Loop*> loops;
  for (const auto& loop : loops_) loops.push_back(loop.get());
  return loops;
}

Turns& Threads::engine() { return engine_ ? *engine_ : loops_.front()->turns(); }

void Threads::run() {
  std::vector<std::thread> threads;
  std::vector<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> work;
  const auto start = [&](Turns& turns) {
    work.emplace_back(turns.io().get_executor());
    threads.emplace_back([&turns] { turns.run(); });
  };
  if (engine_) start(*engine_);
  for (std::size_t at = 1; at < loops_.size(); ++at) start(loops_[at]->turns());
  work.emplace_back(loops_.front()->io().get_executor());
  loops_.front()->turns().run();
  for (auto& thread : threads) thread.join();
  reading_->join();
}

void Threads::stop() {
  reading_->stop();
  if (engine_) engine_->io().stop();
  for (const auto& loop : loops_) loop->io().stop();
}

void Threads::clear() {
  // What still waits may hold connections, and these their loop.
  reading_.reset();
  engine_.reset();
  loops_.clear();
}

}  // namespace cueline::net
