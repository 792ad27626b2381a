// A school as it is set up: its zone, bells, calendar, people, rooms and timetable, made up from a seed. Small, so that
// everything meets everything: an A/B rotation, days that are not like the others, people who work mornings only.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "protocol/commands.hpp"
#include "protocol/rows.hpp"
#include "tests/rules/clock.hpp"
#include "tests/sim/chance.hpp"

namespace cueline::rules {

using sim::Chance;

struct Staff {
  PersonId id;
  Role role = Role::para;
  WorkHours hours;  // without paid spans: the school's own day
  Languages speaks;
  Languages interprets;
  std::optional<std::int64_t> until;  // a substitute's pass
  bool active = true;
};

struct Plan {
  Zone zone = zones[0];
  std::int64_t first_day = 0;  // of the run, in days
  std::int64_t days = 0;       // of the run
  std::map<BellsId, Bells> bells;
  Calendar calendar;
  std::map<RoomId, Room> rooms;
  std::map<SlotId, Slot> slots;
  std::map<PersonId, Staff> staff;
  std::vector<ChannelId> classrooms;
  std::map<ChannelId, std::set<PersonId>> members;  // of classrooms, teams and care teams
  std::map<StudentId, ChannelId> students;          // and their care teams
};

// The parts of a plan, before they have their names.
[[nodiscard]] std::vector<Bells> some_bells(Chance& chance);
[[nodiscard]] Calendar some_calendar(Chance& chance, const Plan& plan);
[[nodiscard]] WorkHours some_hours(Chance& chance, PersonId person);
[[nodiscard]] Slot some_slot(Chance& chance, const Plan& plan, const Bells& bells, PersonId person);
// A zone, and days around a change of its clocks, or any.
void choose_days(Chance& chance, Plan& plan);

}  // namespace cueline::rules
