#include "server/net/turns.hpp"

#include <boost/asio/post.hpp>
#include <utility>

namespace cueline::net {
namespace {

constexpr auto longest_turn = std::chrono::milliseconds(1);

}  // namespace

void Turns::run() {
  while (io_.run_one() > 0) {
    now_ = Clock::now();
    while (io_.poll_one() > 0 && Clock::now() - now_ < longest_turn) {
    }
    end();
  }
}

void Turns::at_end(std::function<void()> job) {
  if (jobs_.empty()) ensure_end();
  jobs_.push_back(std::move(job));
}

void Turns::ensure_end() {
  boost::asio::post(io_, [] {});
}

void Turns::end() {
  for (const auto& job : std::exchange(jobs_, {})) job();
  if (last_) last_();
}

}  // namespace cueline::net
