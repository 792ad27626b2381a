// How people answer an alert: got it, or a conflict with its reason, which opens an issue for the sender. In
// first-taker mode the first "got it" takes it; whoever took it may still give it back with a conflict.
#include "protocol/limits.hpp"
#include "server/domain/access.hpp"
#include "server/domain/alert_parts.hpp"
#include "server/domain/issue_parts.hpp"

namespace cueline::domain {
namespace {

Code issue_kind(ConflictReason reason) {
  switch (reason) {
    case ConflictReason::with_another_student: return "time_conflict";
    case ConflictReason::outside_my_hours: return "outside_hours";
    case ConflictReason::not_my_role: return "beyond_role";
    case ConflictReason::needed_in_two_places: return "coverage_gap";
    case ConflictReason::something_else: break;
  }
  return "other";
}

// As much of the words as a note holds, cut between characters. The answer itself keeps all of them.
Note as_note(const std::optional<Words>& words) {
  if (!words) return {};
  auto length = std::min(words->size(), limits::note_bytes);
  const auto continues = [&](std::size_t at) { return (static_cast<unsigned char>((*words)[at]) & 0xc0U) == 0x80U; };
  while (length < words->size() && length > 0 && continues(length)) --length;
  return Note(words->substr(0, length));
}

// The first classroom or team of the audience that this person belongs to: what the issue is about.
std::optional<ChannelId> room(const Asked& asked, const Alert& alert) {
  for (const auto id : alert.audience.channels) {
    const auto& channel = asked.school.channels.at(id);
    const bool is_room = channel.channel_kind == ChannelKind::classroom || channel.channel_kind == ChannelKind::team;
    if (is_room && holds(channel.members, asked.by.id)) return id;
  }
  return std::nullopt;
}

Draft conflict_issue(const Asked& asked, const Alert& alert, const AnswerAlert& command, IssueId id) {
  IssueRaised raised;
  raised.issue_kind = issue_kind(*command.reason);
  raised.severity = alert.severity == 2 ? Weight{2} : Weight{3};
  raised.title = alert.title;
  raised.would_help = as_note(command.text);
  raised.about = id_cast<ItemId>(alert.id);
  raised.room = room(asked, alert);
  if (is_active(asked.school, alert.sender)) raised.owner = alert.sender;
  raised.due = promise(raised.issue_kind, raised.severity, asked.now);
  auto to = called_upon(asked.school, asked.by.id, raised.owner);
  return {timeline_of(id), {}, std::move(to), std::move(raised)};
}

// An issue of an earlier conflict goes on while it is open: changing one's reason opens no second one.
std::optional<IssueId> issue_going_on(const Asked& asked, const Recipient& mine) {
  const auto* const issue = mine.issue ? live(asked.school.issues, *mine.issue, asked.now) : nullptr;
  return issue && !issue->closed ? std::optional(issue->id) : std::nullopt;
}

Decision conflict(const Asked& asked, const Alert& alert, const Recipient& mine, const AnswerAlert& command) {
  const auto going_on = issue_going_on(asked, mine);
  const auto issue = going_on.value_or(IssueId{asked.upcoming(1)});
  Decision decision = one({timeline_of(alert.id),
                           {},
                           active_without(asked.school, {alert.sender}, asked.by.id),
                           AlertAnswered{command.alert, command.answer, command.reason, command.text, issue}});
  if (!going_on) decision.drafts.push_back(conflict_issue(asked, alert, command, issue));
  return decision;
}

Decision got_it(const Asked& asked, const Alert& alert, const AnswerAlert& command) {
  Decision decision = one({timeline_of(alert.id),
                           {},
                           active_without(asked.school, {alert.sender}, asked.by.id),
                           AlertAnswered{command.alert, command.answer, {}, command.text, {}}});
  if (alert.mode == AnswerMode::first_taker) {
    auto stand_down = told(asked.school, alert, asked.by.id);
    stand_down.push_back(alert.sender);
    decision.drafts.push_back({timeline_of(alert.id),
                               {},
                               active_without(asked.school, std::move(stand_down), asked.by.id),
                               AlertTaken{command.alert, asked.by.id}});
  }
  return decision;
}

bool same_answer(const Recipient& mine, const AnswerAlert& command) {
  if (mine.answer != command.answer || mine.text != command.text) return false;
  return command.answer == AlertAnswer::got_it || mine.reason == command.reason;
}

}  // namespace

Answer decide(const Asked& asked, const AnswerAlert& command) {
  const auto found = named(asked, asked.school.alerts, command.alert);
  if (!found) return found.error();
  const auto* const alert = *found;
  const auto* const mine = recipient(*alert, asked.by.id);
  if (!mine) return Errc::not_allowed;
  if (!is_running(*alert) || alert->until <= asked.now) return Errc::too_late;
  if (command.answer == AlertAnswer::conflict && !command.reason) return Errc::needs_reason;
  if (command.answer == AlertAnswer::conflict && alert->mode == AnswerMode::information) return Errc::wrong_state;
  if (alert->taken_by && alert->taken_by != asked.by.id) return Errc::already_taken;
  // Pressing twice on a bad network is not a mistake, so it is not an error.
  if (same_answer(*mine, command)) return Decision{};
  if (alert->taken_by && command.answer == AlertAnswer::got_it) return Decision{};

  // From here nothing can fail.
  return command.answer == AlertAnswer::got_it ? got_it(asked, *alert, command)
                                               : conflict(asked, *alert, *mine, command);
}

void apply(School& school, const Entry& entry, const AlertAnswered& fact) {
  auto& alert = expect(school.alerts, fact.alert);
  auto* const mine = recipient(alert, entry.author);
  if (!mine) stop_on_bug("an answer by somebody the alert is not for");
  if (!mine->delivered) mine->delivered = entry.time;
  if (!mine->seen) mine->seen = entry.time;
  mine->answered = entry.time;
  mine->answer = fact.answer;
  mine->reason = fact.reason;
  mine->text = fact.text;
  if (fact.issue) mine->issue = fact.issue;
  school.touch(name_of(alert));
  if (alert.taken_by != entry.author || fact.answer != AlertAnswer::conflict) return;
  // Given back: it waits for another taker.
  if (alert.closed) school.reopen(name_of(alert), *alert.closed);
  alert.state = AlertState::open;
  alert.taken_by.reset();
  alert.closed.reset();
}

void apply(School& school, const Entry& entry, const AlertTaken& fact) {
  auto& alert = expect(school.alerts, fact.alert);
  alert.state = AlertState::taken;
  alert.taken_by = fact.person;
  alert.closed = entry.time;
  school.close(name_of(alert), entry.time);
  school.touch(name_of(alert));
}

}  // namespace cueline::domain
