// What was promised, held against every entry of the log: whom it reaches, and when. Keeps its own account of each
// alert, observation and issue (accounts.hpp).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "protocol/entries.hpp"
#include "tests/rules/accounts.hpp"
#include "tests/rules/model.hpp"
#include "tests/rules/town.hpp"
#include "tests/rules/verdict.hpp"

namespace cueline::rules {

class Book {
 public:
  Book(Model& model, Verdict& verdict) : model_(model), verdict_(verdict) {}

  void saw(const Entry& entry, const domain::School& school, const Town& town);
  void at_end(const Town& town);

  [[nodiscard]] const std::map<AlertId, AlertAccount>& alerts() const { return alerts_; }
  [[nodiscard]] const std::map<ObservationId, ObservationAccount>& observations() const { return observations_; }
  [[nodiscard]] const std::map<IssueId, IssueAccount>& issues() const { return issues_; }

 private:
  void fail(const std::string& promise);
  void expect(bool kept, const std::string& promise) {
    if (!kept) fail(promise);
  }
  [[nodiscard]] Totals& totals() { return verdict_.totals; }
  [[nodiscard]] std::int64_t now() const { return entry_->time.value; }
  [[nodiscard]] People addressed() const { return {entry_->to.begin(), entry_->to.end()}; }
  void expect_time(std::int64_t due, const std::string& what);

  void learn(const Entry& entry);  // learn.cpp: what the model must know of the lists

  // alerts_seen.cpp
  void saw(const AlertSent& fact);
  void saw(const AlertReached& fact);
  void saw(const AlertWidened& fact);
  void saw(const AlertAnswered& fact);
  void saw(const AlertTaken& fact);
  void saw(const AlertDone& fact);
  void wait_for_it(AlertAccount& alert);
  void saw(const AlertNudged& fact);
  void saw(const AlertSuperseded& fact);
  void saw(const AlertCancelled& fact);
  void saw(const AlertEnded& fact);
  void over(AlertId id);
  void expect_reached(const AlertAccount& alert, const People& asked);
  void expect_interpreters(const AlertAccount& alert);
  void expect_covers(const AlertAccount& alert, const People& asked);
  void expect_carried(const AlertAccount& alert);
  [[nodiscard]] People next_ring(const AlertAccount& alert) const;
  [[nodiscard]] bool changes_twice(const AlertSent& fact) const;
  [[nodiscard]] std::optional<Announced> announced(const AlertSent& fact) const;
  [[nodiscard]] CountFrom moments_of(const AlertSent& fact) const;
  [[nodiscard]] Silence silence_of(const AlertSent& fact) const;

  // audience.cpp: whom an audience means.
  [[nodiscard]] People asked_for(const AlertSent& fact, PersonId sender) const;
  [[nodiscard]] People who_could_cover(const CoverAsked& cover, PersonId sender) const;

  // work_seen.cpp
  void saw(const ObservationSent& fact);
  void saw(const ObservationAnswered& fact);
  void saw(const ObservationCompleted& fact);
  void saw(const ObservationRetracted& fact);
  void saw(const ObservationBrought& fact);
  void saw(const IssueRaised& fact);
  void saw(const IssueMoved& fact);
  void saw(const InterpreterDiverted& fact);
  void saw(const PersonDeactivated& fact);
  void saw(const RowSet& fact);
  void count_silence(ObservationAccount& observation, bool left_to_author);
  void saw(const auto&) {}

  // silence_seen.cpp
  void saw(const Pursued& fact);
  void expect_act(Silence& silence, const Pursued& fact);
  void expect_addressed(const Pursued& fact, PersonId author);
  void pursued(AlertAccount& alert, const Pursued& fact, bool again);
  void asked_if_done(AlertAccount& alert, const Pursued& fact);
  void pursued(ObservationAccount& observation, const Pursued& fact, bool again);
  void pursued(IssueAccount& issue, const Pursued& fact, bool again);

  // access_seen.cpp: who can read what, right after each entry.
  void check_access();
  void check_covers();

  Model& model_;
  Verdict& verdict_;
  const Town* town_ = nullptr;
  const Entry* entry_ = nullptr;
  const domain::School* school_ = nullptr;
  std::optional<std::pair<ItemId, std::int64_t>> last_act_;  // several entries can tell of one
  Pursuit same_act_;
  std::map<std::pair<ChannelId, PersonId>, std::optional<std::int64_t>> opened_;  // for covers, and when they ended
  std::map<AlertId, std::vector<DayChange>> said_;  // by an alert and those it replaced, the first one first
  std::map<PersonId, std::pair<std::uint64_t, std::uint64_t>> carried_;  // covers and their minutes
  std::uint64_t days_changed_ = 0;  // the last entry that made somebody's day another
  std::map<AlertId, AlertAccount> alerts_;
  std::map<ObservationId, ObservationAccount> observations_;
  std::map<IssueId, IssueAccount> issues_;
};

}  // namespace cueline::rules
