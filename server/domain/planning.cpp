// Planning: time together, asked for and agreed, with an agenda; afterwards somebody says whether it took place or what
// it was lost to. Only those who take part see it.
#include <algorithm>

#include "protocol/due.hpp"
#include "server/domain/access.hpp"
#include "server/domain/hours.hpp"
#include "server/domain/planning_parts.hpp"
#include "server/domain/rows.hpp"
#include "server/domain/school_time.hpp"
#include "server/domain/teams.hpp"
#include "server/domain/together_rules.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t longest_ms = std::int64_t{4} * 60 * 60 * 1000;
constexpr std::int64_t furthest_ms = std::int64_t{60} * 24 * 60 * 60 * 1000;

const Planning* named(const Asked& asked, PlanningId id) {
  return reads(asked, timeline_of(id)) ? asked.school.row<Planning>(id.value) : nullptr;
}

bool is_open(const Planning& planning) {
  return planning.state == PlanningState::asked || planning.state == PlanningState::agreed;
}

// Whether this person may see what a point is about. Messages are not pointed at: they are in a channel anyway.
bool sees_item(const School& school, PersonId person, ItemId item) {
  if (const auto* seen = lookup(school.observations, id_cast<ObservationId>(item)))
    return access::may_see(school, person, *seen);
  if (const auto* alert = lookup(school.alerts, id_cast<AlertId>(item))) return access::may_see(school, person, *alert);
  const auto* const issue = lookup(school.issues, id_cast<IssueId>(item));
  return issue && access::may_see(school, person, *issue);
}

bool all_see(const School& school, const std::vector<PersonId>& persons, const std::optional<ItemId>& about) {
  return !about || std::ranges::all_of(persons, [&](PersonId one) { return sees_item(school, one, *about); });
}

bool all_at_work_throughout(const School& school, const std::vector<PersonId>& persons, const Stretch& time) {
  const auto agreed = agreed_between(school, time.start, time.end);
  return std::ranges::all_of(persons, [&](PersonId person) {
    const auto free = plannable(school, agreed, person, time);
    return std::ranges::any_of(free, [&](const auto& one) { return one.start <= time.start && time.end <= one.end; });
  });
}

std::vector<PersonId> others(const School& school, const Planning& planning, PersonId but) {
  return active_without(school, planning.persons, but);
}

Draft changed(const Asked& asked, Planning planning) {
  auto told = others(asked.school, planning, asked.by.id);
  return set_row(asked.school, std::move(planning), std::move(told));
}

bool all_come(const School& school, const Planning& planning) {
  return std::ranges::all_of(others(school, planning, planning.by), [&](PersonId person) {
    return std::ranges::any_of(planning.replies, [&](const auto& one) { return one.person == person && one.comes; });
  });
}

Refusal check_time(const Asked& asked, const Stretch& time) {
  if (time.end <= time.start) return {Errc::end_before_start, "/until"};
  if (time.start <= asked.now) return {Errc::until_in_the_past, "/from"};
  if (time.end.value - time.start.value > longest_ms) return {Errc::out_of_range, "/until"};
  return time.start.value - asked.now.value > furthest_ms ? Refusal(Errc::out_of_range, "/from") : Refusal();
}

}  // namespace

Answer decide(const Asked& asked, const AskPlanning& command) {
  const auto& school = asked.school;
  auto persons = sorted_unique(std::vector<PersonId>(command.persons));
  if (!all_active(school, persons)) return Errc::not_found;
  persons = active_without(school, std::move(persons), asked.by.id);
  if (persons.empty()) return Errc::nobody_to_tell;
  persons.push_back(asked.by.id);
  persons = sorted_unique(std::move(persons));
  if (persons.size() > limits::planning_persons) return Errc::too_long;
  if (command.room && !team_of(asked, *command.room)) return Errc::not_found;
  if (auto refusal = check_time(asked, {command.from, command.until})) return refusal;
  if (!all_see(school, {asked.by.id}, command.about)) return Errc::not_found;
  if (!all_see(school, persons, command.about)) return Errc::not_on_care_team;
  if (!all_at_work_throughout(school, persons, {command.from, command.until})) return Errc::not_at_work;

  // From here nothing can fail.
  Planning planning;
  planning.id = PlanningId{asked.upcoming(0)};
  planning.by = asked.by.id;
  planning.persons = persons;
  planning.from = command.from;
  planning.until = command.until;
  planning.room = command.room;
  planning.title = command.title;
  planning.place = command.place;
  if (command.about) planning.agenda.push_back({++planning.pointed, asked.by.id, command.title, command.about, false});
  return one(changed(asked, std::move(planning)));
}

