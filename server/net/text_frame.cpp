#include "server/net/text_frame.hpp"

#include <array>
#include <memory>
#include <string_view>

#include "protocol/write.hpp"

namespace cueline::net {
namespace {

struct Header {
  std::array<char, 10> bytes{};
  std::size_t size = 0;
};

// RFC 6455 section 5.2: final, text, unmasked, length in 7, 16 or 64 bits.
Header header_for(std::size_t length) {
  Header header;
  header.bytes[0] = static_cast<char>(0x81);
  if (length < 126) {
    header.bytes[1] = static_cast<char>(length);
    header.size = 2;
    return header;
  }
  const std::size_t bytes = length <= 0xffff ? 2 : 8;
  header.bytes[1] = static_cast<char>(bytes == 2 ? 126 : 127);
  for (std::size_t at = 0; at < bytes; ++at) header.bytes[2 + at] = static_cast<char>(length >> (8 * (bytes - 1 - at)));
  header.size = 2 + bytes;
  return header;
}

}  // namespace

engine::Bytes text_frame(const std::string& lines) {
  const auto header = header_for(lines.size());
  std::string frame;
  frame.reserve(header.size + lines.size());
  frame.append(header.bytes.data(), header.size).append(lines);
  return std::make_shared<const std::string>(std::move(frame));
}

engine::Bytes text_frame(const ServerFrame& frame) { return text_frame(write(frame) + '\n'); }

}  // namespace cueline::net
