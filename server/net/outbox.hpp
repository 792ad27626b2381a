// What waits to be written to one connection: shared encoded lines, joined into WebSocket text frames as they leave,
// and ready bytes (HTTP answers, control frames) between them. Knows no socket; Wire empties it.
//
// Lines of the alert lane leave before all others that wait; within a lane the order is kept. A frame that has begun
// is finished first.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/engine/published.hpp"

namespace cueline::net {

using engine::Bytes;

class Outbox {
 public:
  // From here on lines may be pushed, and a ready item that begins a close frame ends the outbox: nothing goes after.
  void begin_frames() { frames_ = true; }

  // One line or several, newlines included. Ignored once sealed.
  void push_line(Bytes line);
  void push_ready(Bytes bytes);

  // The next bytes to write, at most 64 pieces, valid until consume() or clear(); none: nothing waits.
  [[nodiscard]] std::span<const std::string_view> next();
  void consume(std::size_t bytes);

  void clear();  // drops everything, also a frame half written: for a connection that has ended

  [[nodiscard]] std::size_t bytes() const { return bytes_; }  // waiting, without frame headers
  [[nodiscard]] bool empty() const { return bytes_ == 0 && begun_.empty(); }
  [[nodiscard]] bool sealed() const { return sealed_; }

 private:
  struct Item {
    Bytes bytes;
    bool ready = false;  // goes out as it is
  };

  [[nodiscard]] bool at(bool ready) const { return head_ < items_.size() && items_[head_].ready == ready; }
  Bytes pop();
  bool begin();
  void begin_text();

  static constexpr std::size_t pieces_max = 64;
  static constexpr std::size_t frame_bytes_max = 64 * 1024;  // a single line may be longer

  // A vector with a head: an empty one costs nothing, and a connection is idle most of its life.
  std::vector<Item> items_;
  std::size_t head_ = 0;
  std::vector<Bytes> begun_;       // the payload of the frame being written
  std::array<char, 10> header_{};  // its header
  std::size_t header_size_ = 0;
  std::size_t written_ = 0;               // of header and payload together
  std::vector<std::string_view> pieces_;  // what next() returned
  std::size_t bytes_ = 0;
  bool frames_ = false;
  bool sealed_ = false;
};

}  // namespace cueline::net
