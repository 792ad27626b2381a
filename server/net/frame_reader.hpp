// A client's WebSocket frames out of bytes: RFC 6455 sections 5 and 7. Knows no socket and sends nothing: it tells what
// came, or with which code to close. Between messages it holds no memory.
//
//   reader.put(bytes);                      they are unmasked in place, so nothing is copied that came whole
//   while (...) reader.next();              until `nothing`, or as long as one likes
//   reader.keep();                          before the bytes go: what was not taken is the beginning of the next ones
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "server/net/utf8.hpp"

namespace cueline::net {

class FrameReader {
 public:
  enum class Kind : std::uint8_t {
    nothing,  // more bytes are needed
    text,     // a whole message, UTF-8
    binary,   // likewise
    ping,     // to be answered with the payload
    pong,
    close,   // to be answered with the code
    broken,  // likewise; nothing can be read any more
  };
  struct Event {
    Kind kind = Kind::nothing;
    std::uint16_t code = 0;
    std::string_view payload;  // until the next call
  };

  void put(std::span<char> bytes);
  [[nodiscard]] Event next();
  void keep();

  [[nodiscard]] bool has_kept() const { return begun_ && !begun_->kept.empty(); }

 private:
  struct Head;
  // What is only there while a message has begun to come, so mostly nothing.
  struct Begun {
    std::string kept;     // of bytes that were put: what the next ones continue, and then they too
    std::string message;  // the fragments so far
  };

  [[nodiscard]] std::uint16_t fault_of(const Head& head) const;
  [[nodiscard]] Event control(const Head& head, std::string_view payload) const;
  void forget_told();
  [[nodiscard]] Begun& begun();
  [[nodiscard]] Event data(const Head& head, std::string_view payload);

  std::span<char> bytes_;  // put and not yet taken
  std::unique_ptr<Begun> begun_;
  Utf8 utf8_;
  bool in_message_ = false;  // a fragment came, the last one did not
  bool binary_ = false;
  bool told_ = false;  // the message made of fragments: to be forgotten
};

// Those a close frame may hold; the others are for use within a program, or for nobody yet.
[[nodiscard]] bool may_be_sent(std::uint16_t close_code);

}  // namespace cueline::net
