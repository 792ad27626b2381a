// One I/O thread: its io_context, the connections that live on it, a clock that ticks four times a second, and the list
// of connections with something to write. Everything of a connection happens on its loop's thread: no locks.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace cueline::net {

class Wire;

class Loop {
 public:
  using Clock = std::chrono::steady_clock;

  Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  [[nodiscard]] boost::asio::io_context& io() { return io_; }
  [[nodiscard]] Clock::time_point now() const { return now_; }  // as of the last tick or round: cheap

  void start_ticking();
  void stop_ticking();
  // Called at every tick, after the connections' own.
  void on_tick(std::function<void()> tick) { on_tick_ = std::move(tick); }

  // Asks for a flush of this connection when the input that is ready has been worked through, so that everything that
  // arose from it leaves in one write.
  void flush_soon(std::shared_ptr<Wire> wire);

  void add(Wire& wire);
  void remove(Wire& wire);
  [[nodiscard]] std::size_t connections() const { return count_.load(std::memory_order_relaxed); }  // any thread
  void abort_idle();  // those between two HTTP requests
  void abort_all();   // whoever is still there

 private:
  void tick();
  void round();
  void flush_all();

  Clock::time_point now_ = Clock::now();
  std::function<void()> on_tick_;
  std::vector<Wire*> wires_;  // before io_: its last handlers may hold the last wires
  std::atomic<std::size_t> count_{0};
  boost::asio::io_context io_{1};
  boost::asio::steady_timer timer_{io_};

  std::vector<std::shared_ptr<Wire>> dirty_;
  Clock::time_point round_began_;
  bool scheduled_ = false;
  bool added_ = false;  // since the last round
  int quiet_ = 0;       // rounds in a row without a new one
};

}  // namespace cueline::net
