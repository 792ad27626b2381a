// The steps of an issue: its owner has it, answers, waits, proposes; only the raiser's agreement settles it, or an
// admin's in the place of a raiser who has left.
#include "server/domain/issue_parts.hpp"

namespace cueline::domain {
namespace {

// The issue that is named, for who may read it or shows its raiser's secret. A wrong secret says nothing.
result<const Issue*> meant(const Asked& asked, IssueId id, const std::optional<Secret>& secret) {
  if (!secret) return named(asked, asked.school.issues, id);
  const auto* const issue = raised_with(asked.school, id, *secret, asked.now);
  if (!issue) return Errc::not_found;
  return issue;
}

std::optional<bool> by_raiser(const std::optional<Secret>& secret) {
  return secret ? std::optional(true) : std::nullopt;
}

// An admin stands in for a raiser who has left; for one without a name nobody can say so.
bool speaks_for_raiser(const Asked& asked, const Issue& issue, const std::optional<Secret>& secret) {
  if (issue.raiser_key) return secret.has_value();
  return issue.raiser == asked.by.id || (is_admin(asked) && !is_active(asked.school, issue.raiser));
}

}  // namespace

Answer decide(const Asked& asked, const AcceptIssue& command) {
  const auto found = named(asked, asked.school.issues, command.issue);
  if (!found) return found.error();
  const auto& issue = **found;
  const bool may_take = issue.owner ? issue.owner == asked.by.id : is_admin(asked);
  if (!may_take) return Errc::not_allowed;
  if (issue.closed) return Errc::too_late;
  if (issue.state == IssueState::proposed) return Errc::wrong_state;
  if (issue.state == IssueState::accepted) return Decision{};

  // From here nothing can fail.
  return step(asked, issue, {command.issue, IssueStep::accepted, {}, {}, {}});
}

Answer decide(const Asked& asked, const AnswerIssue& command) {
  const auto found = meant(asked, command.issue, command.secret);
  if (!found) return found.error();
  if ((*found)->closed) return Errc::too_late;

  // From here nothing can fail.
  return step(asked, **found, {command.issue, IssueStep::answered, command.text, {}, {}, by_raiser(command.secret)});
}

Answer decide(const Asked& asked, const WaitIssue& command) {
  const auto found = named(asked, asked.school.issues, command.issue);
  if (!found) return found.error();
  const auto& issue = **found;
  if (!may_steer(asked, issue)) return Errc::not_allowed;
  if (issue.closed) return Errc::too_late;
  if (issue.state == IssueState::proposed) return Errc::wrong_state;
  if (command.until && *command.until <= asked.now) return Errc::until_in_the_past;

  // From here nothing can fail.
  return step(asked, issue, {command.issue, IssueStep::waiting, command.text, {}, command.until});
}

Answer decide(const Asked& asked, const ProposeSettlement& command) {
  const auto found = named(asked, asked.school.issues, command.issue);
  if (!found) return found.error();
  const auto& issue = **found;
  if (!may_steer(asked, issue)) return Errc::not_allowed;
  if (issue.closed) return Errc::too_late;
  if (issue.state == IssueState::proposed) return Errc::wrong_state;

  // From here nothing can fail.
  return step(asked, issue, {command.issue, IssueStep::proposed, command.text, {}, {}});
}

Answer decide(const Asked& asked, const AgreeSettlement& command) {
  const auto found = meant(asked, command.issue, command.secret);
  if (!found) return found.error();
  const auto& issue = **found;
  if (!speaks_for_raiser(asked, issue, command.secret)) return Errc::not_yours;
  if (issue.state == IssueState::settled) return Decision{};
  if (issue.state == IssueState::declined) return Errc::too_late;

  // From here nothing can fail: what has solved itself needs no proposal.
  return step(asked, issue, {command.issue, IssueStep::settled, {}, {}, {}, by_raiser(command.secret)});
}

Answer decide(const Asked& asked, const ReopenIssue& command) {
  const auto found = meant(asked, command.issue, command.secret);
  if (!found) return found.error();
  const auto& issue = **found;
  if (!speaks_for_raiser(asked, issue, command.secret)) return Errc::not_yours;
  if (!issue.closed && issue.state != IssueState::proposed) return Errc::wrong_state;

  // From here nothing can fail.
  return step(asked, issue, {command.issue, IssueStep::reopened, command.text, {}, {}, by_raiser(command.secret)});
}

Answer decide(const Asked& asked, const DeclineIssue& command) {
  const auto found = named(asked, asked.school.issues, command.issue);
  if (!found) return found.error();
  const auto& issue = **found;
  if (!may_steer(asked, issue)) return Errc::not_allowed;
  if (issue.closed) return Errc::too_late;

  // From here nothing can fail.
  return step(asked, issue, {command.issue, IssueStep::declined, command.text, {}, {}});
}

}  // namespace cueline::domain
