#include "tests/bench/timetable.hpp"

#include "server/domain/school_time.hpp"

namespace cueline::bench {
namespace {

constexpr std::int64_t hour_ms = 60 * 60 * 1000;
constexpr std::int64_t hours_of_work = 8;
constexpr std::int64_t assembly = 2;  // hours from the first

Name hour_name(std::int64_t hour) { return "Hour " + std::to_string(hour); }

void set(demo::Stage& stage, const School& school, std::vector<KeptRow> rows, Millis when) {
  constexpr auto at_once = static_cast<std::ptrdiff_t>(limits::rows_per_command);
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last = first + std::min(at_once, rows.end() - first);
    stage.say(school.people.front(), SetRows{std::vector<KeptRow>(first, last)}, when);
    first = last;
  }
}

void set_calendar(demo::Stage& stage, const School& school, Millis when) {
  Bells bells{.name = "Around the clock"};
  for (std::int64_t hour = 0; hour < 24; ++hour)
    bells.periods.push_back({hour_name(hour), PeriodKind::lesson, hour * 60, hour * 60 + 60});
  const auto id = id_cast<BellsId>(stage.say(school.people.front(), SetRows{{bells}}, when));
  // The longest that a calendar may be, most of it behind us.
  const auto today = domain::local(stage.engine().school(), now()).date;
  const Calendar calendar{CalendarId{1},
                          domain::date_after(today, -780),
                          domain::date_after(today, 20),
                          {1, 2, 3, 4, 5, 6, 7},
                          {{"A", id}},
                          {}};
  set(stage, school, {calendar}, when);
}

std::vector<RoomId> set_rooms(demo::Stage& stage, const School& school, Millis when) {
  std::vector<KeptRow> rows;
  for (const auto channel : school.channels)
    rows.emplace_back(Room{{}, "Door " + std::to_string(channel), ChannelId{channel}, {}});
  set(stage, school, std::move(rows), when);
  std::vector<RoomId> ids;
  for (const auto& [id, room] : stage.engine().school().rows<Room>()) ids.push_back(room.id);
  return ids;
}

}  // namespace

Millis set_timetable(demo::Stage& stage, const School& school, const Rooms& rooms, Millis when) {
  set_calendar(stage, school, when);
  const auto places = set_rooms(stage, school, when);
  if (!stage.problem().empty()) return {};  // said by whoever tells the story
  const auto hour = now().value / hour_ms;  // the school's zone is UTC
  std::vector<KeptRow> slots;
  std::vector<bool> has_one(rooms.people);
  for (std::size_t room = 0; room < rooms.members.size(); ++room) {
    for (const auto member : rooms.members[room]) {
      if (has_one[member]) continue;
      has_one[member] = true;
      for (std::int64_t later = 0; later < hours_of_work; ++later) {
        Slot slot{.person = school.people[member], .what = later == assembly ? "Assembly" : "Reading"};
        slot.period = hour_name((hour + later) % 24);
        slot.room = places.at(room);
        slot.group = ChannelId{school.channels[room]};
        slots.emplace_back(std::move(slot));
      }
    }
  }
  set(stage, school, std::move(slots), when);
  return Millis{(hour + assembly) * hour_ms};
}

}  // namespace cueline::bench
