// Small questions that every noun asks of the school. Included by this folder only.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
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

[[nodiscard]] bool reads(const Asked& asked, TimelineId timeline);
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
