// Whether bytes that come in pieces are UTF-8. Knows at once when no text can begin so.
#pragma once

#include <cstdint>
#include <string_view>

namespace cueline::net {

class Utf8 {
 public:
  [[nodiscard]] bool take(std::string_view bytes);               // false: it is none, whatever follows
  [[nodiscard]] bool complete() const { return missing_ == 0; }  // not in the middle of a character
  void begin() { *this = {}; }

 private:
  [[nodiscard]] bool lead(std::uint8_t byte);

  std::uint8_t missing_ = 0;    // bytes of the character that has begun
  std::uint8_t lowest_ = 0x80;  // what the next one of them may be
  std::uint8_t highest_ = 0xbf;
};

}  // namespace cueline::net
