// A person's day, and who is where in it.
#include "server/domain/day.hpp"

#include <algorithm>

#include "server/domain/hours.hpp"
#include "server/domain/lookup.hpp"
#include "server/domain/stretches.hpp"

namespace cueline::domain {
namespace {

// Everybody who may be anywhere: who has a timetable, stands in, or was sent somewhere.
std::vector<PersonId> placed(const School& school) {
  std::vector<PersonId> persons;
  for (const auto& [person, slots] : school.slots_of) persons.push_back(person);
  for (const auto& [id, cover] : school.rows<Cover>()) persons.push_back(cover.by);
  for (const auto& [id, move] : school.rows<Reassignment>()) persons.push_back(move.person);
  persons = sorted_unique(std::move(persons));
  std::erase_if(persons, [&](PersonId person) { return !is_active(school, person); });
  return persons;
}

bool holds_room(const std::vector<RoomId>& rooms, const std::optional<RoomId>& room) {
  return room && std::find(rooms.begin(), rooms.end(), *room) != rooms.end();
}

// Everybody who may be in one of these rooms at some time: most people have no slot there, and nothing else to do with
// them, so their day need not be made.
std::vector<PersonId> placed_in(const School& school, const std::vector<RoomId>& rooms) {
  auto persons = placed(school);
  for (const auto& [id, alert] : school.alerts) {
    if (alert.change && holds_room(rooms, alert.change->to_room)) return persons;
  }
  std::vector<PersonId> sent;
  for (const auto& [id, cover] : school.rows<Cover>()) sent.push_back(cover.by);
  for (const auto& [id, move] : school.rows<Reassignment>()) sent.push_back(move.person);
  sent = sorted_unique(std::move(sent));
  const auto is_there = [&](SlotId id) {
    const auto* const slot = school.row<Slot>(id.value);
    return slot && holds_room(rooms, slot->room);
  };
  std::erase_if(persons, [&](PersonId person) {
    if (holds(sent, person)) return false;
    const auto* const slots = lookup(school.slots_of, person);
    return !slots || std::none_of(slots->begin(), slots->end(), is_there);
  });
  return persons;
}

std::vector<RoomId> near(const School& school, RoomId room) {
  std::vector<RoomId> rooms{room};
  if (const auto* row = school.row<Room>(room.value))
    rooms.insert(rooms.end(), row->next_to.begin(), row->next_to.end());
  for (const auto& [id, other] : school.rows<Room>()) {
    if (holds_room(other.next_to, room)) rooms.push_back(other.id);
  }
  return rooms;
}

}  // namespace

Day day_of(const School& school, PersonId person, Date date) {
  Day day{.date = date, .person = person};
  const Stretch whole{at(school, date, 0), at(school, date_after(date, 1), 0)};
  if (const auto ringing = school_day(school, date)) {
    day.cycle_day = ringing->cycle_day;
    day.reason = ringing->reason;
    day.periods = ringing->periods;
  }
  day.blocks = Plan(school, whole.start, whole.end).blocks_of(person);
  if (has_calendar(school)) day.paid = paid_on(school, person, date);
  day.protected_time = protected_on(school, person, date);
  day.absent = both({whole}, absences_of(school, person));
  return day;
}

std::vector<DayBlock> blocks_of(const School& school, PersonId person, Millis from, Millis until) {
  return Plan(school, from, until).blocks_of(person);
}

std::optional<DayBlock> block_at(const School& school, PersonId person, Millis time) {
  return block_now(Plan(school, time, Millis{time.value + 1}), person);
}

std::optional<DayBlock> block_now(const Plan& plan, PersonId person) {
  auto blocks = plan.blocks_of(person);
  std::erase_if(blocks, [](const DayBlock& block) { return block.cancelled.value_or(false); });
  // Of two at the same time what was changed today comes first: it is why there are two.
  const auto today = std::find_if(blocks.begin(), blocks.end(), [](const DayBlock& block) {
    return block.reassignment || block.alert || block.cover;
  });
  if (today != blocks.end()) return *today;
  return blocks.empty() ? std::nullopt : std::optional(blocks.front());
}

std::vector<PersonId> people_in(const School& school, const std::vector<RoomId>& rooms, Millis from, Millis until) {
  const Plan plan(school, from, until);
  auto persons = placed_in(school, rooms);
  std::erase_if(persons, [&](PersonId person) {
    const auto blocks = plan.blocks_of(person);
    return std::none_of(blocks.begin(), blocks.end(), [&](const DayBlock& block) {
      return !block.cancelled.value_or(false) && holds_room(rooms, block.room);
    });
  });
  return persons;
}

std::vector<PersonId> neighbours_of(const School& school, PersonId person, Millis time) {
  const auto block = block_at(school, person, time);
  if (!block || !block->room) return {};
  auto persons = people_in(school, near(school, *block->room), time, Millis{time.value + 1});
  std::erase_if(persons, [&](PersonId other) { return other == person || !on_duty(school, other, time); });
  return persons;
}

}  // namespace cueline::domain
