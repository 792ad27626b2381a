// What the files of alerts share. Included by them only.
#pragma once

#include "server/domain/hours.hpp"
#include "server/domain/items.hpp"
#include "server/domain/rows.hpp"

namespace cueline::domain {

[[nodiscard]] inline bool is_running(const Alert& alert) {
  return alert.state == AlertState::open || alert.state == AlertState::taken;
}

template <class AlertType>
[[nodiscard]] auto* recipient(AlertType& alert, PersonId person) {
  const auto place = std::lower_bound(alert.recipients.begin(), alert.recipients.end(), person,
                                      [](const Recipient& one, PersonId id) { return one.person < id; });
  return place == alert.recipients.end() || place->person != person ? nullptr : &*place;
}

// Likewise, if they have heard of it: whoever is held has not.
[[nodiscard]] inline const Recipient* reached(const Alert& alert, PersonId person) {
  const auto* const one = recipient(alert, person);
  return one && !one->held_until ? one : nullptr;
}

void add_recipient(Alert& alert, PersonId person);  // in order, once

// Everybody it was sent to who is still active, without one and without the held.
[[nodiscard]] std::vector<PersonId> told(const School& school, const Alert& alert, PersonId without);

// Whether it may reach this person now: a protective action whoever is on site, everything else who is on duty.
[[nodiscard]] inline bool reaches(const School& school, const Alert& alert, PersonId person, Millis now) {
  return alert.severity == 3 ? on_site(school, person, now) : on_duty(school, person, now);
}
// Whether their answer is waited for now.
[[nodiscard]] inline bool is_waited_for(const School& school, const Alert& alert, const Recipient& one, Millis now) {
  return !one.held_until && is_active(school, one.person) && reaches(school, alert, one.person, now);
}

// The active people of a role who are on duty, without one.
[[nodiscard]] std::vector<PersonId> on_duty_in(const School& school, Role role, Millis now, PersonId without);

// What each of these people's tallies becomes.
template <class Change>
[[nodiscard]] Drafts tallies(const School& school, const std::vector<PersonId>& persons, const Change& change) {
  Drafts drafts;
  for (const auto person : persons) drafts.push_back(set_row(school, tallied(school, person, change)));
  return drafts;
}

// Why an alert cannot be sent, if so (alerts.cpp).
[[nodiscard]] boost::system::error_code check_alert(const Asked& asked, const SendAlert& command);

// The same rule from its beginning, for those who hear of it only now. Precondition: it was pursued
// (alert_pursuit.cpp).
[[nodiscard]] Pursuit pursuit_again(const School& school, const Alert& alert, Millis now);

// Whoever was told of the silence of others may read the alert from then on (alert_pursuit.cpp).
void told_of_silence(School& school, Alert& alert, const Entry& entry, const Pursued& fact);

}  // namespace cueline::domain
