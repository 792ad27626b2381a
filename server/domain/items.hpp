// Observations, alerts and issues, as commands name them: there, over, or not for whoever asks. Included by this folder
// only.
#pragma once

#include <type_traits>

#include "server/domain/lookup.hpp"

namespace cueline::domain {

// An observation, alert or issue that this command may still touch: in memory, and not retired by the entry to come.
template <class Map, class Id>
[[nodiscard]] auto* live(Map& records, Id id, Millis now) {
  auto* const record = lookup(records, id);
  return record && !retires(over_since(*record), now) ? record : nullptr;
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

// The observation, alert or issue that a command names, if whoever asks may read it and it is not over for good.
template <class Map, class Id>
[[nodiscard]] result<const typename Map::mapped_type*> named(const Asked& asked, const Map& records, Id id) {
  const auto* const record = lookup(records, id);
  if (!record) return gone<typename Map::mapped_type>(asked);
  if (!reads(asked, home_of(*record))) return Errc::not_found;
  if (retires(over_since(*record), asked.now)) return Errc::too_late;
  return record;
}

}  // namespace cueline::domain
