// When a person works, and when they may be asked. Decided here and nowhere else: whoever wants to disturb somebody
// asks. A person without hours of their own works while school is on; in a school without a calendar everybody always
// does.
#pragma once

#include <optional>

#include "protocol/questions.hpp"
#include "server/domain/school.hpp"
#include "server/domain/stretches.hpp"

namespace cueline::domain {

class Plan;  // day.hpp

// In paid time, active, not absent; a substitute within their pass.
[[nodiscard]] bool on_duty(const School& school, PersonId person, Millis time);
// On duty at some moment of that day that is not over yet, or on duty now.
[[nodiscard]] bool on_site(const School& school, PersonId person, Millis time);
[[nodiscard]] bool is_absent(const School& school, PersonId person, Millis time);

// When they are next on duty; now if they are. None: not within four weeks.
[[nodiscard]] std::optional<Millis> next_on_duty(const School& school, PersonId person, Millis time);
// When their duty ends, if they are on duty.
[[nodiscard]] std::optional<Millis> duty_end(const School& school, PersonId person, Millis time);

// The protected time they are in, if any: why, and until when.
struct Protected {
  Name why;
  Millis until;
};
[[nodiscard]] std::optional<Protected> protected_now(const School& school, PersonId person, Millis time);

// When something of that kind may disturb them: at once, or the next paid start, the end of protected time, the next
// feedback window. Severity 3 never asks. None: not within four weeks.
enum class Disturbance { message, feedback, observation, alert };
[[nodiscard]] std::optional<Millis> may_disturb_from(const School& school, PersonId person, Millis time,
                                                     Disturbance what);

[[nodiscard]] Whereabouts whereabouts(const School& school, PersonId person, Millis time);
// Likewise, with everybody's plan of that moment, for a question about many.
[[nodiscard]] Whereabouts whereabouts(const School& school, const Plan& plan, PersonId person, Millis time);

// A colleague on duty who shares a classroom or team with them and is free, else any such colleague.
// Never `but`: who asks.
[[nodiscard]] std::optional<PersonId> colleague_instead(const School& school, PersonId person, Millis time,
                                                        PersonId but = {});

// The stretches of one day that all of this is read off. Paid hours of a person's own hold on every day that the
// calendar does not close.
[[nodiscard]] Stretches paid_on(const School& school, PersonId person, Date date);
// Paid time without absences, within the pass of a substitute.
[[nodiscard]] Stretches duty_on(const School& school, PersonId person, Date date);
[[nodiscard]] std::vector<ProtectedStretch> protected_on(const School& school, PersonId person, Date date);  // paid
[[nodiscard]] Stretches absences_of(const School& school, PersonId person);  // all that are known

// Their tally, counted on by `change`, as a draft.
template <class Change>
[[nodiscard]] Tally tallied(const School& school, PersonId person, const Change& change) {
  const auto* const known = school.row<Tally>(person.value);
  Tally tally = known ? *known : Tally{.id = person};
  change(tally);
  return tally;
}

}  // namespace cueline::domain
