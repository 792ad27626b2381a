// What the files of alerts share. Included by them only.
#pragma once

#include "server/domain/items.hpp"

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

// Everybody it was sent to who is still active, without one.
[[nodiscard]] std::vector<PersonId> told(const School& school, const Alert& alert, PersonId without);

}  // namespace cueline::domain
