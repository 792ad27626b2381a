// What has helped a student: of the observations in which a card was tried, how many say that it helped.
#include <map>
#include <tuple>

#include "server/domain/observation_parts.hpp"

namespace cueline::domain {
namespace {

// Whether each card that was tried with this observation helped. Its author's own word goes before an answer's.
std::map<CardId, bool> tried_with(const Observation& one) {
  std::map<CardId, bool> tried;
  for (const auto& answer : one.answers) {
    if (answer.card) tried[*answer.card] |= answer.answer == ObservationAnswer::used_it;
  }
  if (one.card) tried[*one.card] = one.helped.value_or(tried[*one.card]);
  return tried;
}

}  // namespace

result<Finding> find(const Asked& asked, const HelpedBy& question, const Sightings& sightings) {
  if (!care_team(asked, question.student)) return Errc::not_a_student_of_yours;
  std::map<CardId, HelpedCard> counts;
  for (const auto& one : sightings) {
    if (one.retracted) continue;
    for (const auto& [card, helped] : tried_with(one)) {
      auto& count = counts[card];
      count.card = card;
      ++count.tried;
      if (helped) ++count.helped;
    }
  }
  Helped helped;
  for (const auto& [id, count] : counts) helped.cards.push_back(count);
  std::sort(helped.cards.begin(), helped.cards.end(), [](const auto& a, const auto& b) {
    return std::tuple(b.helped, b.tried, a.card) < std::tuple(a.helped, a.tried, b.card);
  });
  return helped;
}

}  // namespace cueline::domain
