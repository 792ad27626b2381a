#include "server/net/utf8.hpp"

#include <catch2/catch.hpp>
#include <string>

using cueline::net::Utf8;

namespace {

bool whole(const std::string& text) {
  Utf8 check;
  return check.take(text) && check.complete();
}

std::string encoded(std::uint32_t point, int bytes) {
  if (bytes == 1) return {static_cast<char>(point)};
  std::string text;
  for (int at = bytes - 1; at > 0; --at)
    text.insert(text.begin(), static_cast<char>(0x80 | (point >> 6 * (bytes - 1 - at) & 0x3f)));
  const std::uint32_t lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
  return static_cast<char>(lead[bytes] | point >> 6 * (bytes - 1)) + text;
}

}  // namespace

TEST_CASE("every character is UTF-8 in its shortest form and in no other") {
  std::size_t bad = 0;
  for (std::uint32_t point = 0; point < 0x111000; ++point) {
    const int shortest = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    const bool is_one = point < 0x110000 && (point < 0xd800 || point > 0xdfff);
    for (int bytes = shortest; bytes <= 4; ++bytes)
      bad += whole(encoded(point, bytes)) != (is_one && bytes == shortest) ? 1 : 0;
  }
  CHECK(bad == 0);
}

TEST_CASE("text is the same however it is cut, and wherever it lies in a word") {
  const std::string text = "0123456789 κόσμε 水 🙂 0123456789";
  for (std::size_t front = 0; front < 9; ++front) {
    const auto shifted = std::string(front, 'x') + text;
    for (std::size_t cut = 0; cut <= shifted.size(); ++cut) {
      Utf8 check;
      const bool fine = check.take(shifted.substr(0, cut)) && check.take(shifted.substr(cut)) && check.complete();
      if (!fine) FAIL("cut at " << cut);
      if (whole(shifted.substr(0, cut) + '\xff' + shifted.substr(cut))) FAIL("with a wrong byte at " << cut);
    }
  }
  SUCCEED();
}

TEST_CASE("bytes that begin no character") {
  for (const int byte : {0x80, 0xbf, 0xc0, 0xc1, 0xf5, 0xf8, 0xff}) {
    Utf8 check;
    CHECK_FALSE(check.take(std::string(1, static_cast<char>(byte))));
  }
}
