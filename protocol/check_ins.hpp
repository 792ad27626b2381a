// How people are, one question a day. The room's team sees it; admins see sums of five or more; after 30 days it is
// gone.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"
#include "protocol/values.hpp"

namespace cueline {

// ---- Check-ins ----

// How somebody says they are on one day.
struct CheckIn {
  CheckInId id;                                // the sequence of the entry that made it
  PersonId person;                             // who
  ChannelId room;                              // the classroom or team whose members see it
  Date date;                                   // of which day
  CheckInMood mood = CheckInMood::going_well;  // going well, stretched, need a hand
  std::optional<HandNeeded> hand;              // what would help: cover, a talk, materials
  Millis time;                                 // when
  bool operator==(const CheckIn&) const = default;
};
BOOST_DESCRIBE_STRUCT(CheckIn, (), (id, person, room, date, mood, hand, time))

// Says how one is today; a later answer takes the place of the one before. Who needs a hand is told to the room's team.
struct AnswerCheckIn {
  ChannelId room;                              // a classroom or team one belongs to
  CheckInMood mood = CheckInMood::going_well;  // how
  std::optional<HandNeeded> hand;              // what would help, with need_a_hand
};
BOOST_DESCRIBE_STRUCT(AnswerCheckIn, (), (room, mood, hand))

// ---- Questions about check-ins ----

// How the people of the school's rooms are, in sums of five answers or more. For admins.
struct PulseOf {
  Whole<1, 4> weeks = 4;  // how far back
};
BOOST_DESCRIBE_STRUCT(PulseOf, (), (weeks))

// How one room's people said they are, in one week.
struct RoomPulse {
  Date monday;                    // which week
  ChannelId room;                 // which classroom or team
  std::uint64_t going_well = 0;   // answers
  std::uint64_t stretched = 0;    // answers
  std::uint64_t need_a_hand = 0;  // answers
};
BOOST_DESCRIBE_STRUCT(RoomPulse, (), (monday, room, going_well, stretched, need_a_hand))

// How people are. A week of a room with answers of fewer than five people is left out.
struct Pulse {
  std::vector<RoomPulse> weeks;  // oldest first
};
BOOST_DESCRIBE_STRUCT(Pulse, (), (weeks))

}  // namespace cueline
