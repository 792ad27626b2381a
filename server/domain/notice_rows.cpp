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

std::string encode(const NoticeRow& row) { return codec::written(row); }

std::optional<NoticeRow> decode_notice(std::string_view bytes) { return codec::parse_row<NoticeRow>(bytes); }

}  // namespace cueline::domain