Answer decide(const Asked& asked, const AnswerPlanning& command) {
  const auto* const known = named(asked, command.planning);
  if (!known) return Errc::not_found;
  if (known->by == asked.by.id) return Errc::not_yours;
  if (!is_open(*known) || known->from <= asked.now) return Errc::too_late;
  if (!command.comes && command.reason.empty()) return Errc::needs_reason;
  auto planning = *known;
  const auto mine = std::ranges::find(planning.replies, asked.by.id, &PlanningReply::person);
  if (mine != planning.replies.end() && mine->comes == command.comes && mine->reason == command.reason)
    return Decision{};

  // From here nothing can fail.
  if (mine != planning.replies.end()) planning.replies.erase(mine);
  planning.replies.push_back({asked.by.id, command.comes, command.reason, asked.now});
  if (!command.comes) planning.state = PlanningState::declined;
  if (command.comes && all_come(asked.school, planning)) planning.state = PlanningState::agreed;
  return one(changed(asked, std::move(planning)));
}

Answer decide(const Asked& asked, const AddPoint& command) {
  const auto* const known = named(asked, command.planning);
  if (!known) return Errc::not_found;
  if (!is_open(*known)) return Errc::too_late;
  if (!all_see(asked.school, {asked.by.id}, command.about)) return Errc::not_found;
  if (!all_see(asked.school, known->persons, command.about)) return Errc::not_on_care_team;
  for (const auto& point : known->agenda) {
    if (point.by == asked.by.id && point.text == command.text && point.about == command.about) return Decision{};
  }
  if (known->agenda.size() >= limits::agenda_points) return Errc::too_long;

  // From here nothing can fail.
  auto planning = *known;
  planning.agenda.push_back({++planning.pointed, asked.by.id, command.text, command.about, false});
  return one(changed(asked, std::move(planning)));
}

Answer decide(const Asked& asked, const TickPoint& command) {
  const auto* const known = named(asked, command.planning);
  if (!known) return Errc::not_found;
  auto planning = *known;
  const auto point = std::ranges::find(planning.agenda, command.number, &AgendaPoint::number);
  if (point == planning.agenda.end()) return Errc::not_found;
  if (point->done == command.done) return Decision{};

  // From here nothing can fail.
  point->done = command.done;
  return one(changed(asked, std::move(planning)));
}

Answer decide(const Asked& asked, const RemovePoint& command) {
  const auto* const known = named(asked, command.planning);
  if (!known) return Errc::not_found;
  auto planning = *known;
  const auto point = std::ranges::find(planning.agenda, command.number, &AgendaPoint::number);
  if (point == planning.agenda.end()) return Errc::not_found;
  if (point->by != asked.by.id && planning.by != asked.by.id) return Errc::not_yours;

  // From here nothing can fail.
  planning.agenda.erase(point);
  return one(changed(asked, std::move(planning)));
}

Answer decide(const Asked& asked, const ClosePlanning& command) {
  const auto* const known = named(asked, command.planning);
  if (!known) return Errc::not_found;
  if (known->state == (command.kept ? PlanningState::kept : PlanningState::lost)) return Decision{};
  if (!is_open(*known)) return Errc::too_late;
  if (command.kept && asked.now < known->from) return Errc::wrong_state;
  if (!command.kept && command.lost_to.empty()) return Errc::needs_reason;

  // From here nothing can fail.
  auto planning = *known;
  planning.state = command.kept ? PlanningState::kept : PlanningState::lost;
  if (!command.kept) planning.lost_to = command.lost_to;
  return one(changed(asked, std::move(planning)));
}

Answer decide(const Asked& asked, const TakeBackPlanning& command) {
  const auto* const known = named(asked, command.planning);
  if (!known) return Errc::not_found;
  if (known->by != asked.by.id) return Errc::not_yours;
  if (known->state == PlanningState::taken_back) return Decision{};
  if (known->state == PlanningState::agreed) return Errc::wrong_state;  // others count on it: it is called off
  if (known->state != PlanningState::asked) return Errc::too_late;

  // From here nothing can fail.
  auto planning = *known;
  planning.state = PlanningState::taken_back;
  return one(changed(asked, std::move(planning)));
}

Drafts on_due(const School& school, const Planning& planning, Millis now) {
  if (now < *due_of(planning)) return {};
  return {remove_row(school, planning)};
}

}  // namespace cueline::domain
