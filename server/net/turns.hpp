// How a thread of the network works: in turns. It waits until there is something to do, works through all that is ready
// (reading, deciding), and only then does what was put off to the end of the turn (handing batches to the log, writing
// to sockets), so that what arises together leaves together. A turn ends after a millisecond, however much is ready.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <vector>

namespace cueline::net {

class Turns {
 public:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] boost::asio::io_context& io() { return io_; }
  void run();  // until the context is stopped

  // On the running thread. At the end of this turn (of the next, if this one is ending): first the jobs, then `last`.
  void at_end(std::function<void()> job);
  void at_every_end(std::function<void()> last) { last_ = std::move(last); }
  void ensure_end();                                            // there will be one, even if nothing else happens
  [[nodiscard]] Clock::time_point now() const { return now_; }  // as of the beginning of the turn: cheap

 private:
  void end();

  Clock::time_point now_ = Clock::now();
  boost::asio::io_context io_{1};
  std::vector<std::function<void()>> jobs_;
  std::function<void()> last_;
};

}  // namespace cueline::net
