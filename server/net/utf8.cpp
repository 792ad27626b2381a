#include "server/net/utf8.hpp"

#include <cstring>
#include <utility>

namespace cueline::net {
namespace {

// Almost all text is ASCII: eight bytes at a time.
std::size_t ascii_at(std::string_view bytes) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof(word));
    if ((word & high_bits) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

}  // namespace

bool Utf8::take(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (missing_ == 0) {
      at += ascii_at(bytes.substr(at));
      if (at == bytes.size()) return true;
      if (!lead(static_cast<std::uint8_t>(bytes[at]))) return false;
      continue;
    }
    const auto byte = static_cast<std::uint8_t>(bytes[at]);
    if (byte < std::exchange(lowest_, 0x80) || byte > std::exchange(highest_, 0xbf)) return false;
    --missing_;
  }
  return true;
}

// The second byte's bounds keep out what would be overlong, a surrogate, or beyond U+10FFFF.
bool Utf8::lead(std::uint8_t byte) {
  if (byte < 0xc2 || byte > 0xf4) return false;
  missing_ = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  if (byte == 0xe0) lowest_ = 0xa0;
  if (byte == 0xed) highest_ = 0x9f;
  if (byte == 0xf0) lowest_ = 0x90;
  if (byte == 0xf4) highest_ = 0x8f;
  return true;
}

}  // namespace cueline::net
