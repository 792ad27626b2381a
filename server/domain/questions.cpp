#include "server/domain/questions.hpp"

#include "server/domain/access.hpp"
#include "server/domain/lookup.hpp"
#include "server/domain/together_rules.hpp"

namespace cueline::domain {

namespace {

std::optional<StudentId> student_of(const School& school, const Question& question) {
  if (const auto* trends = std::get_if<TrendsOf>(&question)) return trends->student;
  if (const auto* helped = std::get_if<HelpedBy>(&question)) return helped->student;
  const auto* const comparison = std::get_if<BeforeAfter>(&question);
  const auto* const card = comparison ? school.row<Card>(comparison->card.value) : nullptr;
  return card ? std::optional(card->student) : std::nullopt;
}

}  // namespace

std::optional<StudentId> needs_sightings(const School& school, PersonId person, const Question& question) {
  const auto id = student_of(school, question);
  const auto* const student = id ? lookup(school.students, *id) : nullptr;
  if (!student || !access::may_read(school, person, timeline_of(student->care_team))) return std::nullopt;
  return id;
}

result<Finding> answer(const School& school, const Actor& actor, const Question& question, const Sightings& sightings) {
  const auto* const person = lookup(school.people, actor.person);
  if (!person || !person->active || pass_is_over(*person, actor.now)) return Errc::deactivated;
  const Asked asked{school, *person, actor.now, nullptr};
  return std::visit(
      [&](const auto& one) -> result<Finding> {
        if constexpr (requires { find(asked, one, sightings); }) {
          return find(asked, one, sightings);
        } else if constexpr (requires { find(asked, one); }) {
          return find(asked, one);
        } else {
          return Errc::not_found;
        }
      },
      question);
}

}  // namespace cueline::domain
