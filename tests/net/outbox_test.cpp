#include "server/net/outbox.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "server/net/text_frame.hpp"

using namespace cueline::net;

namespace {

Bytes bytes(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

// Writes everything, at most `at_once` bytes at a time, as a slow socket would.
std::string drain(Outbox& outbox, std::size_t at_once = 1'000'000) {
  std::string out;
  std::array<iovec, 64> pieces{};
  while (const auto count = outbox.next(pieces)) {
    std::string all;
    for (const auto& piece : std::span(pieces).first(count))
      all.append(static_cast<const char*>(piece.iov_base), piece.iov_len);
    all.resize(std::min(all.size(), at_once));
    out += all;
    outbox.consume(all.size());
  }
  return out;
}

}  // namespace

TEST_CASE("however few bytes the socket takes, the stream is the same") {
  const auto at_once = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{64}, std::size_t{5'000});
  Outbox outbox;
  outbox.begin_frames();
  std::string whole;
  for (int item = 0; item < 200; ++item) {
    auto frame = text_frame(std::string(static_cast<std::size_t>(item * 7 % 900) + 1, 'x') + "\n");
    whole += *frame;
    outbox.push(std::move(frame));
  }
  CHECK(drain(outbox, at_once) == whole);
  CHECK(outbox.empty());
}

TEST_CASE("what comes while an item is half written goes after it") {
  Outbox outbox;
  outbox.begin_frames();
  outbox.push(bytes("first"));
  outbox.consume(2);
  outbox.push(bytes("second"));
  CHECK(drain(outbox) == "rstsecond");
}

TEST_CASE("nothing goes after a close frame") {
  Outbox outbox;
  outbox.begin_frames();
  outbox.push(text_frame("last"));
  outbox.push(bytes(std::string("\x88\x02\x03\xe8", 4)));
  CHECK(outbox.sealed());
  outbox.push(text_frame("too late"));
  outbox.push(bytes("\x8a\x01p"));
  CHECK(drain(outbox) == std::string("\x81\x04last\x88\x02\x03\xe8", 10));
}

TEST_CASE("before frames begin, bytes may look like anything") {
  Outbox outbox;
  outbox.push(bytes("\x88 is how some compressed file begins"));
  CHECK_FALSE(outbox.sealed());
  outbox.push(bytes(" and goes on"));
  CHECK(drain(outbox) == "\x88 is how some compressed file begins and goes on");
}

TEST_CASE("clearing drops everything, also what is half written") {
  Outbox outbox;
  outbox.begin_frames();
  outbox.push(text_frame("some line"));
  outbox.consume(3);
  outbox.clear();
  CHECK(outbox.empty());
  CHECK(drain(outbox).empty());
  outbox.push(text_frame("more"));
  CHECK(outbox.empty());
}

TEST_CASE("the header of a text frame says the length in as many bytes as it needs") {
  const auto head = [](std::size_t length) {
    return text_frame(std::string(length, 'a'))->substr(0, length < 126 ? 3 : length <= 0xffff ? 5 : 11);
  };
  CHECK(head(125) == std::string("\x81\x7d") + "a");
  CHECK(head(126) == std::string("\x81\x7e\x00\x7e", 4) + "a");
  CHECK(head(0xffff) == std::string("\x81\x7e\xff\xff", 4) + "a");
  CHECK(head(70'000) == std::string("\x81\x7f\x00\x00\x00\x00\x00\x01\x11\x70", 10) + "a");
}
