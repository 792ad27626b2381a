// Who may see what: decided here and nowhere else, as a function of person, timeline and the school as it is.
// Default: no. The home timeline of an entry decides; a reference never widens it.
#pragma once

#include <unordered_set>

#include "server/domain/school.hpp"

namespace cueline::domain::access {

// Everybody who may read a timeline, sorted, active people only; empty for a timeline that is unknown or retired.
[[nodiscard]] Readers readers(const School& school, TimelineId timeline);
[[nodiscard]] bool may_read(const School& school, PersonId person, TimelineId timeline);

// All timelines in memory that a person may read.
[[nodiscard]] std::unordered_set<TimelineId> readable(const School& school, PersonId person);

// Whether a record may be in a person's snapshot. Everybody knows of classrooms and teams and who is in them; whoever
// keeps the lists of students (admins, office) knows of students and their care teams. Never what is said there.
// `Some`: Record, or one of its kinds.
template <class Some>
[[nodiscard]] bool may_see(const School& school, PersonId person, const Some& record);

// For a timeline that has left memory: what its archived alert, issue, reassignment or planning says. Needs no school:
// it is asked by the threads that read storage.
[[nodiscard]] bool may_read_archived(const Person& person, const Record& archived);
// The same for a stored entry whose home may have left memory, from what the entry itself says.
[[nodiscard]] bool may_read_stored(const School& school, PersonId person, const Entry& stored);

// What of a record or entry is told to those who may see it. A student's full name stays with the server: where one may
// stand, the record or entry is told without it.
[[nodiscard]] Record told(Record record);
[[nodiscard]] bool is_told_whole(const Entry& entry);
[[nodiscard]] Entry told(Entry entry);

// Admins and office: they keep the lists of people, channels and students.
[[nodiscard]] bool keeps_lists(const School& school, PersonId person);

}  // namespace cueline::domain::access
