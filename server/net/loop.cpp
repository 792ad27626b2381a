#include "server/net/loop.hpp"

#include <utility>

#include "server/net/wire.hpp"

namespace cueline::net {
namespace {

constexpr auto tick_every = std::chrono::milliseconds(250);

}  // namespace

Loop::Loop() {
  turns_.at_every_end([this] { flush_all(); });
}

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
  // A connection may end in its tick; the last one then takes its place.
  for (std::size_t at = wires_.size(); at-- > 0;) {
    if (at < wires_.size()) wires_[at]->shared_from_this()->tick();
  }
  if (on_tick_) on_tick_();
}

void Loop::flush_soon(std::shared_ptr<Wire> wire) {
  if (dirty_.empty()) turns_.ensure_end();
  dirty_.push_back(std::move(wire));
}

void Loop::flush_all() {
  auto dirty = std::exchange(dirty_, {});
  for (const auto& wire : dirty) wire->flush();
  dirty.clear();
  if (dirty_.empty()) dirty_ = std::move(dirty);  // its memory
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
