#include "server/net/outbox.hpp"

#include <algorithm>
#include <utility>

namespace cueline::net {
namespace {

constexpr unsigned char close_frame_byte = 0x88;
constexpr std::size_t kept = 4;  // places, when it is empty

}  // namespace

void Outbox::push(Bytes bytes) {
  if (sealed_ || bytes->empty()) return;
  if (frames_ && static_cast<unsigned char>(bytes->front()) == close_frame_byte) sealed_ = true;
  items_.push_back(std::move(bytes));
}

std::size_t Outbox::next(std::span<std::string_view> pieces) const {
  const auto count = std::min(pieces.size(), items_.size() - head_);
  for (std::size_t at = 0; at < count; ++at) pieces[at] = *items_[head_ + at];
  if (count > 0) pieces[0].remove_prefix(written_);
  return count;
}

void Outbox::consume(std::size_t bytes) {
  written_ += bytes;
  while (head_ < items_.size() && written_ >= items_[head_]->size()) {
    written_ -= items_[head_]->size();
    items_[head_++].reset();
  }
  if (!empty()) return;
  items_.clear();
  if (items_.capacity() > kept) items_.shrink_to_fit();
  head_ = 0;
}

void Outbox::clear() {
  items_ = {};
  head_ = written_ = 0;
  sealed_ = true;
}

}  // namespace cueline::net
