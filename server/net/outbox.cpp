#include "server/net/outbox.hpp"

#include <algorithm>
#include <utility>

namespace cueline::net {
namespace {

constexpr unsigned char close_frame_byte = 0x88;

}  // namespace

void Outbox::push(Bytes bytes) {
  if (sealed_ || bytes->empty()) return;
  if (frames_ && static_cast<unsigned char>(bytes->front()) == close_frame_byte) sealed_ = true;
  items_.push_back(std::move(bytes));
}

std::size_t Outbox::next(std::span<iovec> pieces) const {
  const auto count = std::min(pieces.size(), items_.size() - head_);
  std::size_t skipped = written_;
  for (std::size_t at = 0; at < count; ++at) {
    const auto& item = *items_[head_ + at];
    pieces[at] = {const_cast<char*>(item.data()) + skipped, item.size() - skipped};  // NOLINT: nobody writes there
    skipped = 0;
  }
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
  if (items_.capacity() > 1) items_.shrink_to_fit();
  head_ = 0;
}

void Outbox::clear() {
  items_.clear();
  items_.shrink_to_fit();
  head_ = written_ = 0;
  sealed_ = true;
}

}  // namespace cueline::net
