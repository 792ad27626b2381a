// Issues: something unresolved, with an owner and a promise of a first answer. The steps between are in
// issue_steps.cpp.
#include "server/domain/access.hpp"
#include "server/domain/anonymous.hpp"
#include "server/domain/issue_parts.hpp"
#include "server/domain/rulebook.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t hour_ms = 60 * 60 * 1000;

bool is_room(const Asked& asked, ChannelId id) {
  const auto* const channel = lookup(asked.school.channels, id);
  return channel && reads(asked, timeline_of(id)) &&
         (channel->channel_kind == ChannelKind::classroom || channel->channel_kind == ChannelKind::team);
}

// What an issue may come from: an observation or alert, in memory or long over, that the raiser may read.
bool is_source(const Asked& asked, ItemId item) {
  const auto& school = asked.school;
  if (const auto* one = lookup(school.observations, id_cast<ObservationId>(item))) return reads(asked, home_of(*one));
  if (const auto* one = lookup(school.alerts, id_cast<AlertId>(item))) return reads(asked, home_of(*one));
  if (!reads_cited(asked)) return false;
  return std::holds_alternative<ObservationSent>(asked.cited->body) ||
         std::holds_alternative<AlertSent>(asked.cited->body);
}

std::optional<IssueState> state_after(const Issue& issue, IssueStep step) {
  switch (step) {
    case IssueStep::raised:
    case IssueStep::given: return IssueState::open;  // who gets it has not said "I have it"
    case IssueStep::accepted: return IssueState::accepted;
    case IssueStep::answered: return std::nullopt;
    case IssueStep::waiting: return IssueState::waiting;
    case IssueStep::proposed: return IssueState::proposed;
    case IssueStep::settled: return IssueState::settled;
    case IssueStep::reopened: return issue.owner ? IssueState::accepted : IssueState::open;
    case IssueStep::declined: return IssueState::declined;
  }
  return std::nullopt;
}

bool keeps_promise(IssueStep step) {
  return step == IssueStep::answered || step == IssueStep::waiting || step == IssueStep::proposed ||
         step == IssueStep::declined;
}

// Who owns it after this step.
std::optional<PersonId> owner_after(const Issue& issue, const IssueMoved& fact, PersonId by) {
  if (fact.step == IssueStep::given && fact.owner) return fact.owner;
  return fact.step == IssueStep::accepted && !issue.owner ? std::optional(by) : issue.owner;
}

void set_owner(School& school, Issue& issue, PersonId owner, Sequence at) {
  const auto timeline = timeline_of(issue.id);
  const auto before = issue.owner;
  const bool could_read = access::may_read(school, owner, timeline);
  issue.owner = owner;
  school.forget_readers(timeline);
  if (!could_read && access::may_read(school, owner, timeline)) school.gain(owner, at);
  if (before && is_active(school, *before) && !access::may_read(school, *before, timeline)) school.lose(*before, at);
}

// School hours of a rule, as a time: half at severity 2, a quarter at 1, twice at 4.
Millis after_hours(const Asked& asked, std::int64_t hours, Weight severity) {
  const std::int64_t quarters = severity == 1 ? 1 : severity == 2 ? 2 : severity == 3 ? 4 : 8;
  return after_school_time(asked.school, asked.now, hours * quarters * hour_ms / 4);
}

// Why it cannot be kept from this person, if so: somebody else must be there to hear of it.
boost::system::error_code check_bypass(const Asked& asked, const RaiseIssue& command) {
  if (!command.bypass) return {};
  if (!is_active(asked.school, *command.bypass)) return Errc::not_found;
  if (command.bypass == asked.by.id || command.bypass == command.owner) return Errc::wrong_state;
  const auto heard_by = called_upon(asked.school, asked.by.id, command.owner, command.bypass);
  return heard_by.empty() ? make_error_code(Errc::nobody_to_tell) : boost::system::error_code();
}

// What closed stays in the figures for so long after it was raised.
constexpr std::int64_t figures_last_ms = std::int64_t{104} * 7 * 24 * hour_ms;

void note_outcome(School& school, const Issue& issue, Millis now) {
  auto& outcomes = school.rows<IssueOutcome>();
  outcomes.insert_or_assign(
      issue.id.value,
      IssueOutcome{issue.id, issue.issue_kind, issue.room, issue.time, issue.due, issue.first_answer, issue.closed,
                   issue.state == IssueState::declined, issue.confidential, issue.bypass});
  school.touch({record_kind<IssueOutcome>, issue.id.value});
  // In order of raising; one that is still here, reopened, holds the younger ones back.
  const auto is_old = [&](const IssueOutcome& one) {
    return one.time.value + figures_last_ms <= now.value && !school.issues.contains(one.id);
  };
  while (!outcomes.empty() && is_old(outcomes.begin()->second)) {
    const auto oldest = outcomes.extract(outcomes.begin());
    school.retire({record_kind<IssueOutcome>, oldest.key()}, oldest.mapped());
  }
}

}  // namespace

std::vector<PersonId> called_upon(const School& school, PersonId speaker, std::optional<PersonId> owner,
                                  std::optional<PersonId> bypass) {
  if (owner && is_active(school, *owner)) return active_without(school, {*owner}, speaker);
  std::vector<PersonId> admins;
  for (const auto& [id, person] : school.people) {
    if (person.role == Role::admin && id != bypass) admins.push_back(id);
  }
  return active_without(school, std::move(admins), speaker);
}

