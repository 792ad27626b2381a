// Who shares a device that stands in a room, and for how long each may: those who work there today. Decided here and
// nowhere else; whether they know their PIN is the accounts' business.
#pragma once

#include <string>
#include <vector>

#include "server/domain/school.hpp"

namespace cueline::domain {

struct Sharer {
  PersonId person;
  Name name;             // the first name, and of the last what tells them apart
  bool in_room = false;  // by the timetable, now
  Millis until;          // when their shift ends
};

// Members of these classrooms and teams, and whom the timetable, a cover or a move brings into their rooms today: those
// of them who are at work, or will be. Who is in the room now comes first, then by name.
[[nodiscard]] std::vector<Sharer> sharers(const School& school, const std::vector<ChannelId>& rooms, Millis now);

// Classrooms and teams only: a device shows nobody who talks to whom.
[[nodiscard]] bool may_share(const School& school, const std::vector<ChannelId>& rooms);

// "Marisol Vega" is "Marisol V." as long as there is no other; in the order of the names. Exposed for its tests.
[[nodiscard]] std::vector<Name> short_names(const std::vector<std::string>& names);

}  // namespace cueline::domain
