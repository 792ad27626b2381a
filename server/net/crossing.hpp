// From one thread to another: everything that arises in one turn of the sender's loop crosses in one post, in order.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <functional>
#include <utility>
#include <vector>

namespace cueline::net {

class Crossing {
 public:
  Crossing(boost::asio::io_context& from, boost::asio::io_context& to) : from_(from), to_(to) {}
  Crossing(const Crossing&) = delete;
  Crossing& operator=(const Crossing&) = delete;

  // On the thread of `from`. The job runs on the thread of `to`, never from within.
  void send(std::function<void()> job) {
    jobs_.push_back(std::move(job));
    if (jobs_.size() == 1) boost::asio::post(from_, [this] { cross(); });
  }

 private:
  void cross() {
    if (&from_ == &to_) return run(std::exchange(jobs_, {}));
    boost::asio::post(to_, [jobs = std::exchange(jobs_, {})] { run(jobs); });
  }
  static void run(const std::vector<std::function<void()>>& jobs) {
    for (const auto& job : jobs) job();
  }

  boost::asio::io_context& from_;
  boost::asio::io_context& to_;
  std::vector<std::function<void()>> jobs_;
};

}  // namespace cueline::net
