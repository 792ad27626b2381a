// The rows of the queue: a notice and how far it has come. The engine writes the first of each in the batch of its
// entry, the notifier all later ones. Frozen: fields may be added as optionals.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/domain/notices.hpp"

namespace cueline::domain {

// One way to a person that has it: a device by its row, or "email" or "phone".
struct WayTaken {
  std::string way;  // which
  Millis time;      // when it was taken
  bool operator==(const WayTaken&) const = default;
};
BOOST_DESCRIBE_STRUCT(WayTaken, (), (way, time))

struct NoticeRow {
  Notice notice;                            // what
  NoticeState state = NoticeState::queued;  // how far
  Millis time;                              // since when
  std::optional<Millis> due;                // when to look at it again; none: nothing more will be sent
  std::uint64_t tries = 0;                  // how often it went out
  std::vector<WayTaken> reached;            // who took it
  bool operator==(const NoticeRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoticeRow, (), (notice, state, time, due, tries, reached))

// A notice that has just been decided.
[[nodiscard]] NoticeRow fresh(Notice notice, Millis now);

[[nodiscard]] std::string encode(const NoticeRow& row);
[[nodiscard]] std::optional<NoticeRow> decode_notice(std::string_view bytes);
}  // namespace cueline::domain
