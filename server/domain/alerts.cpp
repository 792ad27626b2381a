// Alerts: somebody tells those affected of a last-minute change, and sees who knows. How they answer is in
// alert_answers.cpp.
#include <tuple>

#include "server/domain/access.hpp"
#include "server/domain/alert_done.hpp"
#include "server/domain/alert_parts.hpp"
#include "server/domain/alert_pursuit.hpp"
#include "server/domain/audience.hpp"
#include "server/domain/copies.hpp"
#include "server/domain/cover_requests.hpp"
#include "server/domain/interpreters.hpp"
#include "server/domain/protective.hpp"
#include "server/domain/reach.hpp"
#include "server/domain/rulebook.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;
constexpr std::int64_t longest_ms = 14 * day_ms;
constexpr std::int64_t nudge_pause_ms = 2 * 60 * 1000;

bool may_steer(const Asked& asked, const Alert& alert) { return alert.sender == asked.by.id || is_admin(asked); }

// Why the alert that this one replaces cannot be replaced, if so.
boost::system::error_code check_superseded(const Asked& asked, AlertId id) {
  const auto old = named(asked, asked.school.alerts, id);
  if (!old) return old.error();
  if (!may_steer(asked, **old) && !may_lead(asked, **old)) return Errc::not_yours;
  if (!is_running(**old)) return Errc::too_late;
  return {};
}

boost::system::error_code check_change(const School& school, const DayChange& change) {
  if (change.from_end <= change.from_start) return Errc::end_before_start;
  if (change.to_end && *change.to_end <= change.to_start.value_or(change.from_start)) return Errc::end_before_start;
  if (change.change_kind == DayChangeKind::moved && !change.to_start) return Errc::missing_field;
  if (change.change_kind == DayChangeKind::place && !change.to_room) return Errc::missing_field;
  const auto near = [&](Millis time) {
    return time.value >= change.from_start.value - day_ms && time.value <= change.from_start.value + day_ms;
  };
  if (!near(change.from_end) || (change.to_start && !near(*change.to_start))) return Errc::out_of_range;
  if (change.to_end && !near(*change.to_end)) return Errc::out_of_range;
  for (const auto& room : {change.room, change.to_room}) {
    if (room && !school.row<Room>(room->value)) return Errc::not_found;
  }
  return {};
}

// Who must come to a meeting has to be at work then (R8).
boost::system::error_code check_meeting(const Asked& asked, const SendAlert& command, const TemplateRule& kind) {
  if (kind.family != "meeting" || command.mode != AnswerMode::all) return {};
  const auto start = command.change && command.change->to_start ? command.change->to_start : command.starts;
  if (!start) return {};
  const auto invited = asked_for(asked, command);
  const auto works = [&](PersonId one) { return on_duty(asked.school, one, *start); };
  return std::all_of(invited.begin(), invited.end(), works) ? boost::system::error_code() : Errc::not_at_work;
}

AlertSent sent(const SendAlert& command) {
  return {command.template_code, command.title,    command.from,   command.to,    command.place,
          command.text,          command.severity, command.mode,   command.until, command.audience,
          command.supersedes,    command.starts,   command.change, command.cover, command.drill};
}

const ForYou* copy_of(const std::vector<ForYou>& copies, PersonId person) {
  const auto found = std::lower_bound(copies.begin(), copies.end(), person,
                                      [](const ForYou& one, PersonId id) { return one.person < id; });
  return found == copies.end() || found->person != person ? nullptr : &*found;
}

// Whether somebody's answer to the alert before still says all that is asked: their copy is the same (of the one thing
// that a copy tells), or without copies everything that is said is.
bool still_answers(const Alert& old, const Recipient& one, const SendAlert& command, const Reached& reached) {
  const auto* const copy = copy_of(reached.copies, one.person);
  if (one.copy && copy) return *one.copy == *copy;
  if (one.copy || copy || old.change != command.change) return false;
  return std::tie(old.template_code, old.title, old.from, old.to, old.place, old.text, old.starts) ==
         std::tie(command.template_code, command.title, command.from, command.to, command.place, command.text,
                  command.starts);
}

