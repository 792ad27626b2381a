#include "tests/rules/book.hpp"

#include "protocol/write.hpp"

namespace cueline::rules {

void Book::fail(const std::string& promise) {
  std::string where;
  if (entry_) {
    where = " (" + std::string(kind_of(entry_->body)) + " " + std::to_string(entry_->sequence.value) + " at " +
            std::to_string(entry_->time.value) + ")";
  }
  verdict_.fail(promise + where);
}

void Book::expect_time(std::int64_t due, const std::string& what) {
  if (due != now()) ++totals().late;
  expect(town_->is_time(due, now()),
         what + " happens at its time, or at once when the server is back: due " + std::to_string(due));
}

void Book::saw(const Entry& entry, const domain::School& school, const Town& town) {
  town_ = &town;
  entry_ = &entry;
  school_ = &school;
  std::visit([this](const auto& fact) { saw(fact); }, entry.body);
  learn(entry);
  check_access();
  entry_ = nullptr;
}

void Book::at_end(const Town& town) {
  const auto end = town.now();
  for (const auto& [id, staff] : model_.plan.staff) {
    expect(staff.role != Role::substitute || !staff.until || *staff.until > end || !staff.active,
           "a pass ends by itself");
  }
  for (const auto& [id, alert] : alerts_) {
    const auto name = "alert " + std::to_string(id.value);
    expect(alert.over || alert.taker || alert.fact().until.value > end, name + " ends at its `until`");
    if (alert.over) continue;
    const auto asked = alert.undone.next();
    expect(!asked || asked->time > end, name + " is asked about until it is done");
    if (alert.taker) continue;
    for (const auto& [person, until] : alert.held) expect(until > end, name + " reaches who is back");
    const auto due = alert.silence.next();
    expect(!due || due->time > end, name + " is pursued");
  }
  for (const auto& [id, observation] : observations_) {
    const auto name = "observation " + std::to_string(id.value);
    expect(observation.closed || observation.offered, name + " ends in an answer or an offer");
    const auto due = observation.silence.next();
    expect(!due || due->time > end, name + " is pursued");
  }
  for (const auto& [id, issue] : issues_) {
    expect(issue.over || !issue.next || *issue.next > end, "issue " + std::to_string(id.value) + " is pursued");
  }
}

}  // namespace cueline::rules
