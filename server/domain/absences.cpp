// Absences: somebody is not at work. Why is nobody's business here.
#include <algorithm>

#include "protocol/due.hpp"
#include "server/domain/access.hpp"
#include "server/domain/cover_parts.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t longest_ms = std::int64_t{400} * 24 * 60 * 60 * 1000;

bool may_tell(const Asked& asked, PersonId person) {
  return person == asked.by.id || access::keeps_lists(asked.school, asked.by.id);
}

bool is_known(const School& school, const ReportAbsence& command) {
  const auto& absences = school.rows<Absence>();
  return std::any_of(absences.begin(), absences.end(), [&](const auto& row) {
    const auto& [id, absence] = row;
    return absence.person == command.person && absence.from < command.until && command.from < absence.until;
  });
}

}  // namespace

Answer decide(const Asked& asked, const ReportAbsence& command) {
  if (!may_tell(asked, command.person)) return Errc::not_allowed;
  if (!is_active(asked.school, command.person)) return Errc::not_found;
  if (command.until <= command.from) return Errc::end_before_start;
  if (command.until <= asked.now) return Errc::until_in_the_past;
  if (command.until.value - command.from.value > longest_ms) return Errc::out_of_range;
  if (is_known(asked.school, command)) return Errc::overlapping;

  // From here nothing can fail.
  return one(set_row(asked.school, Absence{{}, command.person, command.from, command.until, asked.by.id}));
}

Answer decide(const Asked& asked, const CancelAbsence& command) {
  const auto* const absence = asked.school.row<Absence>(command.absence.value);
  if (!absence || !may_tell(asked, absence->person)) return Errc::not_found;
  if (absence->until <= asked.now) return Errc::too_late;

  // From here nothing can fail.
  if (asked.now <= absence->from) return one(remove_row(asked.school, *absence));
  auto back = *absence;  // back early: until now they were away
  back.until = asked.now;
  return one(set_row(asked.school, back));
}

Drafts on_due(const School& school, const Absence& absence, Millis now) {
  if (now < *due_of(absence)) return {};
  return {remove_row(school, absence)};
}

}  // namespace cueline::domain