// A protective action is answered anew each time, and so is what one person takes.
std::vector<PersonId> carried(const School& school, const Alert& old, const SendAlert& command,
                              const Reached& reached) {
  std::vector<PersonId> persons;
  if (command.severity == 3 || old.severity == 3) return persons;
  if (command.mode != AnswerMode::all || old.mode != AnswerMode::all) return persons;
  const auto copies =
      command.change ? std::optional<Copies>(std::in_place, school, *command.change, &old) : std::nullopt;
  for (const auto& one : old.recipients) {
    if (!one.answer || !holds(reached.to, one.person) || !still_answers(old, one, command, reached)) continue;
    if (!copies || copies->stays_as_announced(one.person)) persons.push_back(one.person);
  }
  return persons;
}

bool somebody_has_it(const Alert& old, const std::vector<PersonId>& stand) {
  return std::any_of(stand.begin(), stand.end(),
                     [&](PersonId one) { return recipient(old, one)->answer == AlertAnswer::got_it; });
}

template <class T>
void set_unless_empty(std::optional<std::vector<T>>& field, std::vector<T> items) {
  if (!items.empty()) field = std::move(items);
}

Draft draft_of(const Asked& asked, const SendAlert& command, Reached reached) {
  auto fact = sent(command);
  const auto kind = template_rule(asked.school, command.template_code);
  if (kind->to_do.value_or(false) && command.mode != AnswerMode::information) fact.to_do = true;
  if (const auto* old = replaced(asked.school, command)) {
    auto stand = carried(asked.school, *old, command, reached);
    if (fact.to_do && somebody_has_it(*old, stand)) fact.undone = begin_to_do(asked.school, command, asked.now);
    set_unless_empty(fact.carried, std::move(stand));
  }
  fact.pursuit = pursuit_of(asked.school, command, *kind, asked.now);
  set_unless_empty(fact.copies, std::move(reached.copies));
  set_unless_empty(fact.held, std::move(reached.held));
  set_unless_empty(fact.waiting, std::move(reached.waiting));
  return {timeline_of(AlertId{asked.upcoming(0)}), each_once<ChannelId>(command.audience.channels),
          std::move(reached.to), std::move(fact)};
}

std::vector<PersonId> off_duty(const Asked& asked, std::vector<PersonId> persons) {
  std::erase_if(persons, [&](PersonId one) { return on_duty(asked.school, one, asked.now); });
  return persons;
}

void close(School& school, Alert& alert, AlertState state, Millis time) {
  alert.state = state;
  school.touch(name_of(alert));
  if (alert.closed) return;
  alert.closed = time;
  school.close(name_of(alert), time);
}

}  // namespace

void add_recipient(Alert& alert, PersonId person) {
  if (recipient(alert, person)) return;
  const auto place = std::find_if(alert.recipients.begin(), alert.recipients.end(),
                                  [&](const Recipient& one) { return person < one.person; });
  alert.recipients.insert(place, Recipient{person});
}

std::vector<PersonId> told(const School& school, const Alert& alert, PersonId without) {
  std::vector<PersonId> persons;
  persons.reserve(alert.recipients.size());
  for (const auto& one : alert.recipients) {
    if (!one.held_until) persons.push_back(one.person);
  }
  return active_without(school, std::move(persons), without);
}

std::vector<PersonId> on_duty_in(const School& school, Role role, Millis now, PersonId without) {
  std::vector<PersonId> persons;
  for (const auto& [id, person] : school.people) {
    if (person.role == role && on_duty(school, id, now)) persons.push_back(id);
  }
  return active_without(school, std::move(persons), without);
}

