#include "tests/traffic/tamper.hpp"

#include <utility>

namespace cueline::traffic {

namespace {

constexpr unsigned one_of = 40;  // frames with entries: in a rush a frame holds many

}  // namespace

std::string Tamper::pass(std::string_view bytes) {
  if (how_ == Tampering::none) return std::string(bytes);
  waiting_ += bytes;
  std::string out;
  if (!upgraded_) {
    const auto end = waiting_.find("\r\n\r\n");
    if (end == std::string::npos) return out;
    out = waiting_.substr(0, end + 4);
    waiting_.erase(0, end + 4);
    upgraded_ = true;
  }
  while (const auto size = whole_frame()) {
    pass_frame(std::string_view(waiting_).substr(0, size), out);
    waiting_.erase(0, size);
  }
  return out;
}

// The size of the frame at the beginning, 0 while it is not all there. Frames of a server are not masked.
std::size_t Tamper::whole_frame() const {
  const auto at = [this](std::size_t place) { return static_cast<unsigned char>(waiting_[place]); };
  if (waiting_.size() < 2) return 0;
  std::size_t header = 2;
  std::size_t size = at(1) & 0x7F;
  const std::size_t digits = size == 126 ? 2 : size == 127 ? 8 : 0;
  if (waiting_.size() < header + digits) return 0;
  if (digits > 0) size = 0;
  for (std::size_t digit = 0; digit < digits; ++digit) size = size << 8 | at(header + digit);
  header += digits;
  return waiting_.size() < header + size ? 0 : header + size;
}

void Tamper::pass_frame(std::string_view frame, std::string& out) {
  const bool has_entry = frame.find(R"({"kind":"entry")") != std::string_view::npos;
  const bool now = has_entry && late_.empty() && chance_() % one_of == 0;
  if (now) {
    ++done_;
    if (how_ == Tampering::swallow) return;
    if (how_ == Tampering::repeat) out += frame;
    if (how_ == Tampering::swap) {
      late_ = frame;
      return;
    }
  }
  out += frame;
  if (has_entry) out += std::exchange(late_, {});
}

}  // namespace cueline::traffic
