#include "server/net/outbox.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <string>

using namespace cueline::net;

namespace {

Bytes bytes(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

// Writes everything, at most `at_once` bytes at a time, as a slow socket would.
std::string drain(Outbox& outbox, std::size_t at_once = 1'000'000) {
  std::string out;
  for (;;) {
    const auto pieces = outbox.next();
    if (pieces.empty()) return out;
    std::string all;
    for (const auto piece : pieces) all += piece;
    REQUIRE(pieces.size() <= 64);
    all.resize(std::min(all.size(), at_once));
    out += all;
    outbox.consume(all.size());
  }
}

}  // namespace

TEST_CASE("lines that wait together leave as one text frame") {
  Outbox outbox;
  outbox.begin_frames();
  outbox.push_line(bytes("one\n"));
  outbox.push_line(bytes("two\n"));
  CHECK(outbox.bytes() == 8);
  CHECK(drain(outbox) == std::string("\x81\x08one\ntwo\n"));
  CHECK(outbox.empty());
  CHECK(outbox.next().empty());
}

TEST_CASE("however few bytes the socket takes, the stream is the same") {
  const auto at_once = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{64}, std::size_t{5'000});
  const auto fill = [](Outbox& outbox) {
    outbox.begin_frames();
    for (int line = 0; line < 200; ++line) {
      outbox.push_line(bytes(std::string(static_cast<std::size_t>(line * 7 % 900) + 1, 'x') + "\n"));
      if (line % 31 == 0) outbox.push_ready(bytes(std::string("\x89\x00", 2)));
    }
  };
  Outbox whole, sliced;
  fill(whole);
  fill(sliced);
  CHECK(drain(sliced, at_once) == drain(whole));
  CHECK(sliced.bytes() == 0);
}

TEST_CASE("the header says the length in as many bytes as it needs") {
  Outbox outbox;
  outbox.begin_frames();
  outbox.push_line(bytes(std::string(125, 'a')));
  CHECK(drain(outbox).substr(0, 3) == std::string("\x81\x7d") + "a");
  outbox.push_line(bytes(std::string(126, 'a')));
  CHECK(drain(outbox).substr(0, 5) == std::string("\x81\x7e\x00\x7e", 4) + "a");
  outbox.push_line(bytes(std::string(70'000, 'a')));
  CHECK(drain(outbox).substr(0, 11) == std::string("\x81\x7f\x00\x00\x00\x00\x00\x01\x11\x70", 10) + "a");
}

TEST_CASE("a frame is not joined beyond its bound, but a long line goes whole") {
  Outbox outbox;
  outbox.begin_frames();
  outbox.push_line(bytes(std::string(60'000, 'a')));
  outbox.push_line(bytes(std::string(60'000, 'b')));
  const auto out = drain(outbox);
  CHECK(out.size() == 2 * (4 + 60'000));
  CHECK(out.substr(0, 4) == std::string("\x81\x7e\xea\x60", 4));
  CHECK(out.substr(60'004, 4) == std::string("\x81\x7e\xea\x60", 4));
}

TEST_CASE("control frames keep their place between lines") {
  Outbox outbox;
  outbox.begin_frames();
  outbox.push_line(bytes("a"));
  outbox.push_ready(bytes("\x8a\x01p"));
  outbox.push_line(bytes("b"));
  CHECK(drain(outbox) == std::string("\x81\x01") + "a" + "\x8a\x01p" + "\x81\x01" + "b");
}

TEST_CASE("nothing goes after a close frame") {
  Outbox outbox;
  outbox.begin_frames();
  outbox.push_line(bytes("last"));
  outbox.push_ready(bytes(std::string("\x88\x02\x03\xe8", 4)));
  CHECK(outbox.sealed());
  outbox.push_line(bytes("too late"));
  outbox.push_ready(bytes("\x8a\x01p"));
  CHECK(drain(outbox) == std::string("\x81\x04last\x88\x02\x03\xe8", 10));
}

TEST_CASE("before frames begin, ready bytes may look like anything") {
  Outbox outbox;
  outbox.push_ready(bytes("\x88 is how some compressed file begins"));
  CHECK_FALSE(outbox.sealed());
  outbox.push_ready(bytes(" and goes on"));
  CHECK(drain(outbox) == "\x88 is how some compressed file begins and goes on");
}

TEST_CASE("clearing drops everything, also what is half written") {
  Outbox outbox;
  outbox.begin_frames();
  outbox.push_line(bytes("some line"));
  REQUIRE_FALSE(outbox.next().empty());
  outbox.consume(3);
  outbox.clear();
  CHECK(outbox.next().empty());
  CHECK(outbox.bytes() == 0);
  outbox.push_line(bytes("more"));
  CHECK(outbox.empty());
}
