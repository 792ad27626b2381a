#include "server/net/frame_reader.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "protocol/limits.hpp"

using namespace cueline;
using namespace cueline::net;
using Kind = FrameReader::Kind;

namespace {

constexpr int text = 1, binary = 2, close_frame = 8, ping = 9, pong = 10, continuation = 0;

// A masked frame; `first` is added to its first byte, so 0x80 for a final one.
std::string frame(int opcode, const std::string& payload, int first = 0x80,
                  const std::string& mask = "\x12\x34\xab\xff") {
  std::string bytes(1, static_cast<char>(first | opcode));
  if (payload.size() < 126) {
    bytes += static_cast<char>(0x80 | payload.size());
  } else {
    bytes += static_cast<char>(0x80 | (payload.size() <= 0xffff ? 126 : 127));
    for (int shift = payload.size() <= 0xffff ? 8 : 56; shift >= 0; shift -= 8)
      bytes += static_cast<char>(payload.size() >> shift);
  }
  bytes += mask;
  for (std::size_t at = 0; at < payload.size(); ++at) bytes += static_cast<char>(payload[at] ^ mask[at % 4]);
  return bytes;
}

struct Came {
  Kind kind;
  int code;
  std::string payload;
  bool operator==(const Came&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Came& came) {
  return out << static_cast<int>(came.kind) << ' ' << came.code << ' ' << came.payload.substr(0, 40);
}

// What a reader makes of the bytes when they come so many at a time.
std::vector<Came> read(const std::string& bytes, std::size_t at_once = 1'000'000, FrameReader reader = {}) {
  std::vector<Came> came;
  for (std::size_t at = 0; at < bytes.size(); at += at_once) {
    auto piece = bytes.substr(at, at_once);
    reader.put(piece);
    for (;;) {
      const auto event = reader.next();
      if (event.kind == Kind::nothing) break;
      came.push_back({event.kind, event.code, std::string(event.payload)});
      if (event.kind == Kind::broken) return came;
    }
    reader.keep();
  }
  return came;
}

std::vector<Came> broken(int code) { return {{Kind::broken, code, ""}}; }

}  // namespace

TEST_CASE("messages are the same however their bytes are cut") {
  const auto at_once =
      GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{13}, std::size_t{1'000'000});
  std::string bytes;
  std::vector<Came> wanted;
  for (const std::size_t size : {0U, 1U, 7U, 8U, 9U, 125U, 126U, 127U, 1'000U, 65'535U, 65'536U}) {
    std::string payload;
    for (std::size_t at = 0; at < size; ++at) payload += static_cast<char>('a' + at % 26);
    bytes += frame(text, payload) + frame(ping, "p");
    wanted.push_back({Kind::text, 0, payload});
    wanted.push_back({Kind::ping, 0, "p"});
  }
  CHECK(read(bytes, at_once) == wanted);
}

TEST_CASE("fragments become one message, with control frames between them") {
  const auto at_once = GENERATE(std::size_t{1}, std::size_t{5}, std::size_t{1'000});
  const auto bytes = frame(text, "a\xe2", 0) + frame(ping, "1") + frame(continuation, "", 0) + frame(pong, "2") +
                     frame(continuation, "\x82\xac") + frame(text, "b") + frame(binary, "\xff", 0) +
                     frame(continuation, "");
  CHECK(read(bytes, at_once) == std::vector<Came>{{Kind::ping, 0, "1"},
                                                  {Kind::pong, 0, "2"},
                                                  {Kind::text, 0, "a\xe2\x82\xac"},
                                                  {Kind::text, 0, "b"},
                                                  {Kind::binary, 0, "\xff"}});
}

TEST_CASE("between messages a reader holds nothing") {
  FrameReader reader;
  auto bytes = frame(text, std::string(60'000, 'x')) + "\x81";
  reader.put(bytes);
  CHECK(reader.next().kind == Kind::text);
  CHECK(reader.next().kind == Kind::nothing);
  reader.keep();
  CHECK(reader.has_kept());
  auto rest = frame(text, "y").substr(1);
  reader.put(rest);
  CHECK(reader.next().payload == "y");
  reader.keep();
  CHECK_FALSE(reader.has_kept());
}

TEST_CASE("who stops in the middle goes on later") {
  FrameReader reader;
  auto bytes = frame(text, "one") + frame(text, "two") + frame(text, "three");
  reader.put(bytes);
  CHECK(reader.next().payload == "one");
  reader.keep();
  bytes.assign(bytes.size(), '?');  // the bytes have gone
  reader.put({});
  CHECK(reader.next().payload == "two");
  CHECK(reader.next().payload == "three");
  CHECK(reader.next().kind == Kind::nothing);
}

TEST_CASE("what the standard forbids is a protocol error") {
  auto unmasked = frame(text, "");
  unmasked[1] = 0;
  const std::vector<std::string> forbidden{
      unmasked,
      frame(text, "", 0x80 | 0x40),
      frame(ping, "", 0x80 | 0x10),
      frame(3, ""),
      frame(11, ""),
      frame(continuation, ""),
      frame(ping, "", 0),
      frame(ping, std::string(126, 'p')),
      frame(close_frame, "\x03"),
      std::string("\x81\xfe\x00\x7d", 4) + "mask" + std::string(125, 'x'),
      std::string("\x81\xff\0\0\0\0\0\0\xff\xff", 10) + "mask",
  };
  for (const auto& bytes : forbidden) CHECK(read(bytes) == broken(1002));
  CHECK(read(frame(text, "a", 0) + frame(text, "b")) == broken(1002));
  CHECK(read(frame(text, "a", 0) + frame(binary, "b")) == broken(1002));
}

TEST_CASE("a bad frame is told as soon as it shows") {
  CHECK(read("\x83\x80") == broken(1002));
  CHECK(read("\x89\xfe") == broken(1002));
  CHECK(read(std::string("\x81\xff\0\0\0\0\0\1\0\1mask", 14)) == broken(1009));
  CHECK(read(frame(text, "\xff", 0)) == broken(1007));
  CHECK(read(frame(text, "\xf4\x90", 0)) == broken(1007));
}

TEST_CASE("a message has a limit, in one piece or in many") {
  const std::string most(limits::frame_bytes, 'x');
  CHECK(read(frame(text, most)).front().kind == Kind::text);
  CHECK(read(frame(text, most + 'x')) == broken(1009));
  CHECK(read(frame(text, most, 0) + frame(continuation, "")).front().payload == most);
  CHECK(read(frame(text, most, 0) + frame(continuation, "x")) == broken(1009));
  CHECK(read(frame(text, "", 0) + frame(continuation, most) + frame(text, most)).size() == 2);
  CHECK(read(std::string("\x81\xff\x80\0\0\0\0\0\0\0mask", 14)) == broken(1009));
}

TEST_CASE("text that ends in the middle of a character is none, also when its last fragment is empty") {
  CHECK(read(frame(text, "a\xe2\x82")) == broken(1007));
  CHECK(read(frame(text, "a\xe2\x82", 0) + frame(continuation, "")) == broken(1007));
  CHECK(read(frame(text, "a\xe2\x82", 0) + frame(continuation, "\xe2")) == broken(1007));
}

TEST_CASE("a close tells the code to answer with") {
  CHECK(read(frame(close_frame, "")) == std::vector<Came>{{Kind::close, 1000, ""}});
  CHECK(read(frame(close_frame, "\x03\xe9why")) == std::vector<Came>{{Kind::close, 1001, "why"}});
  CHECK(read(frame(close_frame, "\x03\xe9\xff")) == broken(1002));
  CHECK(read(frame(close_frame, "\x03\xe9\xe2\x82")) == broken(1002));
}

TEST_CASE("close codes that may be sent") {
  for (const int code : {1000, 1001, 1002, 1003, 1007, 1013, 3000, 3999, 4000, 4999})
    CHECK(may_be_sent(static_cast<std::uint16_t>(code)));
  for (const int code : {0, 999, 1004, 1005, 1006, 1014, 1015, 1016, 2000, 2999})
    CHECK_FALSE(may_be_sent(static_cast<std::uint16_t>(code)));
}
