#include "server/domain/alert_pursuit.hpp"

#include "server/domain/access.hpp"
#include "server/domain/alert_parts.hpp"
#include "server/domain/cover_requests.hpp"
#include "server/domain/day.hpp"
#include "server/domain/hours.hpp"

namespace cueline::domain {
namespace {

std::string_view rule_of(const SendAlert& command, const TemplateRule& kind) {
  if (command.mode == AnswerMode::information) return {};
  if (command.mode == AnswerMode::first_taker && kind.family == "help") return "assist";
  if (command.cover) return "cover";
  constexpr std::array by_severity{"", "alert_1", "alert_2", "alert_3"};
  return by_severity.at(static_cast<std::size_t>(command.severity.value));
}

// Nobody takes it: everybody asked is silent, whatever they said, for who has to find another way.
std::vector<PersonId> silent(const School& school, const Alert& alert, Millis now) {
  std::vector<PersonId> persons;
  for (const auto& one : alert.recipients) {
    if (!one.answer && is_waited_for(school, alert, one, now)) persons.push_back(one.person);
  }
  return persons;
}

std::vector<PersonId> at_work(const School& school, const Alert& alert, std::vector<PersonId> persons, Millis now) {
  std::erase_if(persons, [&](PersonId one) { return !is_active(school, one) || !reaches(school, alert, one, now); });
  return sorted_unique(std::move(persons));
}

std::vector<PersonId> all_of(const School& school, const Alert& alert, Role role, Millis now) {
  std::vector<PersonId> persons;
  for (const auto& [id, person] : school.people) {
    if (person.role == role) persons.push_back(id);
  }
  return at_work(school, alert, std::move(persons), now);
}

// Somebody near enough to pass it on by voice: who has answered, else who was not asked, else nobody.
std::optional<PersonId> neighbour(const School& school, const Alert& alert, PersonId person, Millis now) {
  std::optional<PersonId> other;
  for (const auto near : at_work(school, alert, neighbours_of(school, person, now), now)) {
    if (near == person) continue;
    const auto* const one = recipient(alert, near);
    if (one && one->answer) return near;
    if (!one && !other) other = near;
  }
  return other;
}

Draft pursued(const Alert& alert, const Step& step, std::vector<PersonId> to, std::vector<PersonId> quiet) {
  return {timeline_of(alert.id),
          {},
          std::move(to),
          Pursued{id_cast<ItemId>(alert.id), step.act, std::move(quiet), step.after}};
}

// One draft a neighbour: each learns of those near them only.
Drafts named_to_neighbours(const School& school, const Alert& alert, const Step& step, std::vector<PersonId> quiet,
                           Millis now) {
  std::map<PersonId, std::vector<PersonId>> by_neighbour;
  for (const auto person : quiet) {
    if (const auto near = neighbour(school, alert, person, now)) by_neighbour[*near].push_back(person);
  }
  Drafts drafts;
  for (auto& [near, persons] : by_neighbour) drafts.push_back(pursued(alert, step, {near}, std::move(persons)));
  if (drafts.empty()) drafts.push_back(pursued(alert, step, {}, std::move(quiet)));
  return drafts;
}

}  // namespace

std::vector<PersonId> told_of(const School& school, const Alert& alert, PursuitAct act,
                              const std::vector<PersonId>& about, Millis now) {
  switch (act) {
    case PursuitAct::remind:
    case PursuitAct::push:
    case PursuitAct::push_and_email: return about;
    case PursuitAct::tell_owner:
    case PursuitAct::tell_sender: return at_work(school, alert, {alert.sender}, now);
    case PursuitAct::tell_office: return all_of(school, alert, Role::office, now);
    case PursuitAct::tell_admin: return all_of(school, alert, Role::admin, now);
    case PursuitAct::name_to_neighbour:
    case PursuitAct::widen:
    case PursuitAct::put_on_top:
    case PursuitAct::offer_author:
    case PursuitAct::draft_issue: break;  // said otherwise, or of observations
  }
  return {};
}

std::optional<Pursuit> pursuit_of(const School& school, const SendAlert& command, const TemplateRule& kind,
                                  Millis now) {
  const auto rule = rule_of(command, kind);
  if (rule.empty()) return std::nullopt;
  auto pursuit = begin_pursuit(school, rule, moments_of(command, now));
  return pursuit.next ? std::optional(std::move(pursuit)) : std::nullopt;
}

Pursuit pursuit_again(const School& school, const Alert& alert, Millis now) {
  return begin_pursuit(school, alert.pursuit->rule, moments_of(alert, now));
}

Drafts pursue(const School& school, const Alert& alert, Millis now) {
  if (!alert.pursuit) return {};
  const auto& standing = *alert.pursuit;
  const auto step = step_due(school, standing, moments_of(alert, alert.pursued_since.value_or(alert.time)), now);
  if (!step && (!standing.next || now < *standing.next)) return {};
  // The school has shortened its rule meanwhile: nothing more happens, and that is written down.
  if (!step) return {pursued(alert, {PursuitAct::remind, {.rule = standing.rule}}, {}, {})};
  auto quiet = silent(school, alert, now);
  const bool waits = !quiet.empty() || alert.mode == AnswerMode::first_taker;
  if (waits && step->act == PursuitAct::name_to_neighbour)
    return named_to_neighbours(school, alert, *step, std::move(quiet), now);
  Drafts drafts;
  if (step->act == PursuitAct::widen) drafts = widen(school, alert, now);
  auto to = waits ? told_of(school, alert, step->act, quiet, now) : std::vector<PersonId>();
  drafts.push_back(pursued(alert, *step, std::move(to), std::move(quiet)));
  return drafts;
}

void told_of_silence(School& school, Alert& alert, const Entry& entry, const Pursued&) {
  for (const auto person : entry.to) {
    if (access::may_read(school, person, timeline_of(alert.id))) continue;
    if (!alert.told) alert.told.emplace();
    alert.told->push_back(person);
    school.gain(person, entry.sequence);
    school.forget_readers(timeline_of(alert.id));
  }
  if (alert.told) std::sort(alert.told->begin(), alert.told->end());
}

}  // namespace cueline::domain
