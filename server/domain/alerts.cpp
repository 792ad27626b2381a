// Alerts: somebody tells those affected of a last-minute change, and sees who knows. How they answer is in
// alert_answers.cpp.
#include "protocol/catalog.hpp"
#include "server/domain/access.hpp"
#include "server/domain/alert_parts.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t longest_ms = std::int64_t{14} * 24 * 60 * 60 * 1000;
constexpr std::int64_t nudge_pause_ms = 2 * 60 * 1000;

bool addresses_widely(const Asked& asked, const Audience& audience) {
  return !audience.roles.empty() || std::any_of(audience.channels.begin(), audience.channels.end(), [&](ChannelId id) {
    const auto* const channel = lookup(asked.school.channels, id);
    return channel && channel->channel_kind == ChannelKind::school;
  });
}

// Paras and substitutes tell people and the channels they belong to; a call for help may go to anybody.
bool may_address_widely(const Asked& asked, const catalog::Template& kind) {
  return kind.family == "help" || (asked.by.role != Role::para && asked.by.role != Role::substitute);
}

bool may_address(const School& school, PersonId sender, ChannelId id) {
  const auto* const channel = lookup(school.channels, id);
  if (!channel) return false;
  if (access::may_read(school, sender, timeline_of(id))) return true;
  return channel->channel_kind != ChannelKind::direct && access::keeps_lists(school, sender);
}

bool in_roles(const Audience& audience, Role role) {
  return std::find(audience.roles.begin(), audience.roles.end(), role) != audience.roles.end();
}

bool may_steer(const Asked& asked, const Alert& alert) { return alert.sender == asked.by.id || is_admin(asked); }

// Why the alert that this one replaces cannot be replaced, if so.
boost::system::error_code check_superseded(const Asked& asked, AlertId id) {
  const auto old = named(asked, asked.school.alerts, id);
  if (!old) return old.error();
  if (!may_steer(asked, **old)) return Errc::not_yours;
  if (!is_running(**old)) return Errc::too_late;
  return {};
}

boost::system::error_code check(const Asked& asked, const SendAlert& command) {
  const auto* const kind = in_catalog(catalog::templates, command.template_code);
  if (!kind) return Errc::unknown_code;
  if (command.until <= asked.now) return Errc::until_in_the_past;
  if (command.until.value > asked.now.value + longest_ms) return Errc::out_of_range;
  const auto& channels = command.audience.channels;
  const auto addressable = [&](ChannelId id) { return may_address(asked.school, asked.by.id, id); };
  if (!std::all_of(channels.begin(), channels.end(), addressable)) return Errc::not_found;
  const auto known = [&](PersonId person) { return asked.school.people.contains(person); };
  const auto& persons = command.audience.persons;
  if (!std::all_of(persons.begin(), persons.end(), known)) return Errc::not_found;
  if (addresses_widely(asked, command.audience) && !may_address_widely(asked, *kind)) return Errc::not_allowed;
  if (command.supersedes) return check_superseded(asked, *command.supersedes);
  return {};
}

AlertSent sent(const SendAlert& command) {
  return {command.template_code, command.title, command.from,  command.to,       command.place,     command.text,
          command.severity,      command.mode,  command.until, command.audience, command.supersedes};
}

void close(School& school, Alert& alert, AlertState state, Millis time) {
  alert.state = state;
  school.touch(name_of(alert));
  if (alert.closed) return;
  alert.closed = time;
  school.close(name_of(alert), time);
}

}  // namespace

std::vector<PersonId> told(const School& school, const Alert& alert, PersonId without) {
  std::vector<PersonId> persons;
  persons.reserve(alert.recipients.size());
  for (const auto& one : alert.recipients) persons.push_back(one.person);
  return active_without(school, std::move(persons), without);
}

std::vector<PersonId> recipients(const School& school, PersonId sender, const Audience& audience) {
  std::vector<PersonId> persons(audience.persons);
  for (const auto id : audience.channels) {
    if (!may_address(school, sender, id)) continue;
    const auto readers = access::readers(school, timeline_of(id));
    persons.insert(persons.end(), readers->begin(), readers->end());
  }
  for (const auto& [id, person] : school.people) {
    if (in_roles(audience, person.role)) persons.push_back(id);
  }
  return active_without(school, std::move(persons), sender);
}

