// Notices: who is told outside the page of what one entry brought, and whether that is still wanted when it is about to
// go. They are rows of the entry's own batch, so that a notice is lost only with its entry.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/entries.hpp"
#include "protocol/errors.hpp"
#include "server/domain/school.hpp"

namespace cueline::domain {

// What it is about, in the words it may use: a room and a kind, never a student, a name or a sign.
BOOST_DEFINE_ENUM_CLASS(NoticeKind, message, cue, cue_answer, change, called_off, cover, protective, silence, issue,
                        moved, test, digest, kudos, planning, planning_answer, planning_off, hand, undone)
// The push service holds back what is not urgent while a device saves its battery.
BOOST_DEFINE_ENUM_CLASS(NoticeUrgency, low, normal, high)
// By which way; several at once when silence has gone on.
BOOST_DEFINE_ENUM_CLASS(NoticeRoute, push, push_and_email)

// What waits for somebody, counted.
struct Waiting {
  std::uint64_t changes = 0;  // to confirm
  std::uint64_t cues = 0;     // to answer
  std::uint64_t issues = 0;   // that are theirs
  bool operator==(const Waiting&) const = default;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (changes, cues, issues))

struct Notice {
  PersonId person;                                // whom
  ItemId item;                                    // a message, observation, alert, issue or row; 0: a test
  Sequence because;                               // the entry that brought it
  NoticeKind notice_kind = NoticeKind::message;   // what it is about
  NoticeUrgency urgency = NoticeUrgency::normal;  // how fast
  NoticeRoute route = NoticeRoute::push;          // which way
  std::uint64_t tag = 0;                          // one notice with this tag replaces another on a device
  std::optional<Name> room;                       // where
  std::optional<Name> clock;                      // from when, by the school's clock: "10:40"
  Millis not_before;                              // not sent earlier
  Millis expires;                                 // of no use later
  std::optional<bool> drill;                      // true: an exercise
  std::optional<Waiting> waiting;                 // of a digest
  bool operator==(const Notice&) const = default;
};
BOOST_DESCRIBE_STRUCT(Notice, (),
                      (person, item, because, notice_kind, urgency, route, tag, room, clock, not_before, expires, drill,
                       waiting))

// An ordinary observation waits so long, so that one that is taken back never buzzes.
inline constexpr std::int64_t undo_ms = 5'000;

// Whom an entry that was just applied tells, each person once; never its author.
[[nodiscard]] std::vector<Notice> notices(const School& school, const Entry& entry);

// Whether a notice may go now: the thing may be answered, closed or taken back, its reader gone or off duty again.
struct Standing {
  enum class Verdict : std::uint8_t { send, hold, seen, answered, withdrawn };
  Verdict verdict = Verdict::send;
  Millis until;        // hold: look again then
  bool push = true;    // which ways the reader wants it to take
  bool email = false;  // e-mail and phone
};
[[nodiscard]] Standing standing(const School& school, const Notice& notice, Millis now);

// The digests of today: for everybody who asked for one, is on duty, has something waiting and whose morning has begun.
// `because` is the date, so that there is one a day.
[[nodiscard]] std::vector<Notice> digests(const School& school, Millis now);

// Who has answered an item, and when: for its author and admins, to see what became of its notices. Error: not_found.
[[nodiscard]] result<std::vector<PersonTime>> answers_to(const School& school, PersonId asker, ItemId item);

}  // namespace cueline::domain
