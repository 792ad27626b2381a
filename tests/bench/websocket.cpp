#include "tests/bench/websocket.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace cueline::bench {
namespace {

constexpr std::uint8_t text_frame = 0x1;
constexpr std::uint8_t close_frame = 0x8;
constexpr std::uint8_t ping = 0x9;
constexpr std::uint8_t pong = 0xA;

struct Header {
  std::uint8_t opcode = 0;
  std::size_t size = 0, payload = 0;
};

std::optional<Header> header_of(std::string_view bytes) {
  const auto at = [&](std::size_t offset) { return static_cast<std::uint8_t>(bytes[offset]); };
  if (bytes.size() < 2) return {};
  Header header{static_cast<std::uint8_t>(at(0) & 0x0F), 2, static_cast<std::size_t>(at(1) & 0x7F)};
  if (header.payload < 126) return header;
  const std::size_t digits = header.payload == 126 ? 2 : 8;
  header.size += digits;
  if (bytes.size() < header.size) return {};
  header.payload = 0;
  for (std::size_t digit = 0; digit < digits; ++digit) header.payload = header.payload << 8 | at(2 + digit);
  return header;
}

}  // namespace

WebSocket::WebSocket(std::uint16_t port, const std::string& path, Socket::Kind kind) : Connection(port, kind) {
  // The key is the example of RFC 6455; what is measured does not depend on it.
  write("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
        "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Version: 13\r\n\r\n");
  const auto answer = read_head("\r\n\r\n");
  if (!answer.starts_with("HTTP/1.1 101")) throw std::runtime_error("refused: " + answer.substr(0, answer.find('\r')));
}

// Client frames must be masked; a mask of zeros is a mask.
void WebSocket::write_frame(std::uint8_t opcode, std::string_view payload) {
  std::string frame;
  frame.push_back(static_cast<char>(0x80 | opcode));
  if (payload.size() < 126) {
    frame.push_back(static_cast<char>(0x80 | payload.size()));
  } else {
    frame.push_back(static_cast<char>(0x80 | 126));
    frame.push_back(static_cast<char>(payload.size() >> 8));
    frame.push_back(static_cast<char>(payload.size() & 0xFF));
  }
  frame.append(4, '\0').append(payload);
  write(frame);
}

std::size_t WebSocket::take(std::string_view bytes, const Heard& heard) {
  std::size_t taken = 0;
  while (const auto header = header_of(bytes.substr(taken))) {
    if (bytes.size() - taken < header->size + header->payload) break;
    const auto payload = bytes.substr(taken + header->size, header->payload);
    taken += header->size + header->payload;
    if (header->opcode == text_frame)
      hear(payload, heard);
    else
      obey(header->opcode, payload);
  }
  return taken;
}

void WebSocket::obey(std::uint8_t opcode, std::string_view payload) {
  if (opcode == ping) write_frame(pong, payload);
  if (opcode == close_frame)
    throw std::runtime_error("the server closed: " +
                             std::string(payload.substr(std::min<std::size_t>(2, payload.size()))));
}

void RawRoom::publish(std::size_t, std::uint64_t number) { say(padded(number, message_bytes)); }

void RawRoom::hear(std::string_view text, const Heard& heard) {
  heard(*this, text.starts_with("ok ") ? Event::acknowledged : Event::delivered, text);
}

}  // namespace cueline::bench
