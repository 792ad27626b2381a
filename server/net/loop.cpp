#include "server/net/loop.hpp"

#include <boost/asio/post.hpp>
#include <utility>

#include "server/net/wire.hpp"

namespace cueline::net {
namespace {

constexpr auto tick_every = std::chrono::milliseconds(250);
// A command takes a few posted hops to become an answer: one quiet round would flush before they are through.
constexpr int quiet_rounds = 2;
constexpr auto longest_wait = std::chrono::milliseconds(1);

}  // namespace

Loop::Loop() = default;

void Loop::start_ticking() {
  timer_.expires_after(tick_every);
  timer_.async_wait([this](boost::system::error_code error) {
    if (error) return;
    tick();
    start_ticking();
  });
}

void Loop::stop_ticking() { timer_.cancel(); }

void Loop::tick() {
  now_ = Clock::now();
  // A connection may end in its tick; the last one then takes its place.
  for (std::size_t at = wires_.size(); at-- > 0;) {
    if (at < wires_.size()) wires_[at]->shared_from_this()->tick();
  }
  if (on_tick_) on_tick_();
}

void Loop::flush_soon(std::shared_ptr<Wire> wire) {
  dirty_.push_back(std::move(wire));
  added_ = true;
  if (scheduled_) return;
  scheduled_ = true;
  quiet_ = 0;
  round_began_ = now_ = Clock::now();
  boost::asio::post(io_, [this] { round(); });
}

void Loop::round() {
  quiet_ = std::exchange(added_, false) ? 0 : quiet_ + 1;
  if (quiet_ < quiet_rounds && Clock::now() - round_began_ < longest_wait) {
    boost::asio::post(io_, [this] { round(); });
    return;
  }
  scheduled_ = false;
  flush_all();
}

void Loop::flush_all() {
  const auto dirty = std::exchange(dirty_, {});
  for (const auto& wire : dirty) wire->flush();
}

void Loop::add(Wire& wire) {
  wire.slot_ = wires_.size();
  wires_.push_back(&wire);
  count_ = wires_.size();
}

void Loop::remove(Wire& wire) {
  wires_.back()->slot_ = wire.slot_;
  wires_[wire.slot_] = wires_.back();
  wires_.pop_back();
  count_ = wires_.size();
}

void Loop::abort_idle() {
  for (auto* wire : wires_)
    if (wire->between_requests_) wire->abort();
}

void Loop::abort_all() {
  for (auto* wire : wires_) wire->abort();
}

}  // namespace cueline::net
