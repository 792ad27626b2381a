// What a change of the day does to each person: the change itself, what it means for one of them, who hears of it
// later, and the cover it asks for. Parts of alerts; made by the server when an alert is sent or previewed.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>

#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"
#include "protocol/values.hpp"

namespace cueline {

// ---- Changes ----

// A change of the timetable of one day, from which the server computes whose day it touches.
struct DayChange {
  DayChangeKind change_kind = DayChangeKind::moved;  // moved, cancelled, another place, or the day ends early
  Millis from_start;                                 // the stretch that changes,
  Millis from_end;                                   // and its end
  std::optional<Millis> to_start;                    // when it is instead (moved)
  std::optional<Millis> to_end;                      // and until when
  std::optional<RoomId> room;                        // only what happens in this room
  std::optional<RoomId> to_room;                     // where it is instead (place, or moved)
  std::optional<ChannelId> group;                    // only what this class or team does
  std::optional<Name> what;                          // only slots so named: "Assembly"
  bool operator==(const DayChange&) const = default;
};
BOOST_DESCRIBE_STRUCT(DayChange, (), (change_kind, from_start, from_end, to_start, to_end, room, to_room, group, what))

// What a change means for one person: their own slot, before and after.
struct ForYou {
  PersonId person;                    // for whom
  std::optional<SlotId> slot;         // which slot of theirs
  std::optional<Name> what;           // its name
  std::optional<Millis> was_start;    // when it was
  std::optional<Millis> was_end;      // until when
  std::optional<Millis> now_start;    // when it is now; none: it is called off
  std::optional<Millis> now_end;      // until when
  std::optional<RoomId> was_room;     // where it was
  std::optional<RoomId> now_room;     // where it is now
  std::optional<SlotId> clash;        // the slot of theirs that it collides with
  std::optional<Name> clash_what;     // its name
  std::optional<bool> outside_hours;  // true: it is now outside their paid hours
  bool operator==(const ForYou&) const = default;
};
BOOST_DESCRIBE_STRUCT(ForYou, (),
                      (person, slot, what, was_start, was_end, now_start, now_end, was_room, now_room, clash,
                       clash_what, outside_hours))

// Somebody outside their paid hours: they hear of it when they are back.
struct Held {
  PersonId person;  // who
  Millis until;     // their next paid start
  bool operator==(const Held&) const = default;
};
BOOST_DESCRIBE_STRUCT(Held, (), (person, until))

// What a cover request asks for: to stand in for somebody.
struct CoverAsked {
  PersonId instead_of;             // for whom
  Millis from;                     // from when
  Millis until;                    // until when
  std::optional<SlotId> slot;      // this slot alone
  std::optional<SlotId> exchange;  // a slot of the one person asked, on that day, which is taken over for it: a swap
  bool operator==(const CoverAsked&) const = default;
};
BOOST_DESCRIBE_STRUCT(CoverAsked, (), (instead_of, from, until, slot, exchange))

}  // namespace cueline
