#include "server/domain/notice_rows.hpp"

#include <algorithm>

#include "protocol/codec_parse.hpp"
#include "protocol/codec_write.hpp"

namespace cueline::domain {

NoticeRow fresh(Notice notice, Millis now) {
  const auto due = std::max(notice.not_before, now);
  return {
      .notice = std::move(notice), .state = NoticeState::queued, .time = now, .due = due, .tries = 0, .reached = {}};
}

std::string encode(const NoticeRow& row) {
  std::string out;
  codec::write_value(out, row);
  return out;
}

std::optional<NoticeRow> decode_notice(std::string_view bytes) {
  auto row = codec::parse<NoticeRow>(bytes, limits::stored_bytes);
  return row ? std::optional<NoticeRow>(std::move(*row)) : std::nullopt;
}

}  // namespace cueline::domain
