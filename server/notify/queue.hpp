// What still has to go out, by when it is due. Knows no clock, no network and no disk: time and chance are arguments,
// rows that changed are handed out to be written. Not safe from several threads.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/domain/notice_rows.hpp"
#include "server/notify/letter.hpp"

namespace cueline::notify {

using domain::Notice;
using domain::NoticeRow;

// The name of a notice: what its key says.
struct NoticeId {
  ItemId item;
  PersonId person;
  Sequence because;
  friend auto operator<=>(const NoticeId&, const NoticeId&) = default;
};
[[nodiscard]] NoticeId id_of(const Notice& notice);

// How one way of a person ended a try.
struct WayEnd {
  std::string way;
  Outcome outcome;
};

inline constexpr std::uint64_t tries_max = 12;
inline constexpr std::int64_t first_wait_ms = 5'000;
inline constexpr std::int64_t longest_backoff_ms = 10 * 60'000;

// 5 s, 10 s, 20 s ... 10 min, a quarter more or less; `chance` is from 0 to 1.
[[nodiscard]] std::int64_t backoff_ms(std::uint64_t tries, double chance);

class Queue {
 public:
  // A row read at the start or brought by a commit. One that is done is not kept; one that is known is left alone.
  void put(NoticeRow row);

  [[nodiscard]] std::optional<Millis> next() const;  // when something is due, apart from what is in hand
  // Takes what is due in hand, the most urgent first, at most so many: nothing else happens to it until one of the
  // endings below.
  [[nodiscard]] std::vector<NoticeId> take_due(Millis now, std::size_t at_most);
  [[nodiscard]] const NoticeRow* find(NoticeId id) const;

  // The endings of what is in hand. Each answers the row to be written.
  [[nodiscard]] NoticeRow hold(NoticeId id, Millis until, Millis now);
  [[nodiscard]] NoticeRow end(NoticeId id, NoticeState state, Millis now);  // answered, withdrawn, expired
  // A try: every way that was tried and how that ended.
  [[nodiscard]] NoticeRow tried(NoticeId id, const std::vector<WayEnd>& ends, Millis now, double chance);

  // A device showed it. None: it is not in here (any more).
  [[nodiscard]] std::optional<NoticeRow> shown(NoticeId id, Millis now);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }

 private:
  using Place = std::pair<Millis, NoticeId>;
  [[nodiscard]] std::set<Place>& waiting_of(const NoticeRow& row);
  [[nodiscard]] NoticeRow back(NoticeId id, NoticeState state, Millis due, Millis now);

  std::map<NoticeId, NoticeRow> rows_;
  std::array<std::set<Place>, 3> waiting_;  // by urgency, all but what is in hand
};

}  // namespace cueline::notify
