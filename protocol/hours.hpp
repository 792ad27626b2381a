// When people work, when they may be asked, how they like to be reached, and what was asked of them beyond that.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>

#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"
#include "protocol/values.hpp"

namespace cueline {

// ---- Hours and preferences ----

// A stretch of every week, by the school's clock.
struct WeekSpan {
  Weekday weekday;  // which day
  Minute start;     // from
  Minute end;       // until, after the start
  bool operator==(const WeekSpan&) const = default;
};
BOOST_DESCRIBE_STRUCT(WeekSpan, (), (weekday, start, end))

// Time in which somebody is not to be asked: senders see why and until when.
struct ProtectedSpan {
  WeekSpan span;  // when
  Name why;       // "Small group"
  bool operator==(const ProtectedSpan&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProtectedSpan, (), (span, why))

// A person's contract hours and protected time; admins and office set it. Without paid spans: the school's own day.
struct WorkHours {
  PersonId id;                                                 // whose
  List<WeekSpan, limits::spans_per_week> paid;                 // paid time
  List<ProtectedSpan, limits::spans_per_week> protected_time;  // time for students or planning, within paid time
  bool operator==(const WorkHours&) const = default;
};
BOOST_DESCRIBE_STRUCT(WorkHours, (), (id, paid, protected_time))

// How a person likes to be reached; each sets their own. Addresses are not here: nobody sees those.
struct Preferences {
  PersonId id;                                      // whose
  bool push = true;                                 // notifications on their devices
  bool email = false;                               // e-mail for what stays unanswered
  bool digest = false;                              // a daily e-mail of what waits
  bool messages = true;                             // notify for messages that name or address them
  List<WeekSpan, limits::spans_per_week> feedback;  // when feedback is welcome; empty: any paid time
  Note how;                                         // in words: "Find me before first period"
  bool operator==(const Preferences&) const = default;
};
BOOST_DESCRIBE_STRUCT(Preferences, (), (id, push, email, digest, messages, feedback, how))

// What was asked of a person beyond the plan, since the school year began. Seen by that person alone.
struct Tally {
  PersonId id;                                     // whose
  std::uint64_t covers = 0;                        // covers taken
  std::uint64_t cover_minutes = 0;                 // minutes of them
  std::uint64_t after_hours_held = 0;              // what waited for paid time instead of reaching them
  std::uint64_t after_hours_reached = 0;           // protective actions that reached them outside paid time
  std::uint64_t after_hours_answered = 0;          // what they answered outside paid time
  std::uint64_t interruptions = 0;                 // asks in protected time
  std::uint64_t overrides = 0;                     // of those, the ones that went through with a reason
  std::uint64_t interpreter_asks = 0;              // attempts to have them interpret without being qualified
  std::optional<std::uint64_t> protected_minutes;  // minutes of their protected time that covers took
  bool operator==(const Tally&) const = default;
};
BOOST_DESCRIBE_STRUCT(Tally, (),
                      (id, covers, cover_minutes, after_hours_held, after_hours_reached, after_hours_answered,
                       interruptions, overrides, interpreter_asks, protected_minutes))

// ---- Interpreters ----

// Asks for an interpreter. Naming somebody who only speaks the language reaches nobody: the qualified are offered
// instead, and the attempt is counted.
struct AskInterpreter {
  Language language;               // which
  Millis from;                     // from when
  Millis until;                    // until when
  std::optional<RoomId> room;      // where
  std::optional<PersonId> person;  // whom; without it all who are qualified
  Note text;                       // what for, may be empty
};
BOOST_DESCRIBE_STRUCT(AskInterpreter, (), (language, from, until, room, person, text))

}  // namespace cueline
