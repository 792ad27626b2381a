// Cards: what a care team knows of a student. One of them proposes, another agrees; from then on it holds for
// everybody. Whoever noticed it first stays named on it. Of strategies one at a time holds. Steps seen towards a goal
// are ticked, each by whoever saw it.
#include <algorithm>

#include "server/domain/observation_parts.hpp"
#include "server/domain/rows.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

// The card, if whoever asks is on the care team of its student.
const Card* card_of(const Asked& asked, CardId id) {
  const auto* const card = asked.school.row<Card>(id.value);
  return card && care_team(asked, card->student) ? card : nullptr;
}

std::vector<PersonId> others(const Asked& asked, StudentId student) {
  return care_team_without(asked.school, asked.school.students.at(student).care_team, asked.by.id);
}

// Why it cannot take that card's place.
boost::system::error_code check_replaced(const Asked& asked, const ProposeCard& command) {
  if (!command.replaces) return {};
  const auto* const card = asked.school.row<Card>(command.replaces->value);
  if (!card || card->student != command.student) return Errc::not_found;
  if (card->card_kind != command.card_kind) return Errc::wrong_state;
  return card->state == CardState::retired ? Errc::too_late : boost::system::error_code();
}

// Whether an agreed card gives way to this one.
bool gives_way(const Card& known, const Card& agreed) {
  if (known.student != agreed.student || known.state != CardState::agreed || known.id == agreed.id) return false;
  const bool both_strategies = known.card_kind == CardKind::strategy && agreed.card_kind == CardKind::strategy;
  return agreed.replaces == known.id || both_strategies;
}

bool same_proposal(const Card& known, const ProposeCard& command) {
  return known.state == CardState::proposed && known.student == command.student &&
         known.card_kind == command.card_kind && known.title == command.title && known.text == command.text &&
         known.steps == command.steps && known.since == command.since && known.replaces == command.replaces;
}

}  // namespace

Answer decide(const Asked& asked, const ProposeCard& command) {
  if (!care_team(asked, command.student)) return Errc::not_a_student_of_yours;
  if (command.card_kind == CardKind::routine && command.steps.empty()) return Errc::needs_text;
  const bool has_steps = command.card_kind == CardKind::routine || command.card_kind == CardKind::goal;
  if (!has_steps && !command.steps.empty()) return Errc::wrong_state;
  if (command.since && !is_date(*command.since)) return Errc::no_such_date;
  if (const auto refusal = check_replaced(asked, command)) return refusal;
  for (const auto& [id, known] : asked.school.rows<Card>()) {
    if (known.author == asked.by.id && same_proposal(known, command)) return Decision{{}, Sequence{id}};
  }

  // From here nothing can fail.
  Card card;
  card.student = command.student;
  card.card_kind = command.card_kind;
  card.title = command.title;
  card.text = command.text;
  card.steps = command.steps;
  card.author = asked.by.id;
  card.since = command.since;
  card.replaces = command.replaces;
  return one(set_row(asked.school, std::move(card), others(asked, command.student)));
}

Answer decide(const Asked& asked, const AgreeCard& command) {
  const auto* const proposed = card_of(asked, command.card);
  if (!proposed) return Errc::not_found;
  if (proposed->state == CardState::retired) return Errc::too_late;
  if (proposed->state == CardState::agreed) return Decision{};
  if (proposed->author == asked.by.id) return Errc::not_allowed;

  // From here nothing can fail.
  auto card = *proposed;
  card.agreed_by = asked.by.id;
  card.state = CardState::agreed;
  if (!card.since) card.since = local(asked.school, asked.now).date;
  Decision decision = one(set_row(asked.school, card, others(asked, card.student)));
  for (const auto& [id, known] : asked.school.rows<Card>()) {
    if (!gives_way(known, card)) continue;
    auto old = known;
    old.state = CardState::retired;
    decision.drafts.push_back(set_row(asked.school, std::move(old)));
  }
  return decision;
}

Answer decide(const Asked& asked, const TickGoal& command) {
  const auto* const known = card_of(asked, command.card);
  if (!known) return Errc::not_found;
  if (known->card_kind != CardKind::goal || known->state != CardState::agreed) return Errc::wrong_state;
  auto card = *known;
  auto& ticks = card.ticks ? *card.ticks : card.ticks.emplace();
  const auto today = local(asked.school, asked.now).date;
  const auto mine = std::ranges::find_if(ticks, [&](const PersonTime& tick) {
    return tick.person == asked.by.id && local(asked.school, tick.time).date == today;
  });
  if (command.seen == (mine != ticks.end())) return Decision{};

  // From here nothing can fail.
  const auto count = card.ticked.value_or(0);
  card.ticked = command.seen ? count + 1 : count - 1;
  if (!command.seen) {
    ticks.erase(mine);
  } else {
    if (ticks.size() == limits::card_ticks) ticks.erase(ticks.begin());
    ticks.push_back({asked.by.id, asked.now});
  }
  return one(set_row(asked.school, std::move(card)));
}

Answer decide(const Asked& asked, const RetireCard& command) {
  const auto* const known = card_of(asked, command.card);
  if (!known) return Errc::not_found;
  if (known->state == CardState::retired) return Decision{};

  // From here nothing can fail.
  auto card = *known;
  card.state = CardState::retired;
  if (!command.reason.empty()) card.retired_why = command.reason;
  return one(set_row(asked.school, std::move(card), others(asked, known->student)));
}

}  // namespace cueline::domain
