#include "server/domain/audience.hpp"

#include "server/domain/access.hpp"
#include "server/domain/alert_parts.hpp"
#include "server/domain/copies.hpp"
#include "server/domain/day.hpp"
#include "server/domain/hours.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t longest_look_ms = std::int64_t{7} * 24 * 60 * 60 * 1000;  // as far as a plan looks

bool is_bound_to_own(const Asked& asked) { return asked.by.role == Role::para || asked.by.role == Role::substitute; }

bool addresses_widely(const Asked& asked, const Audience& audience) {
  if (!audience.roles.empty() || audience.everyone) return true;
  return std::any_of(audience.channels.begin(), audience.channels.end(), [&](ChannelId id) {
    const auto* const channel = lookup(asked.school.channels, id);
    return channel && channel->channel_kind == ChannelKind::school;
  });
}

bool may_address(const School& school, PersonId sender, ChannelId id) {
  const auto* const channel = lookup(school.channels, id);
  if (!channel) return false;
  if (access::may_read(school, sender, timeline_of(id))) return true;
  return channel->channel_kind != ChannelKind::direct && access::keeps_lists(school, sender);
}

// While what does the change last?
Stretch lasts(const SendAlert& command, Millis now) {
  if (command.change) return {command.change->from_start, command.change->from_end};
  const auto start = std::max(command.starts.value_or(now), now);
  return {start, std::min(command.until, Millis{start.value + longest_look_ms})};
}

void add_members(const School& school, PersonId sender, const Audience& audience, std::vector<PersonId>& persons) {
  persons.insert(persons.end(), audience.persons.begin(), audience.persons.end());
  for (const auto id : audience.channels) {
    if (!may_address(school, sender, id)) continue;
    const auto readers = access::readers(school, timeline_of(id));
    persons.insert(persons.end(), readers->begin(), readers->end());
  }
  for (const auto& [id, person] : school.people) {
    const auto& roles = audience.roles;
    if (std::find(roles.begin(), roles.end(), person.role) != roles.end()) persons.push_back(id);
  }
  if (!audience.students) return;
  for (const auto id : *audience.students) {
    const auto* const student = lookup(school.students, id);
    const auto* const team = student ? lookup(school.channels, student->care_team) : nullptr;
    if (team) persons.insert(persons.end(), team->members.begin(), team->members.end());
  }
}

template <class Test>
void add_if(const School& school, std::vector<PersonId>& persons, const Test& test) {
  for (const auto& [id, person] : school.people) {
    if (person.active && test(id)) persons.push_back(id);
  }
}

}  // namespace

const Alert* replaced(const School& school, const SendAlert& command) {
  return command.supersedes ? lookup(school.alerts, *command.supersedes) : nullptr;
}

boost::system::error_code check_audience(const Asked& asked, const SendAlert& command, const TemplateRule& kind) {
  const auto& audience = command.audience;
  const auto addressable = [&](ChannelId id) { return may_address(asked.school, asked.by.id, id); };
  if (!std::all_of(audience.channels.begin(), audience.channels.end(), addressable)) return Errc::not_found;
  const auto known = [&](PersonId person) { return asked.school.people.contains(person); };
  if (!std::all_of(audience.persons.begin(), audience.persons.end(), known)) return Errc::not_found;
  for (const auto id : audience.rooms.value_or(AudiencePart<RoomId>{})) {
    if (!asked.school.row<Room>(id.value)) return Errc::not_found;
  }
  for (const auto id : audience.students.value_or(AudiencePart<StudentId>{})) {
    if (!asked.school.students.contains(id) || !reads(asked, timeline_of(id))) return Errc::not_found;
  }
  if (audience.everyone == Everyone::affected && !command.change) return Errc::missing_field;
  // Paras and substitutes tell people and the channels they belong to; a call for help may go to anybody, and who may
  // send a protective action is said by its rule.
  const bool free_to = kind.family == "help" || kind.senders || !is_bound_to_own(asked);
  return addresses_widely(asked, audience) && !free_to ? Errc::not_allowed : boost::system::error_code();
}

std::vector<PersonId> recipients(const School& school, PersonId sender, const Audience& audience) {
  std::vector<PersonId> persons;
  add_members(school, sender, audience, persons);
  return active_without(school, std::move(persons), sender);
}

std::vector<PersonId> asked_for(const Asked& asked, const SendAlert& command, const Copies* copies) {
  const auto& [school, by, now, cited] = asked;
  const auto& audience = command.audience;
  std::vector<PersonId> persons;
  add_members(school, by.id, audience, persons);
  if (audience.rooms && !audience.rooms->empty()) {
    const auto time = lasts(command, now);
    const auto there = people_in(school, *audience.rooms, time.start, time.end);
    persons.insert(persons.end(), there.begin(), there.end());
  }
  const auto at = now;  // a structured binding cannot be captured
  const auto& town = school;
  if (audience.everyone == Everyone::on_duty) add_if(town, persons, [&](PersonId id) { return on_duty(town, id, at); });
  if (audience.everyone == Everyone::on_site || command.severity == 3) {
    add_if(town, persons, [&](PersonId id) { return on_site(town, id, at); });
  }
  const auto* const before = replaced(school, command);
  if (audience.everyone == Everyone::affected && command.change) {
    std::optional<Copies> own;
    if (!copies) copies = &own.emplace(school, *command.change, before);
    const auto& known = *copies;
    add_if(town, persons, [&](PersonId id) { return known.of(id).has_value(); });
  }
  if (before && command.severity == 3) {
    const auto heard = told(school, *before, by.id);
    persons.insert(persons.end(), heard.begin(), heard.end());
  }
  return active_without(school, std::move(persons), by.id);
}

}  // namespace cueline::domain
