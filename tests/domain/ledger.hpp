// A school and its log, without an engine: numbers entries as the engine does and keeps them in a vector.
#pragma once

#include <string>
#include <vector>

#include "server/domain/anonymous.hpp"
#include "server/domain/domain.hpp"

namespace cueline::domain::test {

inline constexpr std::int64_t second_ms = 1'000;
inline constexpr std::int64_t minute_ms = 60 * second_ms;
inline constexpr std::int64_t hour_ms = 60 * minute_ms;
inline constexpr std::int64_t day_ms = 24 * hour_ms;
inline constexpr Millis start{1'790'000'000'000};  // a day in autumn

struct Ledger {
  School school;
  std::vector<Entry> log;      // as stored: rewrites included
  std::vector<Entry> history;  // as they were made
  Millis now = start;

  using Sequences = std::vector<Sequence>;

  void pass(std::int64_t milliseconds) { now.value += milliseconds; }

  Sequences found(const Name& name, const Name& admin) {
    const auto drafts = found_school({name, "Europe/Lisbon", "en"}, {admin, Role::admin, {}, {}});
    return record(drafts.value(), PersonId{});
  }

  boost::system::result<Sequences, Refusal> ask(PersonId by, const Command& command) {
    const auto decision = decision_on(by, command);
    if (!decision) return decision.error();
    if (decision->existing) return Sequences{*decision->existing};
    return record(decision->drafts, remembered_as(command, "c1") ? PersonId{} : by);
  }

  [[nodiscard]] bool would_accept(PersonId by, const Command& command) const {
    return decision_on(by, command).has_value();
  }

  Sequences due(std::uint64_t id) { return record(on_due(school, id, now), PersonId{}); }

  // The number of the first thing a command made; the command must succeed.
  template <class Id>
  Id make(PersonId by, const Command& command) {
    const auto made = ask(by, command);
    return Id{made.value().at(0).value};
  }

  [[nodiscard]] const Entry& last() const { return history.back(); }
  template <class Fact>
  [[nodiscard]] const Fact& fact(Sequence sequence) const {
    return std::get<Fact>(history.at(sequence.value - 1).body);
  }

 private:
  [[nodiscard]] Answer decision_on(PersonId by, const Command& command) const {
    const auto cited = cites(school, command).value_or(Sequence{});
    const bool stored = cited.value >= 1 && cited.value <= log.size();
    return decide(school, {by, now}, command, stored ? &log[cited.value - 1] : nullptr);
  }

  Sequences record(const Drafts& drafts, PersonId by) {
    Sequences made;
    for (const auto& draft : drafts) {
      Entry entry;
      entry.sequence = school.next();
      entry.timeline = draft.timeline;
      entry.previous = heads_[draft.timeline];
      entry.also = draft.also;
      entry.to = draft.to;
      entry.time = now;
      entry.author = by;
      if (by) entry.command = "c" + std::to_string(entry.sequence.value);
      entry.body = draft.body;
      append(entry);
      made.push_back(entry.sequence);
    }
    return made;
  }

  void append(const Entry& entry) {
    for (const auto changed : rewrites(entry)) {
      auto& stored = log.at(changed.value - 1);
      stored = rewritten(stored, entry);
    }
    heads_[entry.timeline] = entry.sequence;
    log.push_back(entry);
    history.push_back(entry);
    apply(school, entry);
  }

  std::map<TimelineId, Sequence> heads_;
};

inline School replay(const std::vector<Entry>& entries) {
  School school;
  for (const auto& entry : entries) apply(school, entry);
  return school;
}

}  // namespace cueline::domain::test
