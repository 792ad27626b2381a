// An issue that nobody accepts, that is past due, or whose settlement nobody confirms: who is told, and when. Only
// people on duty are: a step waits up to a day with school for whom it is for, and then goes to the admins instead; the
// raiser is not waited for any longer.
#include "server/domain/hours.hpp"
#include "server/domain/issue_parts.hpp"
#include "server/domain/pursuits.hpp"
#include "server/domain/rulebook.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

constexpr std::string_view unaccepted = "issue_unaccepted";
constexpr std::string_view overdue = "issue_overdue";
constexpr std::string_view unconfirmed = "proposal_unconfirmed";
constexpr std::int64_t look_again_ms = std::int64_t{28} * 24 * 60 * 60 * 1000;  // nobody works within four weeks

// The step that brought the issue to where it stands.
const IssueEvent& standing(const Issue& issue) {
  const auto found = std::find_if(issue.history.rbegin(), issue.history.rend(),
                                  [](const IssueEvent& one) { return one.step != IssueStep::answered; });
  return found == issue.history.rend() ? issue.history.front() : *found;
}

// Past due is counted from the promise, or from when the wait is over, if that is later.
Moments moments(const Issue& issue) {
  const auto& last = standing(issue);
  Moments counted{.sent = last.time};
  if (!issue.settle_by) return counted;
  counted.due =
      last.step == IssueStep::waiting && last.until ? std::max(*issue.settle_by, *last.until) : *issue.settle_by;
  return counted;
}

std::string_view situation(const Issue& issue) {
  if (issue.state == IssueState::proposed) return unconfirmed;
  return issue.state == IssueState::open ? unaccepted : overdue;
}

// How many times an admin has been told once the pursuit stands here.
std::size_t admins_told(const PursuitRule& rule, const Pursuit& after) {
  std::size_t times = 0;
  for (std::size_t i = 0; i < rule.steps.size() && i <= after.step; ++i) {
    if (rule.steps[i].act != PursuitAct::tell_admin) continue;
    times += i < after.step ? 1 + static_cast<std::size_t>(rule.steps[i].repeats) : after.done;
  }
  return times;
}

// One admin after the other, in the order they came to the school; when all have been told, all of them.
std::vector<PersonId> next_admins(const School& school, const Issue& issue, std::size_t time) {
  auto admins = called_upon(school, issue.owner.value_or(PersonId{}), {}, issue.bypass);
  if (admins.empty()) return called_upon(school, PersonId{}, {}, issue.bypass);  // the owner is the only one
  return time >= 1 && time <= admins.size() ? std::vector{admins[time - 1]} : admins;
}

std::vector<PersonId> meant_by(const School& school, const Issue& issue, PursuitAct act, std::size_t admin) {
  if (act == PursuitAct::tell_sender) return active_without(school, {issue.raiser}, PersonId{});
  if (act == PursuitAct::tell_admin) return next_admins(school, issue, admin);
  return called_upon(school, PersonId{}, issue.owner, issue.bypass);
}

// When the first of these is at work, from this time on; none: not within four weeks.
std::optional<Millis> first_at_work(const School& school, const std::vector<PersonId>& persons, Millis from) {
  std::optional<Millis> first;
  for (const auto person : persons) {
    const auto at = next_on_duty(school, person, from);
    if (at && (!first || *at < *first)) first = at;
  }
  return first;
}

// What a step comes to at some time: it goes to these, or it waits.
struct Turn {
  std::vector<PersonId> to;
  std::optional<Millis> wait;
};

Turn turn(const School& school, const Issue& issue, PursuitAct act, std::size_t admin, Millis time) {
  auto persons = meant_by(school, issue, act, admin);
  auto first = first_at_work(school, persons, time);
  if (first && *first > time && *first <= after_school_days(school, time, 1)) return {{}, first};
  if (first != time) {
    if (act == PursuitAct::tell_sender) return {};
    persons = called_upon(school, PersonId{}, {}, issue.bypass);
    if (persons.empty()) return {};
    first = first_at_work(school, persons, time);
    if (first != time) return {{}, first.value_or(Millis{time.value + look_again_ms})};
  }
  std::erase_if(persons, [&](PersonId person) { return !on_duty(school, person, time); });
  return {std::move(persons), {}};
}

// The next step, not before it can be taken.
Pursuit in_working_time(const School& school, const Issue& issue, Pursuit pursuit) {
  const auto rule = pursuit_rule(school, pursuit.rule);
  if (!pursuit.next || pursuit.step >= rule.steps.size()) return pursuit;
  auto taken = pursuit;
  ++taken.done;
  const auto act = rule.steps[pursuit.step].act;
  const auto coming = turn(school, issue, act, admins_told(rule, taken), *pursuit.next);
  if (coming.wait) pursuit.next = coming.wait;
  return pursuit;
}

// Who has not done what is waited for.
std::vector<PersonId> silent(const School& school, const Issue& issue) {
  if (issue.state == IssueState::proposed) return active_without(school, {issue.raiser}, PersonId{});
  return called_upon(school, PersonId{}, issue.owner, issue.bypass);
}

// Nobody accepted it, and every step against that has been taken: it can still be past due.
Pursuit or_overdue(const School& school, const Issue& issue, Pursuit after) {
  if (after.next || after.rule != unaccepted) return after;
  return begin_pursuit(school, overdue, moments(issue));
}

}  // namespace

std::optional<Pursuit> pursuit_of(const School& school, const Issue& issue) {
  if (issue.closed) return std::nullopt;
  return in_working_time(school, issue, begin_pursuit(school, situation(issue), moments(issue)));
}

Drafts on_due(const School& school, const Issue& issue, Millis now) {
  const auto step = issue.pursuit ? step_due(school, *issue.pursuit, moments(issue), now) : std::nullopt;
  if (!step) return {};
  const auto rule = pursuit_rule(school, issue.pursuit->rule);
  auto now_told = turn(school, issue, step->act, admins_told(rule, step->after), now);
  Pursued pursued{id_cast<ItemId>(issue.id), step->act, silent(school, issue), *issue.pursuit};
  if (now_told.wait) {  // whoever was expected is not at work after all
    pursued.pursuit.next = now_told.wait;
  } else {
    pursued.pursuit = in_working_time(school, issue, or_overdue(school, issue, step->after));
  }
  return {{timeline_of(issue.id), {}, std::move(now_told.to), std::move(pursued)}};
}

}  // namespace cueline::domain
