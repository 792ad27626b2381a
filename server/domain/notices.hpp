// Notices: who is told outside the page of what one entry brought, and whether that is still wanted when it is about to
// go. They are rows of the entry's own batch, so that a notice is lost only with its entry.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/entries.hpp"
#include "server/domain/school.hpp"

namespace cueline::domain {

// What it is about, in the words it may use: a room and a kind, never a student, a name or a sign.
BOOST_DEFINE_ENUM_CLASS(NoticeKind, message, cue, cue_answer, change, cover, protective, silence, issue, test)
// The push service holds back what is not urgent while a device saves its battery.
BOOST_DEFINE_ENUM_CLASS(NoticeUrgency, low, normal, high)
// By which way; several at once when silence has gone on.
BOOST_DEFINE_ENUM_CLASS(NoticeRoute, push, push_and_email)

struct Notice {
  PersonId person;                                // whom
  ItemId item;                                    // a message, observation, alert or issue; 0: a test
  Sequence because;                               // the entry that brought it
  NoticeKind notice_kind = NoticeKind::message;   // what it is about
  NoticeUrgency urgency = NoticeUrgency::normal;  // how fast
  NoticeRoute route = NoticeRoute::push;          // which way
  std::uint64_t tag = 0;                          // one notice with this tag replaces another on a device
  std::optional<Name> room;                       // where
  std::optional<Name> clock;                      // from when, by the school's clock: "10:40"
  Millis not_before;                              // not sent earlier
  Millis expires;                                 // of no use later
  bool operator==(const Notice&) const = default;
};
BOOST_DESCRIBE_STRUCT(Notice, (),
                      (person, item, because, notice_kind, urgency, route, tag, room, clock, not_before, expires))

// An ordinary observation waits so long, so that one that is taken back never buzzes.
inline constexpr std::int64_t undo_ms = 5'000;

// Whom an entry that was just applied tells, each person once; never its author.
[[nodiscard]] std::vector<Notice> notices(const School& school, const Entry& entry);

// Whether a notice may go now: the thing may be answered, closed or taken back, its reader gone or off duty again.
struct Standing {
  enum class Verdict : std::uint8_t { send, hold, answered, withdrawn };
  Verdict verdict = Verdict::send;
  Millis until;  // hold: look again then
};
[[nodiscard]] Standing standing(const School& school, const Notice& notice, Millis now);

}  // namespace cueline::domain
