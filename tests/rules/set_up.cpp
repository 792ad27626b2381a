// The stage of a run: on it nothing goes wrong yet. The model learns the lists from the log, as set here.
#include <algorithm>
#include <array>
#include <string>

#include "tests/rules/run.hpp"

namespace cueline::rules {

namespace {

constexpr std::array roles{Role::admin,   Role::office, Role::teacher, Role::teacher,
                           Role::teacher, Role::para,   Role::para,    Role::specialist};

// Enough that a request for cover is not exhausted by those who are asked first.
constexpr std::array more_roles{Role::teacher, Role::teacher,    Role::teacher, Role::teacher,
                                Role::teacher, Role::para,       Role::para,    Role::para,
                                Role::para,    Role::specialist, Role::office,  Role::admin};

template <class Item>
SetRows rows_of(const std::vector<Item>& items) {
  SetRows command;
  for (const auto& item : items) command.rows.emplace_back(item);
  return command;
}

}  // namespace

Reply Run::expect(PersonId by, const Command& command) {
  auto reply = town_->ask(by, command);
  if (reply.problem) {
    verdict_.fail("the stage can be set: " + reply.problem->code + " " + reply.problem->field.value_or(""));
  }
  return reply;
}

void Run::set_up() {
  town_->found(std::string(model_.plan.zone.name));
  add_people();
  add_places();
  if (!chance_.one_in(10)) add_timetable();  // some schools keep no calendar: then everybody is always on duty
}

void Run::add_people() {
  static constexpr std::array<const char*, 2> languages{"pt", "uk"};
  std::size_t number = 0;
  const auto add = [&](Role role) { expect(admin_, AddPerson{"Person " + std::to_string(++number), role, {}, {}}); };
  std::ranges::for_each(roles, add);
  if (chance_.one_in(6)) std::ranges::for_each(more_roles, add);
  const auto pass = model_.plan.zone.at(model_.plan.first_day + chance_.between(0, 2), chance_.between(600, 900));
  expect(admin_, AddPerson{"Sub", Role::substitute, {}, Millis{pass}});
  const auto staff = model_.plan.staff;
  for (const auto& [id, person] : staff) {
    if (chance_.one_in(2)) continue;
    ChangePerson change{.person = id, .speaks = Languages{chance_.pick(languages)}};
    if (chance_.one_in(2)) change.interprets = change.speaks;
    expect(admin_, change);
  }
}

void Run::add_places() {
  const auto some_staff = [&] {
    Members<PersonId> members;
    for (const auto& [id, person] : model_.plan.staff) {
      if (chance_.one_in(3)) members.push_back(id);
    }
    if (members.empty()) members.push_back(admin_);
    return members;
  };
  for (const auto* name : {"Room 12", "Room 14"}) {
    expect(admin_, OpenChannel{ChannelKind::classroom, name, some_staff()});
  }
  for (int number = 0; number < 3; ++number) {
    expect(admin_, AddStudent{"Jo Reed", chance_.pick(model_.plan.classrooms), some_staff()});
  }
}

void Run::add_timetable() {
  auto& plan = model_.plan;
  expect(admin_, rows_of(some_bells(chance_)));
  expect(admin_, rows_of(std::vector{some_calendar(chance_, plan)}));
  std::vector<Room> rooms;
  for (const auto* name : {"Room 12", "Room 14", "Gym", "Library"}) rooms.push_back({.name = name});
  expect(admin_, rows_of(rooms));
  rooms.clear();
  for (auto [id, room] : plan.rooms) {
    auto& other = chance_.pick(plan.rooms);
    if (other.first == id) continue;
    room.next_to = {other.first};
    rooms.push_back(room);
  }
  if (!rooms.empty()) expect(admin_, rows_of(rooms));
  std::vector<WorkHours> hours;
  for (const auto& [id, person] : plan.staff) hours.push_back(some_hours(chance_, id));
  expect(admin_, rows_of(hours));
  const auto& bells = plan.bells.begin()->second;
  for (const auto& [id, person] : std::map(plan.staff)) {
    for (auto slots = chance_.below(4); slots > 0; --slots) {
      (void)town_->ask(admin_, rows_of(std::vector{some_slot(chance_, plan, bells, id)}));  // some overlap
    }
  }
}

}  // namespace cueline::rules
