// Messages and hours: whom a message disturbs only later, what the server says in their place, and what is counted of
// it. The message itself is in its channel at once.
#include <algorithm>

#include "server/domain/hours.hpp"
#include "server/domain/message_parts.hpp"
#include "server/domain/rows.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t four_weeks_ms = std::int64_t{28} * 24 * 60 * 60 * 1000;

struct Wait {
  Millis until;
  Whereabouts why = Whereabouts::free;  // free: for a feedback window only
};

// How long this person is left in peace, if at all.
std::optional<Wait> wait_of(const Asked& asked, PersonId person, const PostMessage& command) {
  const bool guarded = protected_now(asked.school, person, asked.now).has_value();
  if (guarded && command.override_reason) return std::nullopt;
  const bool feedback = command.feedback.value_or(false);
  const auto kind = feedback ? Disturbance::feedback : Disturbance::message;
  const auto from = may_disturb_from(asked.school, person, asked.now, kind);
  if (from == asked.now) return std::nullopt;
  Wait wait{from.value_or(Millis{asked.now.value + four_weeks_ms})};
  const auto where = whereabouts(asked.school, person, asked.now);
  const bool away = where == Whereabouts::absent || where == Whereabouts::off_duty;
  if (away || guarded) wait.why = where;
  return wait;
}

Tally counted(const Asked& asked, PersonId person, const PostMessage& command, const std::optional<Wait>& wait) {
  return tallied(asked.school, person, [&](Tally& row) {
    if (protected_now(asked.school, person, asked.now)) {
      ++row.interruptions;
      row.overrides += command.override_reason ? 1 : 0;
    } else if (wait && wait->why != Whereabouts::free) {
      ++row.after_hours_held;
    }
  });
}

}  // namespace

Holding hold(const Asked& asked, const PostMessage& command, const std::vector<PersonId>& disturbed,
             const std::vector<PersonId>& to) {
  Holding holding;
  if (!has_calendar(asked.school)) return holding;
  const MessageId message{asked.upcoming(0)};
  for (const auto person : disturbed) {
    const auto wait = wait_of(asked, person, command);
    if (wait) holding.held.push_back({person, wait->until});
    if (wait && wait->why != Whereabouts::free) {
      AutoAnswered answer{message, person, wait->why, wait->until, {}};
      answer.instead = colleague_instead(asked.school, person, asked.now, asked.by.id);
      holding.drafts.push_back({command.timeline, {}, {asked.by.id}, answer});
    }
    const auto tally = counted(asked, person, command, wait);
    const auto* const known = asked.school.row<Tally>(person.value);
    if (tally != (known ? *known : Tally{.id = person})) holding.drafts.push_back(set_row(asked.school, tally));
  }
  // Answering outside one's own hours is counted too: for oneself to see.
  if (!to.empty() && !on_duty(asked.school, asked.by.id, asked.now)) {
    holding.drafts.push_back(
        set_row(asked.school, tallied(asked.school, asked.by.id, [](Tally& row) { ++row.after_hours_answered; })));
  }
  return holding;
}

}  // namespace cueline::domain
