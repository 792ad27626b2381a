#include "server/net/frame_reader.hpp"

#include <array>
#include <cstring>
#include <utility>

#include "protocol/limits.hpp"

namespace cueline::net {
namespace {

enum Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

constexpr std::uint16_t normal = 1000;
constexpr std::uint16_t protocol_error = 1002;
constexpr std::uint16_t not_utf8 = 1007;
constexpr std::uint16_t too_large = 1009;

constexpr std::size_t control_bytes_max = 125;
constexpr std::size_t mask_bytes = 4;

std::uint64_t big_endian(std::span<const char> bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

void unmask(std::span<char> bytes, std::span<const char> mask) {
  std::uint64_t twice = 0;
  std::array<char, 2 * mask_bytes> pattern{};
  std::memcpy(pattern.data(), mask.data(), mask_bytes);
  std::memcpy(pattern.data() + mask_bytes, mask.data(), mask_bytes);
  std::memcpy(&twice, pattern.data(), sizeof(twice));
  std::size_t at = 0;
  for (; at + sizeof(twice) <= bytes.size(); at += sizeof(twice)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof(word));
    word ^= twice;
    std::memcpy(bytes.data() + at, &word, sizeof(word));
  }
  for (; at < bytes.size(); ++at) bytes[at] = static_cast<char>(bytes[at] ^ pattern[at % mask_bytes]);
}

}  // namespace

// What the first bytes of a frame say, as far as they are there.
struct FrameReader::Head {
  bool final;
  bool reserved;
  bool masked;
  std::uint8_t opcode;
  std::size_t length_bytes;  // of the long form: 0, 2 or 8
  std::size_t size;          // with length and mask
  bool complete;
  std::uint64_t length;  // of the payload; when complete

  // At least two bytes.
  explicit Head(std::span<const char> bytes)
      : final((bytes[0] & 0x80) != 0),
        reserved((bytes[0] & 0x70) != 0),
        masked((bytes[1] & 0x80) != 0),
        opcode(bytes[0] & 0x0f),
        length_bytes((bytes[1] & 0x7f) == 127   ? 8
                     : (bytes[1] & 0x7f) == 126 ? 2
                                                : 0),
        size(2 + length_bytes + mask_bytes),
        complete(bytes.size() >= size),
        length(length_bytes == 0 ? bytes[1] & 0x7f
               : complete        ? big_endian(bytes.subspan(2, length_bytes))
                                 : 0) {}

  [[nodiscard]] bool control() const { return opcode >= Opcode::close; }
};

bool may_be_sent(std::uint16_t code) {
  if (code < 1000 || (code >= 1014 && code < 3000)) return false;
  return code < 1004 || code > 1006;
}

FrameReader::Begun& FrameReader::begun() {
  if (!begun_) begun_ = std::make_unique<Begun>();
  return *begun_;
}

void FrameReader::put(std::span<char> bytes) {
  if (has_kept()) {
    begun_->kept.append(bytes.data(), bytes.size());
    bytes = begun_->kept;
  }
  bytes_ = bytes;
}

void FrameReader::keep() {
  forget_told();
  if (has_kept()) {
    auto& kept = begun_->kept;
    kept.erase(0, kept.size() - bytes_.size());
    if (kept.empty()) kept = {};
  } else if (!bytes_.empty()) {
    begun().kept.assign(bytes_.data(), bytes_.size());
  }
  bytes_ = {};
  if (!has_kept() && !in_message_) begun_.reset();
}

void FrameReader::forget_told() {
  if (std::exchange(told_, false)) begun_->message = {};
}

FrameReader::Event FrameReader::next() {
  forget_told();
  for (;;) {
    if (bytes_.size() < 2) return {};
    const Head head(bytes_);
    if (const auto code = fault_of(head)) return {Kind::broken, code, {}};
    if (!head.complete || bytes_.size() - head.size < head.length) return {};
    const auto payload = bytes_.subspan(head.size, head.length);
    unmask(payload, bytes_.subspan(head.size - mask_bytes, mask_bytes));
    bytes_ = bytes_.subspan(head.size + head.length);
    const std::string_view view(payload.data(), payload.size());
    const auto event = head.control() ? control(head, view) : data(head, view);
    if (event.kind != Kind::nothing) return event;
  }
}

// 0: none so far. Told as early as the bytes show it.
std::uint16_t FrameReader::fault_of(const Head& head) const {
  if (head.reserved || !head.masked) return protocol_error;
  switch (head.opcode) {
    case Opcode::continuation:
      if (!in_message_) return protocol_error;
      break;
    case Opcode::text:
    case Opcode::binary:
      if (in_message_) return protocol_error;
      break;
    case Opcode::close:
    case Opcode::ping:
    case Opcode::pong:
      if (!head.final || head.length_bytes != 0) return protocol_error;  // at most 125 bytes
      break;
    default: return protocol_error;
  }
  if (!head.complete) return 0;
  // A length has one form: the shortest.
  if (head.length_bytes == 2 && head.length <= control_bytes_max) return protocol_error;
  if (head.length_bytes == 8 && head.length <= 0xffff) return protocol_error;
  const auto before = begun_ ? begun_->message.size() : 0;
  if (!head.control() && head.length > limits::frame_bytes - before) return too_large;
  return 0;
}

FrameReader::Event FrameReader::control(const Head& head, std::string_view payload) const {
  if (head.opcode == Opcode::ping) return {Kind::ping, 0, payload};
  if (head.opcode == Opcode::pong) return {Kind::pong, 0, payload};
  if (payload.empty()) return {Kind::close, normal, {}};
  if (payload.size() == 1) return {Kind::broken, protocol_error, {}};
  const auto code = static_cast<std::uint16_t>(big_endian(std::span(payload.data(), 2)));
  Utf8 reason;
  if (!may_be_sent(code) || !reason.take(payload.substr(2)) || !reason.complete())
    return {Kind::broken, protocol_error, {}};
  return {Kind::close, code, payload.substr(2)};
}

FrameReader::Event FrameReader::data(const Head& head, std::string_view payload) {
  if (head.opcode != Opcode::continuation) {
    binary_ = head.opcode == Opcode::binary;
    utf8_.begin();
  }
  if (!binary_ && (!utf8_.take(payload) || (head.final && !utf8_.complete()))) return {Kind::broken, not_utf8, {}};
  const auto kind = binary_ ? Kind::binary : Kind::text;
  if (head.final && !in_message_) return {kind, 0, payload};
  auto& message = begun().message;
  message.append(payload);
  in_message_ = !head.final;
  if (in_message_) return {};
  told_ = true;
  return {kind, 0, message};
}

}  // namespace cueline::net