Answer decide(const Asked& asked, const SendAlert& command) {
  if (const auto refusal = check(asked, command)) return refusal;
  auto to = recipients(asked.school, asked.by.id, command.audience);
  if (to.empty()) return Errc::nobody_to_tell;

  // From here nothing can fail.
  const AlertId id{asked.upcoming(0)};
  Decision decision;
  decision.drafts.push_back(
      {timeline_of(id), each_once<ChannelId>(command.audience.channels), std::move(to), sent(command)});
  if (command.supersedes) {
    const auto& old = asked.school.alerts.at(*command.supersedes);
    decision.drafts.push_back(
        {timeline_of(old.id), {}, told(asked.school, old, asked.by.id), AlertSuperseded{old.id, id}});
  }
  return decision;
}

Answer decide(const Asked& asked, const NudgeAlert& command) {
  const auto found = named(asked, asked.school.alerts, command.alert);
  if (!found) return found.error();
  const auto* const alert = *found;
  if (!may_steer(asked, *alert)) return Errc::not_yours;
  if (!is_running(*alert)) return Errc::too_late;
  std::vector<PersonId> silent;
  std::vector<PersonId> due;
  for (const auto& one : alert->recipients) {
    if (one.answer || !is_active(asked.school, one.person)) continue;
    silent.push_back(one.person);
    if (!one.nudged || one.nudged->value + nudge_pause_ms <= asked.now.value) due.push_back(one.person);
  }
  const bool waits = alert->state == AlertState::open && alert->mode != AnswerMode::information;
  if (!waits || silent.empty()) return Errc::not_waiting;
  if (due.empty()) return Errc::nudged_recently;

  // From here nothing can fail.
  return one({timeline_of(alert->id), {}, std::move(due), AlertNudged{command.alert}});
}

Answer decide(const Asked& asked, const CancelAlert& command) {
  const auto found = named(asked, asked.school.alerts, command.alert);
  if (!found) return found.error();
  const auto* const alert = *found;
  if (!may_steer(asked, *alert)) return Errc::not_yours;
  if (!is_running(*alert)) return Errc::too_late;

  // From here nothing can fail.
  return one({timeline_of(alert->id), alert->audience.channels, told(asked.school, *alert, asked.by.id),
              AlertCancelled{command.alert, command.reason}});
}

Drafts on_due(const Alert& alert, Millis now) {
  if (alert.state != AlertState::open || now < alert.until) return {};
  return {Draft{timeline_of(alert.id), {}, {}, AlertEnded{alert.id}}};
}

void apply(School& school, const Entry& entry, const AlertSent& fact) {
  Alert alert;
  alert.id = id_cast<AlertId>(entry.sequence);
  alert.sender = entry.author;
  alert.time = entry.time;
  alert.template_code = fact.template_code;
  alert.title = fact.title;
  alert.from = fact.from;
  alert.to = fact.to;
  alert.place = fact.place;
  alert.text = fact.text;
  alert.severity = fact.severity;
  alert.mode = fact.mode;
  alert.until = fact.until;
  alert.audience = fact.audience;
  alert.supersedes = fact.supersedes;
  for (const auto person : sorted_unique(entry.to)) {
    alert.recipients.emplace_back().person = person;
  }
  school.touch(name_of(alert));
  school.forget_readers(timeline_of(alert.id));
  school.alerts[alert.id] = std::move(alert);
}

void apply(School& school, const Entry& entry, const AlertNudged& fact) {
  auto& alert = expect(school.alerts, fact.alert);
  for (const auto person : entry.to) {
    if (auto* const silent = recipient(alert, person)) silent->nudged = entry.time;
  }
  school.touch(name_of(alert));
}

void apply(School& school, const Entry& entry, const AlertSuperseded& fact) {
  auto& alert = expect(school.alerts, fact.alert);
  alert.superseded_by = fact.by;
  close(school, alert, AlertState::superseded, entry.time);
}

void apply(School& school, const Entry& entry, const AlertCancelled& fact) {
  auto& alert = expect(school.alerts, fact.alert);
  alert.cancel_reason = fact.reason;
  close(school, alert, AlertState::cancelled, entry.time);
}

void apply(School& school, const Entry& entry, const AlertEnded& fact) {
  close(school, expect(school.alerts, fact.alert), AlertState::ended, entry.time);
}

}  // namespace cueline::domain
