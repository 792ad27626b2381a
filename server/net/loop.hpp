// One I/O thread: its turns, the connections that live on it, a clock that ticks four times a second, and the list of
// connections with something to write. Everything of a connection happens on its loop's thread: no locks.
#pragma once

#include <atomic>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "server/net/strangers.hpp"
#include "server/net/turns.hpp"
#include "server/net/watch.hpp"

namespace cueline::net {

class Wire;

class Loop {
 public:
  using Clock = Turns::Clock;

  Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  [[nodiscard]] Turns& turns() { return turns_; }
  [[nodiscard]] boost::asio::io_context& io() { return turns_.io(); }
  [[nodiscard]] Watch& watch() { return watch_; }
  [[nodiscard]] Strangers& strangers() { return strangers_; }
  [[nodiscard]] Clock::time_point now() const { return turns_.now(); }

  void start_ticking();
  void stop_ticking();
  // Called at every tick, after the connections' own.
  void on_tick(std::function<void()> tick) { on_tick_ = std::move(tick); }

  // Asks for a flush of this connection at the end of the turn, so that everything that arose in it leaves in one
  // write.
  void flush_soon(std::shared_ptr<Wire> wire);

  void add(Wire& wire);
  void remove(Wire& wire);
  [[nodiscard]] std::size_t connections() const { return count_.load(std::memory_order_relaxed); }  // any thread
  void abort_idle();  // those between two HTTP requests
  void abort_all();   // whoever is still there

 private:
  void tick();
  void flush_all();

  std::function<void()> on_tick_;
  Strangers strangers_;
  std::vector<Wire*> wires_;  // before turns_: its last handlers may hold the last wires
  std::atomic<std::size_t> count_{0};
  std::vector<std::shared_ptr<Wire>> dirty_;
  Turns turns_;
  boost::asio::steady_timer timer_{turns_.io()};
  Watch watch_{turns_.io()};
};

}  // namespace cueline::net
