// How people answer an alert: got it, or a conflict with its reason, which opens an issue for the sender. In
// first-taker mode the first "got it" takes it; whoever took it may still give it back with a conflict.
#include "protocol/limits.hpp"
#include "server/domain/access.hpp"
#include "server/domain/alert_done.hpp"
#include "server/domain/alert_parts.hpp"
#include "server/domain/cover_requests.hpp"
#include "server/domain/fair_order.hpp"
#include "server/domain/issue_parts.hpp"
#include "server/domain/protective.hpp"

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
  return raise(asked, id, std::move(raised));
}

// An issue of an earlier conflict goes on while it is open: changing one's reason opens no second one.
std::optional<IssueId> issue_going_on(const Asked& asked, const Recipient& mine) {
  const auto* const issue = mine.issue ? live(asked.school.issues, *mine.issue, asked.now) : nullptr;
  return issue && !issue->closed ? std::optional(issue->id) : std::nullopt;
}

// Who hears of an answer: the sender; of a cry for help everybody who leads too; of what is given back everybody who
// stood down.
std::vector<PersonId> hear(const Asked& asked, const Alert& alert, const AnswerAlert& command) {
  std::vector<PersonId> persons;
  if (command.answer == AlertAnswer::need_help) persons = helpers(asked.school, asked.now);
  if (alert.taken_by == asked.by.id) persons = told(asked.school, alert, asked.by.id);
  persons.push_back(alert.sender);
  return active_without(asked.school, std::move(persons), asked.by.id);
}

// The last one asked declines: the next ring need not wait for the clock.
bool leaves_nobody(const Asked& asked, const Alert& alert) {
  if (alert.mode != AnswerMode::first_taker || alert.taken_by) return false;
  return std::none_of(alert.recipients.begin(), alert.recipients.end(), [&](const Recipient& one) {
    return one.person != asked.by.id && !one.answer && is_waited_for(asked.school, alert, one, asked.now);
  });
}

void add(Decision& decision, Drafts drafts) {
  for (auto& draft : drafts) decision.drafts.push_back(std::move(draft));
}

Decision conflict(const Asked& asked, const Alert& alert, const Recipient& mine, const AnswerAlert& command) {
  const auto going_on = issue_going_on(asked, mine);
  const auto issue = going_on.value_or(IssueId{asked.upcoming(1)});
  Decision decision = one({timeline_of(alert.id),
                           {},
                           hear(asked, alert, command),
                           AlertAnswered{command.alert, command.answer, command.reason, command.text, issue}});
  if (!going_on) decision.drafts.push_back(conflict_issue(asked, alert, command, issue));
  if (leaves_nobody(asked, alert)) add(decision, widen(asked.school, alert, asked.now));
  return decision;
}

Decision got_it(const Asked& asked, const Alert& alert, const AnswerAlert& command) {
  auto undone = begin_to_do(asked.school, alert, asked.now);
  Decision decision =
      one({timeline_of(alert.id),
           {},
           hear(asked, alert, command),
           AlertAnswered{command.alert, command.answer, {}, command.text, {}, command.head_count, std::move(undone)}});
  if (alert.mode == AnswerMode::first_taker) {
    auto stand_down = told(asked.school, alert, asked.by.id);
    stand_down.push_back(alert.sender);
    decision.drafts.push_back({timeline_of(alert.id),
                               {},
                               active_without(asked.school, std::move(stand_down), asked.by.id),
                               AlertTaken{command.alert, asked.by.id, Sequence{asked.upcoming(1)}}});
  }
  return decision;
}

bool same_answer(const Recipient& mine, const AnswerAlert& command) {
  if (mine.answer != command.answer || mine.text != command.text) return false;
  if (mine.head_count.has_value() != command.head_count.has_value()) return false;
  if (mine.head_count && mine.head_count->value != command.head_count->value) return false;
  return command.answer != AlertAnswer::conflict || mine.reason == command.reason;
}

// Who was asked to stand in and has got something else to do meanwhile.
bool is_no_longer_free(const Asked& asked, const Alert& alert, const AnswerAlert& command) {
  if (!alert.cover || command.answer != AlertAnswer::got_it || asked.by.role == Role::admin) return false;
  return !can_stand_in(asked.school, *alert.cover, asked.by.id, asked.now);
}

}  // namespace

Answer decide(const Asked& asked, const AnswerAlert& command) {
  const auto found = named(asked, asked.school.alerts, command.alert);
  if (!found) return found.error();
  const auto* const alert = *found;
  const auto* const mine = reached(*alert, asked.by.id);
  if (!mine) return Errc::not_allowed;
  if (!is_running(*alert) || alert->until <= asked.now) return Errc::too_late;
  if (command.answer == AlertAnswer::conflict && !command.reason) return Errc::needs_reason;
  if (command.answer == AlertAnswer::conflict && alert->mode == AnswerMode::information) return Errc::wrong_state;
  if (const auto refusal = check_kind_of_answer(*alert, command)) return refusal;
  if (alert->taken_by && alert->taken_by != asked.by.id) return Errc::already_taken;
  // Pressing twice on a bad network is not a mistake, so it is not an error.
  if (same_answer(*mine, command)) return Decision{};
  if (alert->taken_by && command.answer == AlertAnswer::got_it) return Decision{};
  if (is_no_longer_free(asked, *alert, command)) return Errc::overlapping;

  // From here nothing can fail.
  auto decision = command.answer == AlertAnswer::conflict ? conflict(asked, *alert, *mine, command)
                                                          : got_it(asked, *alert, command);
  if (!on_duty(asked.school, asked.by.id, asked.now)) {
    add(decision, tallies(asked.school, {asked.by.id}, [](Tally& tally) { ++tally.after_hours_answered; }));
  }
  return decision;
}

// What one person takes goes on until somebody does.
static void stop_when_all_answered(Alert& alert) {
  if (alert.mode != AnswerMode::all || !alert.pursuit) return;
  const auto silent = [](const Recipient& one) { return !one.answer; };
  if (std::none_of(alert.recipients.begin(), alert.recipients.end(), silent)) alert.pursuit->next.reset();
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
  mine->head_count = fact.head_count;
  if (fact.issue) mine->issue = fact.issue;
  if (fact.undone) {
    alert.undone = fact.undone;
    alert.undone_since = entry.time;
  }
  school.touch(name_of(alert));
  stop_when_all_answered(alert);
  if (alert.taken_by != entry.author || fact.answer != AlertAnswer::conflict) return;
  // Given back: it waits for another taker.
  if (alert.closed) school.reopen(name_of(alert), *alert.closed);
  alert.state = AlertState::open;
  alert.taken_by.reset();
  alert.fence.reset();
  alert.closed.reset();
  if (alert.undone) alert.undone->next.reset();
}

void apply(School& school, const Entry& entry, const AlertTaken& fact) {
  auto& alert = expect(school.alerts, fact.alert);
  alert.state = AlertState::taken;
  alert.taken_by = fact.person;
  alert.fence = fact.fence;
  alert.closed = entry.time;
  school.close(name_of(alert), entry.time);
  school.touch(name_of(alert));
}

}  // namespace cueline::domain
