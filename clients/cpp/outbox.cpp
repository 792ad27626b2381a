#include "clients/cpp/outbox.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cueline::client {

Outbox::Outbox(std::size_t window) : window_(std::max<std::size_t>(window, 1)) {}

void Outbox::add(CommandId id, std::string frame, ReplyTo reply) {
  waiting_.push_back({std::move(id), std::move(frame), std::move(reply)});
}

std::optional<std::string_view> Outbox::next() {
  if (under_way_ == window_) return std::nullopt;
  const auto item = std::find_if(waiting_.begin(), waiting_.end(), [](const Item& each) { return !each.sent; });
  if (item == waiting_.end()) return std::nullopt;
  item->sent = true;
  ++under_way_;
  return item->frame;
}

std::chrono::milliseconds Outbox::answer(const Reply& reply) {
  const auto item = std::find_if(waiting_.begin(), waiting_.end(),
                                 [&](const Item& each) { return each.sent && each.id == reply.id; });
  if (item == waiting_.end()) return {};
  --under_way_;
  if (reply.problem && reply.problem->retry) {
    item->sent = false;
    // A full disk refuses some commands and takes others: what waits behind this one is tried first.
    if (reply.problem->code == "disk_full") std::rotate(item, std::next(item), waiting_.end());
    return std::chrono::milliseconds(reply.problem->retry_after_ms.value_or(1'000));
  }
  const auto done = std::move(item->reply);
  waiting_.erase(item);  // before the call, which may add the next command
  if (done) done(reply);
  return {};
}

void Outbox::rewind() {
  for (auto& item : waiting_) item.sent = false;
  under_way_ = 0;
}

}  // namespace cueline::client
