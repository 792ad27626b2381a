// Reassignments: somebody is sent elsewhere now, with words for the hand-over. Both ends say that they have it; it ends
// by itself.
#include <algorithm>

#include "protocol/due.hpp"
#include "server/domain/access.hpp"
#include "server/domain/cover_parts.hpp"
#include "server/domain/hours.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t longest_ms = std::int64_t{14} * 24 * 60 * 60 * 1000;

bool may_send(const Person& person) { return person.role != Role::para && person.role != Role::substitute; }

boost::system::error_code check_place(const Asked& asked, const Reassign& command) {
  const auto& school = asked.school;
  if (command.room && !school.row<Room>(command.room->value)) return Errc::not_found;
  const auto* const group = command.group ? lookup(school.channels, *command.group) : nullptr;
  const bool is_group =
      group && (group->channel_kind == ChannelKind::classroom || group->channel_kind == ChannelKind::team);
  if (command.group && !is_group) return Errc::not_found;
  if (!command.student) return {};
  const auto* const student = lookup(school.students, *command.student);
  if (!student || !reads(asked, timeline_of(*command.student))) return Errc::not_found;
  if (!access::may_read(school, command.person, timeline_of(student->care_team))) return Errc::not_on_care_team;
  return {};
}

std::vector<PersonId> both_ends(const Reassignment& move) {
  std::vector<PersonId> persons{move.person};
  if (move.other_end) persons.push_back(*move.other_end);
  return persons;
}

bool is_over(const Reassignment& move, Millis now) { return move.called_off.value_or(false) || move.until <= now; }

Draft called_off(const School& school, Reassignment move) {
  move.called_off = true;
  auto persons = both_ends(move);
  return set_row(school, std::move(move), std::move(persons));
}

const Reassignment* named(const Asked& asked, ReassignmentId id) {
  return reads(asked, timeline_of(id)) ? asked.school.row<Reassignment>(id.value) : nullptr;
}

}  // namespace

Answer decide(const Asked& asked, const Reassign& command) {
  const auto& school = asked.school;
  const auto from = command.from.value_or(asked.now);
  if (!may_send(asked.by)) return Errc::not_allowed;
  if (!is_active(school, command.person)) return Errc::not_found;
  if (command.other_end && !is_active(school, *command.other_end)) return Errc::not_found;
  if (command.other_end == command.person) return Errc::wrong_state;
  if (command.until <= from) return Errc::end_before_start;
  if (command.until <= asked.now) return Errc::until_in_the_past;
  if (command.until.value - from.value > longest_ms) return Errc::out_of_range;
  if (const auto refusal = check_place(asked, command)) return refusal;
  if (!on_duty(school, command.person, std::max(from, asked.now))) return Errc::not_at_work;

  // From here nothing can fail.
  Reassignment move{ReassignmentId{asked.upcoming(0)},
                    command.person,
                    asked.by.id,
                    from,
                    command.until,
                    command.what,
                    command.room,
                    command.group,
                    command.student,
                    command.mode,
                    command.other_end,
                    command.note};
  auto persons = active_without(school, both_ends(move), asked.by.id);
  Decision decision;
  decision.drafts.push_back(set_row(school, std::move(move), std::move(persons)));
  // The latest word holds: what it takes the place of does not count any more.
  for (const auto& [id, other] : school.rows<Reassignment>()) {
    if (other.person != command.person || is_over(other, asked.now)) continue;
    if (overlap({other.from, other.until}, {from, command.until})) {
      decision.drafts.push_back(called_off(school, other));
    }
  }
  return decision;
}

Answer decide(const Asked& asked, const ConfirmReassignment& command) {
  const auto* const move = named(asked, command.reassignment);
  if (!move) return Errc::not_found;
  if (move->person != asked.by.id && move->other_end != asked.by.id) return Errc::not_yours;
  if (is_over(*move, asked.now)) return Errc::too_late;
  auto confirmed = *move;
  auto& mark = move->person == asked.by.id ? confirmed.confirmed : confirmed.other_confirmed;
  if (mark) return Decision{};

  // From here nothing can fail.
  mark = asked.now;
  return one(set_row(asked.school, std::move(confirmed), {move->told_by}));
}

Answer decide(const Asked& asked, const CallOffReassignment& command) {
  const auto* const move = named(asked, command.reassignment);
  if (!move) return Errc::not_found;
  if (move->told_by != asked.by.id && !access::keeps_lists(asked.school, asked.by.id)) return Errc::not_yours;
  if (move->called_off.value_or(false)) return Decision{};
  if (is_over(*move, asked.now)) return Errc::too_late;

  // From here nothing can fail.
  return one(called_off(asked.school, *move));
}

Drafts on_due(const School& school, const Reassignment& move, Millis now) {
  if (now < *due_of(move)) return {};
  return {remove_row(school, move)};
}

}  // namespace cueline::domain
