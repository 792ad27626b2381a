// What waits to be written to one connection: shared bytes as they go out (WebSocket frames, HTTP answers). Knows no
// socket; Wire empties it.
#pragma once

#include <sys/uio.h>

#include <boost/container/small_vector.hpp>
#include <cstddef>
#include <span>

#include "server/engine/published.hpp"

namespace cueline::net {

using engine::Bytes;

class Outbox {
 public:
  // From here on items are WebSocket frames, and one that begins a close frame ends the outbox: nothing goes after.
  void begin_frames() { frames_ = true; }

  void push(Bytes bytes);  // ignored once sealed
  // Up to the end of `pieces`, what is to be written next, for writev; answers how many. They are valid until consume()
  // or clear(), and only to be read.
  [[nodiscard]] std::size_t next(std::span<iovec> pieces) const;
  void consume(std::size_t bytes);

  void clear();  // drops everything, also a frame half written: for a connection that has ended

  [[nodiscard]] bool empty() const { return head_ == items_.size(); }
  [[nodiscard]] bool sealed() const { return sealed_; }

 private:
  // A place for one, and a head: a connection is idle most of its life, and mostly one frame at a time goes out.
  boost::container::small_vector<Bytes, 1> items_;
  std::size_t head_ = 0;
  std::size_t written_ = 0;  // of the item at the head
  bool frames_ = false;
  bool sealed_ = false;
};

}  // namespace cueline::net
