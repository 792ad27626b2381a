// What comes from a WebSocket client, cut anyhow: a second reader, slow and plain, that sees the whole stream at once
// and checks text as a whole, has to agree about every message and about what is broken.
#include "server/net/frame_reader.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "protocol/limits.hpp"
#include "tests/fuzz/promise.hpp"

namespace {

using cueline::fuzz::promise;
using cueline::net::FrameReader;
using Kind = FrameReader::Kind;

struct Came {
  Kind kind;
  int code;
  std::string payload;
  bool operator==(const Came&) const = default;
};

std::vector<Came> read(std::string_view stream, std::uint8_t cuts) {
  FrameReader reader;
  std::vector<Came> came;
  while (!stream.empty()) {
    const auto size = cuts == 0 ? stream.size() : std::min<std::size_t>(stream.size(), 1 + cuts % 11);
    cuts = static_cast<std::uint8_t>(cuts * 5 + 1);
    std::string piece(stream.substr(0, size));
    stream.remove_prefix(size);
    reader.put(piece);
    for (auto event = reader.next(); event.kind != Kind::nothing; event = reader.next()) {
      came.push_back({event.kind, event.code, std::string(event.payload)});
      if (event.kind == Kind::broken) return came;
    }
    reader.keep();
  }
  return came;
}

// By the definition: every character decoded, and encoded again in the only way there is.
bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = [&](std::size_t place) {
      return place < text.size() ? static_cast<unsigned char>(text[place]) : 0U;
    };
    const unsigned first = byte(at);
    const std::size_t more = first < 0x80 ? 0 : first >> 5 == 6 ? 1 : first >> 4 == 14 ? 2 : first >> 3 == 30 ? 3 : 9;
    if (more == 9) return false;
    std::uint32_t point = more == 0 ? first : first & (0x3fU >> more);
    for (std::size_t next = 1; next <= more; ++next) {
      if (byte(at + next) >> 6 != 2) return false;
      point = point << 6 | (byte(at + next) & 0x3f);
    }
    static constexpr std::uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (point < least[more] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return false;
    at += 1 + more;
  }
  return true;
}

bool may_become_utf8(const std::string& text) {
  static const std::vector<std::string> endings{"", "\x80", "\x80\x80", "\x80\x80\x80", "\xa0\x80", "\x90\x80\x80"};
  return std::ranges::any_of(endings, [&](const std::string& ending) { return is_utf8(text + ending); });
}

// The second reader: what the stream holds, frame by frame.
std::vector<Came> wanted(std::string_view stream) {
  std::vector<Came> came;
  std::string message;
  int message_opcode = 0;  // 0: none has begun
  const auto broken = [&](int code) {
    came.push_back({Kind::broken, code, ""});
    return came;
  };
  while (stream.size() >= 2) {
    const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(stream[place]); };
    const bool final = byte(0) >= 0x80;
    const int opcode = byte(0) & 15;
    const bool control = opcode >= 8;
    std::uint64_t length = byte(1) & 0x7f;
    const std::size_t head = length == 127 ? 14 : length == 126 ? 8 : 6;
    if ((byte(0) & 0x70) != 0 || byte(1) < 0x80) return broken(1002);
    if ((opcode > 2 && opcode < 8) || opcode > 10) return broken(1002);
    if (control ? !final || length > 125 : (opcode == 0) != (message_opcode != 0)) return broken(1002);
    if (stream.size() < head) return came;
    if (head > 6) {
      length = 0;
      for (std::size_t at = 2; at < head - 4; ++at) length = length * 256 + byte(at);
      if (length < (head == 8 ? 126U : 65'536U)) return broken(1002);
    }
    if (!control && (length > cueline::limits::frame_bytes || message.size() + length > cueline::limits::frame_bytes))
      return broken(1009);
    if (stream.size() - head < length) return came;
    std::string payload(stream.substr(head, length));
    for (std::size_t at = 0; at < length; ++at)
      payload[at] = static_cast<char>(payload[at] ^ stream[head - 4 + at % 4]);
    stream.remove_prefix(head + length);
    if (opcode == 8) {
      if (payload.empty()) {
        came.push_back({Kind::close, 1000, ""});
        continue;
      }
      const int code = payload.size() < 2
                           ? 0
                           : static_cast<unsigned char>(payload[0]) * 256 + static_cast<unsigned char>(payload[1]);
      const bool sendable = (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1013) || code >= 3000;
      if (!sendable || !is_utf8(payload.substr(2))) return broken(1002);
      came.push_back({Kind::close, code, payload.substr(2)});
    } else if (control) {
      came.push_back({opcode == 9 ? Kind::ping : Kind::pong, 0, payload});
    } else {
      if (opcode != 0) message_opcode = opcode;
      message += payload;
      if (message_opcode == 1 && !(final ? is_utf8(message) : may_become_utf8(message))) return broken(1007);
      if (!final) continue;
      came.push_back({message_opcode == 1 ? Kind::text : Kind::binary, 0, message});
      message.clear();
      message_opcode = 0;
    }
  }
  return came;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto stream = cueline::fuzz::text_of(data + 1, size - 1);
  const auto whole = read(stream, 0);
  promise(whole == wanted(stream), "the stream is read as the standard says");
  promise(read(stream, data[0]) == whole, "it is the same however it is cut");
  return 0;
}
