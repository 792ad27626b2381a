#include "server/net/outbox.hpp"

#include <algorithm>
#include <utility>

namespace cueline::net {
namespace {

// RFC 6455 section 5.2: final, text, unmasked, length in 7, 16 or 64 bits.
std::size_t write_text_header(std::array<char, 10>& into, std::size_t length) {
  into[0] = static_cast<char>(0x81);
  if (length < 126) {
    into[1] = static_cast<char>(length);
    return 2;
  }
  const std::size_t bytes = length <= 0xffff ? 2 : 8;
  into[1] = static_cast<char>(bytes == 2 ? 126 : 127);
  for (std::size_t at = 0; at < bytes; ++at) into[2 + at] = static_cast<char>(length >> (8 * (bytes - 1 - at)));
  return 2 + bytes;
}

constexpr unsigned char close_frame_byte = 0x88;

}  // namespace

Bytes Outbox::pop() {
  auto bytes = std::move(items_[head_++].bytes);
  if (head_ == items_.size()) {
    head_ = 0;
    items_.clear();
    if (items_.capacity() > 16) items_.shrink_to_fit();
  }
  return bytes;
}

void Outbox::push_line(Bytes line) {
  if (sealed_ || line->empty()) return;
  bytes_ += line->size();
  items_.push_back({std::move(line), false});
}

void Outbox::push_ready(Bytes bytes) {
  if (sealed_ || bytes->empty()) return;
  if (frames_ && static_cast<unsigned char>(bytes->front()) == close_frame_byte) sealed_ = true;
  bytes_ += bytes->size();
  items_.push_back({std::move(bytes), true});
}

void Outbox::begin_text() {
  std::size_t length = 0;
  // One piece is the header's.
  while (at(false) && begun_.size() + 1 < pieces_max &&
         (begun_.empty() || length + items_[head_].bytes->size() <= frame_bytes_max)) {
    begun_.push_back(pop());
    length += begun_.back()->size();
  }
  header_size_ = write_text_header(header_, length);
}

bool Outbox::begin() {
  written_ = header_size_ = 0;
  if (at(false)) begin_text();
  while (header_size_ == 0 && at(true) && begun_.size() < pieces_max) begun_.push_back(pop());
  return !begun_.empty();
}

std::span<const std::string_view> Outbox::next() {
  pieces_.clear();
  if (begun_.empty() && !begin()) return {};
  std::size_t skip = written_;
  const auto add = [&](std::string_view piece) {
    const auto gone = std::min(skip, piece.size());
    skip -= gone;
    if (gone < piece.size()) pieces_.push_back(piece.substr(gone));
  };
  add({header_.data(), header_size_});
  for (const auto& payload : begun_) add(*payload);
  return pieces_;
}

void Outbox::consume(std::size_t bytes) {
  std::size_t total = header_size_;
  for (const auto& payload : begun_) total += payload->size();
  written_ += bytes;
  if (written_ < total) return;
  bytes_ -= total - header_size_;
  begun_.clear();
  if (begun_.capacity() > 16) begun_.shrink_to_fit();
  if (pieces_.capacity() > 16) std::vector<std::string_view>().swap(pieces_);
}

void Outbox::clear() {
  begun_.clear();
  items_.clear();
  head_ = bytes_ = 0;
  sealed_ = true;
}

}  // namespace cueline::net