boost::system::error_code check_alert(const Asked& asked, const SendAlert& command) {
  const auto kind = template_rule(asked.school, command.template_code);
  if (!kind) return Errc::unknown_code;
  const auto& senders = kind->senders;
  if (senders && std::find(senders->begin(), senders->end(), asked.by.role) == senders->end()) return Errc::not_allowed;
  if (command.until <= asked.now) return Errc::until_in_the_past;
  if (command.until.value > asked.now.value + longest_ms) return Errc::out_of_range;
  if (const auto refusal = check_interpreters(asked.school, command)) return refusal;
  if (const auto refusal = check_audience(asked, command, *kind)) return refusal;
  if (const auto refusal = check_protective(asked, command, *kind)) return refusal;
  if (command.change) {
    if (const auto refusal = check_change(asked.school, *command.change)) return refusal;
  }
  if (command.cover) {
    if (const auto refusal = check_cover(asked, command, *kind)) return refusal;
  }
  if (command.supersedes) {
    if (const auto refusal = check_superseded(asked, *command.supersedes)) return refusal;
  }
  return check_meeting(asked, command, *kind);
}

Answer decide(const Asked& asked, const SendAlert& command) {
  if (const auto refusal = check_alert(asked, command)) return refusal;
  auto reached = reached_by(asked, command);
  if (reached.to.empty() && reached.held.empty()) return Errc::nobody_to_tell;

  // From here nothing can fail.
  const AlertId id{asked.upcoming(0)};
  const auto late = off_duty(asked, reached.to);
  Decision decision;
  decision.drafts.push_back(draft_of(asked, command, std::move(reached)));
  if (const auto* old = replaced(asked.school, command)) {
    decision.drafts.push_back(
        {timeline_of(old->id), {}, told(asked.school, *old, asked.by.id), AlertSuperseded{old->id, id}});
  }
  for (auto& tally : tallies(asked.school, late, [](Tally& one) { ++one.after_hours_reached; })) {
    decision.drafts.push_back(std::move(tally));
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
    if (one.answer || !is_waited_for(asked.school, *alert, one, asked.now)) continue;
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
  if (!may_steer(asked, *alert) && !may_lead(asked, *alert)) return Errc::not_yours;
  if (!is_running(*alert)) return Errc::too_late;

  // From here nothing can fail.
  return one({timeline_of(alert->id), alert->audience.channels, told(asked.school, *alert, asked.by.id),
              AlertCancelled{command.alert, command.reason}});
}

Drafts on_due(const School& school, const Alert& alert, Millis now) {
  if (alert.state == AlertState::taken) return ask_if_done(school, alert, now);
  if (alert.state != AlertState::open) return {};
  if (now >= alert.until) return {Draft{timeline_of(alert.id), {}, {}, AlertEnded{alert.id}}};
  auto drafts = release(school, alert, now);
  for (auto& draft : pursue(school, alert, now)) drafts.push_back(std::move(draft));
  for (auto& draft : ask_if_done(school, alert, now)) drafts.push_back(std::move(draft));
  return drafts;
}

// In order of persons; what was answered before and still holds stands as it was.
static std::vector<Recipient> recipients_of(const School& school, const Entry& entry, const AlertSent& fact) {
  auto persons = entry.to;
  for (const auto& one : fact.held.value_or(std::vector<Held>{})) persons.push_back(one.person);
  Alert alert;
  for (const auto person : sorted_unique(std::move(persons))) alert.recipients.push_back({.person = person});
  for (const auto& one : fact.held.value_or(std::vector<Held>{})) recipient(alert, one.person)->held_until = one.until;
  const auto* const old = fact.supersedes ? lookup(school.alerts, *fact.supersedes) : nullptr;
  for (const auto person : fact.carried.value_or(std::vector<PersonId>{})) {
    if (const auto* const before = old ? recipient(*old, person) : nullptr) *recipient(alert, person) = *before;
  }
  for (const auto& copy : fact.copies.value_or(std::vector<ForYou>{})) recipient(alert, copy.person)->copy = copy;
  return std::move(alert.recipients);
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
  alert.starts = fact.starts;
  alert.change = fact.change;
  alert.cover = fact.cover;
  alert.drill = fact.drill;
  alert.waiting = fact.waiting;
  alert.pursuit = fact.pursuit;
  alert.to_do = fact.to_do;
  alert.undone = fact.undone;
  if (fact.undone) alert.undone_since = entry.time;
  alert.recipients = recipients_of(school, entry, fact);
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
