#include "server/domain/sharing.hpp"

#include <algorithm>
#include <tuple>

#include "server/domain/day.hpp"
#include "server/domain/hours.hpp"
#include "server/domain/lookup.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t beyond_duty = 30 * minute_ms;  // for who comes early or stays on
constexpr std::int64_t at_least = 10 * minute_ms;     // who switches at the last minute still finishes a sentence
constexpr std::int64_t at_most = 600 * minute_ms;     // also where no calendar says when a day ends

bool holds(const std::vector<ChannelId>& rooms, const std::optional<ChannelId>& room) {
  return room && std::find(rooms.begin(), rooms.end(), *room) != rooms.end();
}

std::vector<RoomId> places_of(const School& school, const std::vector<ChannelId>& rooms) {
  std::vector<RoomId> places;
  for (const auto& [id, room] : school.rows<Room>())
    if (holds(rooms, room.channel)) places.push_back(room.id);
  return places;
}

std::vector<PersonId> at_work_here(const School& school, const std::vector<ChannelId>& rooms, Millis now) {
  const auto today = local(school, now).date;
  auto persons = people_in(school, places_of(school, rooms), at(school, today, 0), at(school, date_after(today, 1), 0));
  for (const auto room : rooms) {
    const auto* const channel = lookup(school.channels, room);
    if (channel) persons.insert(persons.end(), channel->members.begin(), channel->members.end());
  }
  persons = active_without(school, std::move(persons), {});
  std::erase_if(persons, [&](PersonId person) { return !on_site(school, person, now); });
  return persons;
}

bool in_room_now(const Plan& plan, const std::vector<ChannelId>& rooms, const std::vector<RoomId>& places,
                 PersonId person) {
  const auto block = block_now(plan, person);
  if (!block || block->cancelled.value_or(false)) return false;
  if (!block->room) return holds(rooms, block->group);
  return std::find(places.begin(), places.end(), *block->room) != places.end();
}

Millis shift_end(const School& school, PersonId person, Millis now) {
  auto left = beyond_duty;
  if (on_duty(school, person, now)) {
    const auto end = duty_end(school, person, now);
    left = end ? end->value - now.value : at_most;
  }
  return Millis{now.value + std::clamp(left, at_least, at_most)};
}

// The first name, a space, and the last name; empty if there is one name only.
std::pair<std::string, std::string> parts(const std::string& name) {
  const auto first_end = name.find(' ');
  if (first_end == std::string::npos) return {name, {}};
  return {name.substr(0, first_end), name.substr(name.rfind(' ') + 1)};
}

// So many letters of UTF-8.
std::string letters(const std::string& text, std::size_t count) {
  std::size_t end = 0;
  while (end < text.size() && count-- > 0) {
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  }
  return text.substr(0, end);
}

Name shortened(const std::string& name, std::size_t count) {
  const auto [first, last] = parts(name);
  if (last.empty()) return {first};
  const auto kept = letters(last, count);
  return {first + " " + kept + (kept.size() < last.size() ? "." : "")};
}

}  // namespace

std::vector<Name> short_names(const std::vector<std::string>& names) {
  std::vector<Name> found;
  for (const auto& name : names) {
    std::size_t count = 1;
    const auto is_shared = [&] {
      const auto mine = shortened(name, count);
      return std::any_of(names.begin(), names.end(),
                         [&](const auto& other) { return other != name && shortened(other, count) == mine; });
    };
    while (count < name.size() && is_shared()) ++count;
    found.push_back(shortened(name, count));
  }
  return found;
}

std::vector<Sharer> sharers(const School& school, const std::vector<ChannelId>& rooms, Millis now) {
  const auto persons = at_work_here(school, rooms, now);
  std::vector<std::string> names;
  for (const auto person : persons) names.push_back(school.people.at(person).name);
  const auto shown = short_names(names);
  const Plan plan(school, now, Millis{now.value + 1});
  const auto places = places_of(school, rooms);
  std::vector<Sharer> found;
  for (std::size_t i = 0; i < persons.size(); ++i)
    found.push_back(
        {persons[i], shown[i], in_room_now(plan, rooms, places, persons[i]), shift_end(school, persons[i], now)});
  std::sort(found.begin(), found.end(), [](const Sharer& one, const Sharer& other) {
    return std::tuple(!one.in_room, std::string_view(one.name), one.person) <
           std::tuple(!other.in_room, std::string_view(other.name), other.person);
  });
  return found;
}

bool may_share(const School& school, const std::vector<ChannelId>& rooms) {
  return !rooms.empty() && std::all_of(rooms.begin(), rooms.end(), [&](ChannelId room) {
    const auto* const channel = lookup(school.channels, room);
    return channel && (channel->channel_kind == ChannelKind::classroom || channel->channel_kind == ChannelKind::team);
  });
}

}  // namespace cueline::domain
