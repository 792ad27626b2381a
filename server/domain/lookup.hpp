// Small questions that every noun asks of the school. Included by this folder only.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <type_traits>
#include <vector>

#include "server/domain/rules.hpp"

namespace cueline::domain {

// The record of this id, or null.
template <class Map, class Id>
[[nodiscard]] auto* lookup(Map& records, Id id) {
  const auto found = records.find(id);
  return found == records.end() ? nullptr : &found->second;
}

// A broken promise of decide() to apply(): a bug, so the process stops and restarts through recovery.
[[noreturn]] void stop_on_bug(std::string_view what);

// The record of this id; apply() may rely on it.
template <class Map, class Id>
[[nodiscard]] auto& expect(Map& records, Id id) {
  auto* const record = lookup(records, id);
  if (!record) stop_on_bug("an entry names a record that is not in memory");
  return *record;
}

// An observation, alert or issue that this command may still touch: in memory, and not retired by the entry to come.
template <class Map, class Id>
[[nodiscard]] auto* live(Map& records, Id id, Millis now) {
  auto* const record = lookup(records, id);
  return record && !retires(record->closed, now) ? record : nullptr;
}

[[nodiscard]] inline TimelineId home_of(const Observation& observation) { return timeline_of(observation.care_team); }
template <class Record>
[[nodiscard]] TimelineId home_of(const Record& record) {
  return timeline_of(record.id);
}

// The entry that makes such a record.
template <class Record>
struct MadeBy;
template <>
struct MadeBy<Observation> : std::type_identity<ObservationSent> {};
template <>
struct MadeBy<Alert> : std::type_identity<AlertSent> {};
template <>
struct MadeBy<Issue> : std::type_identity<IssueRaised> {};

// Whether the cited entry may be read by whoever asks, also when its timeline has left memory.
[[nodiscard]] bool reads_cited(const Asked& asked);

// Why a named item is not in memory: it is over, for who could read it; for everybody else it never was.
template <class Record>
[[nodiscard]] Errc gone(const Asked& asked) {
  const bool was = asked.cited && std::holds_alternative<typename MadeBy<Record>::type>(asked.cited->body);
  return was && reads_cited(asked) ? Errc::too_late : Errc::not_found;
}

[[nodiscard]] bool reads(const Asked& asked, TimelineId timeline);

// The observation, alert or issue that a command names, if whoever asks may read it and it is not over for good.
template <class Map, class Id>
[[nodiscard]] result<const typename Map::mapped_type*> named(const Asked& asked, const Map& records, Id id) {
  const auto* const record = lookup(records, id);
  if (!record) return gone<typename Map::mapped_type>(asked);
  if (!reads(asked, home_of(*record))) return Errc::not_found;
  if (retires(record->closed, asked.now)) return Errc::too_late;
  return record;
}

[[nodiscard]] bool is_active(const School& school, PersonId person);
[[nodiscard]] bool is_admin(const Asked& asked);
[[nodiscard]] bool all_active(const School& school, const std::vector<PersonId>& persons);

template <class T>
[[nodiscard]] std::vector<T> sorted_unique(std::vector<T> items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return items;
}

// In the order given, each once.
template <class T>
[[nodiscard]] std::vector<T> each_once(const std::vector<T>& items) {
  std::vector<T> kept;
  for (const auto& item : items) {
    if (std::find(kept.begin(), kept.end(), item) == kept.end()) kept.push_back(item);
  }
  return kept;
}

[[nodiscard]] inline bool holds(const std::vector<PersonId>& sorted, PersonId person) {
  return std::binary_search(sorted.begin(), sorted.end(), person);
}

// The active ones of these people, sorted, each once, without one.
[[nodiscard]] std::vector<PersonId> active_without(const School& school, std::vector<PersonId> persons,
                                                   PersonId without);

[[nodiscard]] inline bool has(const std::vector<PersonTime>& list, PersonId person) {
  return std::any_of(list.begin(), list.end(), [&](const PersonTime& one) { return one.person == person; });
}

inline void add_once(std::vector<PersonTime>& list, PersonId person, Millis time) {
  if (!has(list, person)) list.push_back({person, time});
}

template <class Rows>
[[nodiscard]] auto* in_catalog(const Rows& rows, std::string_view code) {
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.code == code; });
  return row == rows.end() ? nullptr : &*row;
}

[[nodiscard]] inline Decision one(Draft draft) {
  Decision decision;
  decision.drafts.push_back(std::move(draft));
  return decision;
}

template <class Record>
[[nodiscard]] RecordName name_of(const Record& record) {
  return RecordName{record_kind<Record>, record.id.value};
}

}  // namespace cueline::domain
