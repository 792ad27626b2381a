// The cheapest honest WebSocket client: reads what the protocol allows a server to send and answers pings; anything
// else is a failure of the run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/bench/connection.hpp"

namespace cueline::bench {

class WebSocket : public Connection {
 public:
  WebSocket(std::uint16_t port, const std::string& path, Socket::Kind kind = Socket::Kind::plain);

 protected:
  void say(std::string_view text) { write_frame(0x1, text); }
  virtual void hear(std::string_view text, const Heard& heard) = 0;  // the text of one message

 private:
  std::size_t take(std::string_view bytes, const Heard& heard) override;
  void obey(std::uint8_t opcode, std::string_view payload);
  void write_frame(std::uint8_t opcode, std::string_view payload);
};

// For servers that send every text to everybody in the room of its path, as it came. With acknowledgements they answer
// the sender with the text's first 16 bytes, "ok " and the number, once it is stored.
class RawRoom : public WebSocket {
 public:
  RawRoom(std::uint16_t port, std::size_t room) : WebSocket(port, "/" + std::to_string(room)) {}
  void publish(std::size_t room, std::uint64_t number) override;

 private:
  void hear(std::string_view text, const Heard& heard) override;
};

}  // namespace cueline::bench
