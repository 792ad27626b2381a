// Who can read what, right after each entry.
#include "server/domain/access.hpp"

#include "tests/rules/book.hpp"

namespace cueline::rules {

namespace access = domain::access;

void Book::check_access() {
  const auto reads = [&](PersonId person, auto id) { return access::may_read(*school_, person, timeline_of(id)); };
  const auto is_admin = [&](PersonId person) { return model_.plan.staff.at(person).role == Role::admin; };
  for (const auto& [id, alert] : alerts_) {
    if (alert.over || alert.held.empty()) continue;
    for (const auto& [person, until] : alert.held) {
      const bool leads = is_admin(person) || alert.sent.author == person || alert.aware.contains(person);
      expect(leads || !reads(person, id), "who is held cannot read the alert yet");
    }
  }
  for (const auto& [id, issue] : issues_) {
    if (const auto bypass = issue.fact().bypass) expect(!reads(*bypass, id), "who is bypassed cannot read the issue");
  }
  for (const auto& [id, staff] : model_.plan.staff) {
    if (!staff.active) expect(access::readable(*school_, id).empty(), "a pass that has ended opens nothing");
  }
  check_covers();
}

// What was opened for a cover is closed with it: nobody is put into a channel by hand here. A cover's end and what it
// closes are entries of the same moment, so it is looked at from the next one on.
void Book::check_covers() {
  for (auto& [what, ended] : opened_) {
    if (!ended) ended = now();
  }
  for (const auto& [id, cover] : model_.covers) {
    if (cover.state != CoverState::running) continue;
    for (const auto channel : cover.opened) opened_[{channel, cover.by}].reset();
  }
  for (const auto& [what, ended] : opened_) {
    const auto& [channel, person] = what;
    if (!ended || *ended == now()) continue;
    ++totals().closed_again;
    expect(!access::may_read(*school_, person, timeline_of(channel)), "what was opened for a cover is closed with it");
  }
}

}  // namespace cueline::rules
