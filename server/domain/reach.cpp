#include "server/domain/reach.hpp"

#include "server/domain/alert_parts.hpp"
#include "server/domain/audience.hpp"
#include "server/domain/copies.hpp"
#include "server/domain/cover_requests.hpp"
#include "server/domain/hours.hpp"
#include "server/domain/interpreters.hpp"

namespace cueline::domain {
namespace {

// Who stands in for somebody while the alert holds.
void add_covers(const School& school, PersonId person, Millis from, Millis until, std::vector<PersonId>& persons) {
  for (const auto& [id, cover] : school.rows<Cover>()) {
    const bool runs = cover.state != CoverState::ended && cover.from < until && from < cover.until;
    if (cover.instead_of == person && runs && is_active(school, cover.by)) persons.push_back(cover.by);
  }
}

// Everybody it is for: an absent person's part falls to who covers them. A cover's own absence falls to nobody further.
std::vector<PersonId> with_covers(const Asked& asked, const SendAlert& command, const Copies* copies) {
  auto persons = asked_for(asked, command, copies);
  const auto named = asks_for_interpreter(command) ? 0 : persons.size();
  for (std::size_t at = 0; at < named; ++at) {
    if (!is_absent(asked.school, persons[at], asked.now)) continue;
    add_covers(asked.school, persons[at], command.starts.value_or(asked.now), command.until, persons);
  }
  return active_without(asked.school, std::move(persons), asked.by.id);
}

bool is_named(const SendAlert& command, PersonId person) {
  const auto& persons = command.audience.persons;
  return std::find(persons.begin(), persons.end(), person) != persons.end();
}

void sort_by_hours(const Asked& asked, const SendAlert& command, PersonId person, Reached& reached) {
  const auto& school = asked.school;
  // A protective action asks nobody's hours: it is for whoever is in the building, and for who is named.
  const bool protective = command.severity == 3;
  const bool now =
      protective ? on_site(school, person, asked.now) || is_named(command, person) : on_duty(school, person, asked.now);
  if (now) return reached.to.push_back(person);
  const auto next = protective ? std::nullopt : next_on_duty(school, person, asked.now);
  if (next && *next < command.until) return reached.held.push_back({person, *next});
  reached.left_out.push_back(person);
}

}  // namespace

Reached reached_by(const Asked& asked, const SendAlert& command) {
  Reached reached;
  if (command.cover) {
    auto asked_first = rings(asked, command);
    reached.to = std::move(asked_first.first);
    reached.waiting = std::move(asked_first.waiting);
    return reached;
  }
  std::optional<Copies> copies;
  if (command.change) copies.emplace(asked.school, *command.change, replaced(asked.school, command));
  const auto persons = with_covers(asked, command, copies ? &*copies : nullptr);
  for (const auto person : persons) sort_by_hours(asked, command, person, reached);
  if (!copies) return reached;
  std::vector<PersonId> hear = reached.to;
  for (const auto& one : reached.held) hear.push_back(one.person);
  for (const auto person : sorted_unique(std::move(hear))) {
    if (auto copy = copies->of(person)) reached.copies.push_back(std::move(*copy));
  }
  return reached;
}

Drafts release(const School& school, const Alert& alert, Millis now) {
  std::vector<PersonId> back;
  std::vector<Held> away;
  for (const auto& one : alert.recipients) {
    if (!one.held_until || now < *one.held_until) continue;
    if (is_active(school, one.person) && on_duty(school, one.person, now)) {
      back.push_back(one.person);
      continue;
    }
    const auto next = is_active(school, one.person) ? next_on_duty(school, one.person, now) : std::nullopt;
    const bool in_time = next && now < *next && *next < alert.until;
    away.push_back({one.person, in_time ? *next : alert.until});
  }
  if (back.empty() && away.empty()) return {};
  AlertReached fact{alert.id};
  if (!away.empty()) fact.held = std::move(away);
  if (!back.empty() && alert.pursuit && !alert.pursuit->next) fact.pursuit = pursuit_again(school, alert, now);
  auto drafts = tallies(school, back, [](Tally& tally) { ++tally.after_hours_held; });
  drafts.insert(drafts.begin(), Draft{timeline_of(alert.id), {}, std::move(back), std::move(fact)});
  return drafts;
}

void apply(School& school, const Entry& entry, const AlertReached& fact) {
  auto& alert = expect(school.alerts, fact.alert);
  for (const auto person : entry.to) {
    if (auto* const one = recipient(alert, person)) one->held_until.reset();
    school.gain(person, entry.sequence);
  }
  for (const auto& still : fact.held.value_or(std::vector<Held>{})) {
    if (auto* const one = recipient(alert, still.person)) one->held_until = still.until;
  }
  if (fact.pursuit) {
    alert.pursuit = fact.pursuit;
    alert.pursued_since = entry.time;
  }
  school.forget_readers(timeline_of(alert.id));
  school.touch(name_of(alert));
}

// The same rules as sending, and nothing is sent. Nobody to tell is an answer here, not a refusal.
result<Finding> find(const Asked& asked, const ReachOf& question) {
  if (const auto refusal = check_alert(asked, question.alert)) return refusal;
  auto reached = reached_by(asked, question.alert);
  Reach reach;
  for (const auto person : reached.to) {
    const auto copy = std::lower_bound(reached.copies.begin(), reached.copies.end(), person,
                                       [](const ForYou& one, PersonId id) { return one.person < id; });
    const bool known = copy != reached.copies.end() && copy->person == person;
    reach.reached.push_back(known ? *copy : ForYou{.person = person});
  }
  reach.held = std::move(reached.held);
  reach.left_out = std::move(reached.left_out);
  reach.waiting = std::move(reached.waiting);
  return Finding{std::move(reach)};
}

}  // namespace cueline::domain