Draft raise(const Asked& asked, IssueId id, IssueRaised raised) {
  const auto rule = issue_rule(asked.school, raised.issue_kind).value_or(IssueRule{});
  raised.due = after_hours(asked, rule.promise_hours, raised.severity);
  raised.settle_by = after_hours(asked, rule.due_hours, raised.severity);
  Issue issue;  // as far as silence is concerned
  issue.owner = raised.owner;
  issue.bypass = raised.bypass;
  issue.settle_by = raised.settle_by;
  issue.raiser = raised.raiser_key ? PersonId{} : asked.by.id;
  issue.history.push_back({asked.now, issue.raiser, IssueStep::raised, {}, {}, {}});
  raised.pursuit = pursuit_of(asked.school, issue);
  auto to = called_upon(asked.school, issue.raiser, raised.owner, raised.bypass);
  return {timeline_of(id), {}, std::move(to), std::move(raised)};
}

Decision step(const Asked& asked, const Issue& issue, IssueMoved moved) {
  const auto by = moved.by_raiser.value_or(false) ? PersonId{} : asked.by.id;
  auto after = issue;
  move(after, moved, by, asked.now);
  moved.pursuit = moved.step == IssueStep::answered ? std::nullopt : pursuit_of(asked.school, after);
  auto to = called_upon(asked.school, by, moved.owner ? moved.owner : issue.owner, issue.bypass);
  to.push_back(issue.raiser);
  to = active_without(asked.school, std::move(to), by);
  return one({timeline_of(issue.id), {}, std::move(to), std::move(moved)});
}

Answer decide(const Asked& asked, const RaiseIssue& command) {
  if (!issue_rule(asked.school, command.issue_kind)) return Errc::unknown_code;
  if (command.room && !is_room(asked, *command.room)) return Errc::not_found;
  if (command.about && !is_source(asked, *command.about)) return Errc::not_found;
  if (command.owner && !is_active(asked.school, *command.owner)) return Errc::not_found;
  if (const auto refusal = check_bypass(asked, command)) return refusal;

  // From here nothing can fail.
  IssueRaised raised{command.issue_kind, command.severity, command.title, command.text,
                     command.would_help, command.about,    command.room,  command.owner};
  raised.confidential = command.confidential;
  raised.bypass = command.bypass;
  if (command.secret) raised.raiser_key = key_of(*command.secret);
  return one(raise(asked, IssueId{asked.upcoming(0)}, std::move(raised)));
}

Answer decide(const Asked& asked, const GiveIssue& command) {
  const auto found = named(asked, asked.school.issues, command.issue);
  if (!found) return found.error();
  const auto& issue = **found;
  if (!may_steer(asked, issue)) return Errc::not_allowed;
  if (issue.closed) return Errc::too_late;
  if (!is_active(asked.school, command.owner)) return Errc::not_found;
  if (issue.bypass == command.owner) return Errc::not_allowed;
  if (issue.owner == command.owner) return Decision{};

  // From here nothing can fail.
  return step(asked, issue, {command.issue, IssueStep::given, {}, command.owner, {}});
}

void apply(School& school, const Entry& entry, const IssueRaised& fact) {
  Issue issue;
  issue.id = id_cast<IssueId>(entry.sequence);
  issue.raiser = entry.author;
  issue.time = entry.time;
  issue.issue_kind = fact.issue_kind;
  issue.severity = fact.severity;
  issue.title = fact.title;
  issue.text = fact.text;
  issue.would_help = fact.would_help;
  issue.about = fact.about;
  issue.room = fact.room;
  issue.owner = fact.owner;
  issue.due = fact.due;
  issue.confidential = fact.confidential;
  issue.bypass = fact.bypass;
  issue.raiser_key = fact.raiser_key;
  issue.settle_by = fact.settle_by;
  issue.pursuit = fact.pursuit;
  issue.history.push_back({entry.time, entry.author, IssueStep::raised, {}, {}, {}});
  school.touch(name_of(issue));
  school.forget_readers(timeline_of(issue.id));
  school.issues[issue.id] = std::move(issue);
}

void move(Issue& issue, const IssueMoved& fact, PersonId by, Millis time) {
  issue.history.push_back({time, by, fact.step, fact.text, fact.owner, fact.until, fact.by_raiser});
  issue.owner = owner_after(issue, fact, by);
  issue.state = state_after(issue, fact.step).value_or(issue.state);
  if (!issue.first_answer && keeps_promise(fact.step) && by != issue.raiser) issue.first_answer = time;
  if (fact.step != IssueStep::answered) issue.pursuit = fact.pursuit;
  if (fact.step == IssueStep::reopened) issue.closed.reset();
  if (fact.step == IssueStep::settled || fact.step == IssueStep::declined) issue.closed = time;
}

void apply(School& school, const Entry& entry, const IssueMoved& fact) {
  auto& issue = expect(school.issues, fact.issue);
  const auto closed = issue.closed;
  const auto owner = owner_after(issue, fact, entry.author);
  if (owner && owner != issue.owner) set_owner(school, issue, *owner, entry.sequence);
  move(issue, fact, entry.author, entry.time);
  if (closed != issue.closed) {
    if (closed) school.reopen(name_of(issue), *closed);
    if (issue.closed) school.close(name_of(issue), *issue.closed);
    note_outcome(school, issue, entry.time);
  }
  school.touch(name_of(issue));
}

}  // namespace cueline::domain
