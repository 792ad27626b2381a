#include "server/domain/due.hpp"

#include "server/domain/school.hpp"

namespace cueline::domain {

bool has_due(std::size_t kind) { return kind == record_kind<Alert> || kind == record_kind<Person>; }

std::optional<Millis> due_of(const Record& record) {
  if (const auto* alert = std::get_if<Alert>(&record)) {
    if (!alert->closed) return alert->until;
  } else if (const auto* person = std::get_if<Person>(&record)) {
    if (person->active && person->role == Role::substitute) return person->until;
  }
  return std::nullopt;
}

}  // namespace cueline::domain
