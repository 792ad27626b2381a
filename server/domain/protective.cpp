#include "server/domain/protective.hpp"

#include "server/domain/access.hpp"
#include "server/domain/alert_parts.hpp"
#include "server/domain/audience.hpp"
#include "server/domain/hours.hpp"

namespace cueline::domain {
namespace {

bool is_all_clear(const SendAlert& command) { return command.mode == AnswerMode::information; }

}  // namespace

bool is_protective(const TemplateRule& kind) { return kind.family == "protective"; }

boost::system::error_code check_protective(const Asked& asked, const SendAlert& command, const TemplateRule& kind) {
  if (is_protective(kind) != (command.severity == 3)) return Errc::out_of_range;
  if (!is_protective(kind)) return {};
  if (command.mode == AnswerMode::first_taker) return Errc::wrong_state;
  if (!is_all_clear(command)) return {};
  // The all-clear names what it ends.
  if (!command.supersedes) return Errc::missing_field;
  const auto* const before = replaced(asked.school, command);
  return before && before->severity != 3 ? Errc::wrong_state : boost::system::error_code();
}

bool may_lead(const Asked& asked, const Alert& alert) {
  return alert.severity == 3 && access::keeps_lists(asked.school, asked.by.id);
}

boost::system::error_code check_kind_of_answer(const Alert& alert, const AnswerAlert& command) {
  const bool of_protection = command.answer == AlertAnswer::safe || command.answer == AlertAnswer::need_help;
  if (command.head_count && !of_protection) return Errc::wrong_state;
  if (alert.severity != 3) return of_protection ? Errc::wrong_state : boost::system::error_code();
  // An all-clear is only confirmed.
  if (alert.mode == AnswerMode::information) return of_protection ? Errc::wrong_state : boost::system::error_code();
  return of_protection ? boost::system::error_code() : Errc::wrong_state;
}

std::vector<PersonId> helpers(const School& school, Millis now) {
  std::vector<PersonId> persons;
  for (const auto& [id, person] : school.people) {
    const bool leads = person.role == Role::admin || person.role == Role::office;
    if (person.active && (person.role == Role::admin || (leads && on_site(school, id, now)))) persons.push_back(id);
  }
  return persons;
}

}  // namespace cueline::domain
