// Issues: something unresolved, with an owner and a promise of a first answer. The steps between are in
// issue_steps.cpp.
#include "protocol/catalog.hpp"
#include "server/domain/access.hpp"
#include "server/domain/issue_parts.hpp"

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

void set_owner(School& school, Issue& issue, PersonId owner, Sequence at) {
  const auto timeline = timeline_of(issue.id);
  const auto before = issue.owner;
  const bool could_read = access::may_read(school, owner, timeline);
  issue.owner = owner;
  school.forget_readers(timeline);
  if (!could_read && access::may_read(school, owner, timeline)) school.gain(owner, at);
  if (before && is_active(school, *before) && !access::may_read(school, *before, timeline)) school.lose(*before, at);
}

void set_closed(School& school, Issue& issue, IssueStep step, Millis time) {
  if (step == IssueStep::reopened && issue.closed) {
    school.reopen(name_of(issue), *issue.closed);
    issue.closed.reset();
  }
  if (step == IssueStep::settled || step == IssueStep::declined) {
    issue.closed = time;
    school.close(name_of(issue), time);
  }
}

}  // namespace

Millis promise(const Code& issue_kind, Weight severity, Millis now) {
  const auto* const kind = in_catalog(catalog::issue_kinds, issue_kind);
  const std::int64_t quarters = severity == 1 ? 1 : severity == 2 ? 2 : severity == 3 ? 4 : 8;
  return Millis{now.value + (kind ? kind->promise_hours : 24) * quarters * hour_ms / 4};
}

std::vector<PersonId> called_upon(const School& school, PersonId speaker, std::optional<PersonId> owner) {
  if (owner && is_active(school, *owner)) return active_without(school, {*owner}, speaker);
  std::vector<PersonId> admins;
  for (const auto& [id, person] : school.people) {
    if (person.role == Role::admin) admins.push_back(id);
  }
  return active_without(school, std::move(admins), speaker);
}

Decision step(const Asked& asked, const Issue& issue, IssueMoved moved) {
  auto to = called_upon(asked.school, asked.by.id, moved.owner ? moved.owner : issue.owner);
  to.push_back(issue.raiser);
  to = active_without(asked.school, std::move(to), asked.by.id);
  return one({timeline_of(issue.id), {}, std::move(to), std::move(moved)});
}

Answer decide(const Asked& asked, const RaiseIssue& command) {
  if (!in_catalog(catalog::issue_kinds, command.issue_kind)) return Errc::unknown_code;
  if (command.room && !is_room(asked, *command.room)) return Errc::not_found;
  if (command.about && !is_source(asked, *command.about)) return Errc::not_found;
  if (command.owner && !is_active(asked.school, *command.owner)) return Errc::not_found;

  // From here nothing can fail.
  return one(
      {TimelineId{asked.upcoming(0)},
       {},
       called_upon(asked.school, asked.by.id, command.owner),
       IssueRaised{command.issue_kind, command.severity, command.title, command.text, command.would_help, command.about,
                   command.room, command.owner, promise(command.issue_kind, command.severity, asked.now)}});
}

Answer decide(const Asked& asked, const GiveIssue& command) {
  const auto found = named(asked, asked.school.issues, command.issue);
  if (!found) return found.error();
  const auto& issue = **found;
  if (!may_steer(asked, issue)) return Errc::not_allowed;
  if (issue.closed) return Errc::too_late;
  if (!is_active(asked.school, command.owner)) return Errc::not_found;
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
  issue.history.push_back({entry.time, entry.author, IssueStep::raised, {}, {}, {}});
  school.touch(name_of(issue));
  school.forget_readers(timeline_of(issue.id));
  school.issues[issue.id] = std::move(issue);
}

void apply(School& school, const Entry& entry, const IssueMoved& fact) {
  auto& issue = expect(school.issues, fact.issue);
  issue.history.push_back({entry.time, entry.author, fact.step, fact.text, fact.owner, fact.until});
  if (fact.step == IssueStep::given && fact.owner) set_owner(school, issue, *fact.owner, entry.sequence);
  if (fact.step == IssueStep::accepted && !issue.owner) set_owner(school, issue, entry.author, entry.sequence);
  issue.state = state_after(issue, fact.step).value_or(issue.state);
  if (!issue.first_answer && keeps_promise(fact.step) && entry.author != issue.raiser) issue.first_answer = entry.time;
  set_closed(school, issue, fact.step, entry.time);
  school.touch(name_of(issue));
}

}  // namespace cueline::domain
