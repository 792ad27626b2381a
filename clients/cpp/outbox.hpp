// Commands on their way to the server, in order: each is kept until the server has answered it for good, and sent
// again under the same id after every lost connection, so that it happens exactly once. No sockets, no clock.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/frames.hpp"

namespace cueline::client {

class Outbox {
 public:
  using ReplyTo = std::function<void(const Reply&)>;

  // `window`: how many may be under way at once. With 1, the order holds even when the server says busy.
  explicit Outbox(std::size_t window = 1);

  void add(CommandId id, std::string frame, ReplyTo reply);

  // The next frame to send, if there is one and the window allows it.
  [[nodiscard]] std::optional<std::string_view> next();

  // A reply came. Answers how long to wait before anything is sent again: zero unless the server is busy.
  // Replies to unknown ids (doubled by the network) are ignored.
  std::chrono::milliseconds answer(const Reply& reply);

  // The connection is gone: whatever has no answer is to be sent again.
  void rewind();

  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  [[nodiscard]] std::size_t size() const { return waiting_.size(); }

 private:
  struct Item {
    CommandId id;
    std::string frame;
    ReplyTo reply;
    bool sent = false;
  };

  std::size_t window_;
  std::size_t under_way_ = 0;
  std::deque<Item> waiting_;
};

}  // namespace cueline::client
