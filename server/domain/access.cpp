#include "server/domain/access.hpp"

#include <algorithm>

#include "server/domain/lookup.hpp"
#include "server/domain/rows.hpp"
#include "server/domain/substitutes.hpp"

namespace cueline::domain::access {
namespace {

const Person* active(const School& school, PersonId id) {
  const auto* const person = lookup(school.people, id);
  return person && person->active ? person : nullptr;
}

bool keeps_lists(const Person& person) { return person.role == Role::admin || person.role == Role::office; }

bool is_substitute(const Person& person) { return person.role == Role::substitute; }

bool belongs(const Channel& channel, const Person& person) {
  if (channel.channel_kind == ChannelKind::school) return !is_substitute(person);
  return holds(channel.members, person.id);
}

bool cares_for(const School& school, const Person& person, const Student& student) {
  const auto* const care_team = lookup(school.channels, student.care_team);
  return care_team && belongs(*care_team, person);
}

bool knows_of(const School& school, const Person& person, const Student& student) {
  return keeps_lists(person) || cares_for(school, person, student);
}

// Urgent changes and what is unresolved are an admin's business; everybody else sees those that concern them.
bool concerns(const Alert& alert, const Person& person) {
  const auto& list = alert.recipients;
  const auto place = std::lower_bound(list.begin(), list.end(), person.id,
                                      [](const Recipient& one, PersonId id) { return one.person < id; });
  // Whoever is held until their paid time has not heard of it; who was told of the silence of others has.
  const bool has_it = place != list.end() && place->person == person.id && !place->held_until;
  const bool was_told = alert.told && holds(*alert.told, person.id);
  return person.role == Role::admin || alert.sender == person.id || has_it || was_told;
}

// Nobody is so high that an issue could not be kept from them.
bool concerns(const Issue& issue, const Person& person) {
  if (issue.bypass == person.id) return false;
  return person.role == Role::admin || issue.raiser == person.id || issue.owner == person.id;
}

// Whoever moves, whoever sends them, the other end, and who keeps the lists.
bool concerns(const Reassignment& move, const Person& person) {
  return keeps_lists(person) || move.person == person.id || move.told_by == person.id || move.other_end == person.id;
}

bool concerns(const Planning& planning, const Person& person) { return holds(planning.persons, person.id); }

// The timeline of what the last entry took out of its list.
bool reads_leaving(const School& school, const Person& person, TimelineId timeline) {
  if (!school.leaving) return false;
  return std::visit([&](const auto& row) { return timeline_of(row.id) == timeline && concerns(row, person); },
                    *school.leaving);
}

// The one rule: who may read which timeline.
bool reads(const School& school, const Person& person, TimelineId timeline) {
  const auto id = timeline.value;
  if (timeline == school_timeline) return !is_substitute(person);
  if (timeline == reveals_timeline) return person.role == Role::admin;
  if (const auto* channel = lookup(school.channels, ChannelId{id})) return belongs(*channel, person);
  if (const auto* student = lookup(school.students, StudentId{id})) return knows_of(school, person, *student);
  if (const auto* alert = lookup(school.alerts, AlertId{id})) return concerns(*alert, person);
  if (const auto* issue = lookup(school.issues, IssueId{id})) return concerns(*issue, person);
  if (const auto* move = school.row<Reassignment>(id)) return concerns(*move, person);
  if (const auto* planning = school.row<Planning>(id)) return concerns(*planning, person);
  return id == person.id.value || reads_leaving(school, person, timeline);
}

bool sees(const School&, const Person&, const SchoolRecord&) { return true; }
bool sees(const School& school, const Person& person, const Person& other) {
  if (!is_substitute(person) || person.id == other.id || keeps_lists(other)) return true;
  return share_a_room(school, person.id, other.id);
}
bool sees(const School& school, const Person& person, const Student& student) {
  return knows_of(school, person, student);
}
bool sees(const School&, const Person& person, const Channel& channel) {
  if (is_substitute(person)) return belongs(channel, person);
  switch (channel.channel_kind) {
    case ChannelKind::direct: return belongs(channel, person);
    case ChannelKind::care_team: return keeps_lists(person) || belongs(channel, person);
    default: return true;
  }
}
bool sees(const School& school, const Person& person, const Observation& observation) {
  return reads(school, person, timeline_of(observation.care_team));
}
bool sees(const School&, const Person& person, const Alert& alert) { return concerns(alert, person); }
bool sees(const School&, const Person& person, const Issue& issue) { return concerns(issue, person); }
// What the server counts from; made anew from the observations themselves, so no client needs it.
bool sees(const School&, const Person&, const Recent&) { return false; }
bool sees(const School&, const Person&, const IssueOutcome&) { return false; }  // only its sums are told
bool sees(const School&, const Person&, const Reveals&) { return false; }
template <class T>
bool sees(const School& school, const Person& person, const T& row) {
  const auto home = home_of(school, row);
  if (home == school_timeline && is_substitute(person)) return serves(school, person.id, row);
  return reads(school, person, home);
}
bool sees(const School& school, const Person& person, const Record& record) {
  return std::visit([&](const auto& value) { return sees(school, person, value); }, record);
}

}  // namespace

Readers readers(const School& school, TimelineId timeline) {
  if (const auto* known = lookup(school.readers_cache, timeline)) return *known;
  auto list = std::make_shared<std::vector<PersonId>>();
  for (const auto& [id, person] : school.people) {
    if (person.active && reads(school, person, timeline)) list->push_back(id);
  }
  return school.readers_cache[timeline] = std::move(list);
}

bool may_read(const School& school, PersonId person, TimelineId timeline) {
  const auto* const reader = active(school, person);
  return reader && reads(school, *reader, timeline);
}

std::unordered_set<TimelineId> readable(const School& school, PersonId person) {
  std::unordered_set<TimelineId> timelines;
  const auto* const reader = active(school, person);
  if (!reader) return timelines;
  if (reads(school, *reader, school_timeline)) timelines.insert(school_timeline);
  if (reads(school, *reader, reveals_timeline)) timelines.insert(reveals_timeline);
  timelines.insert(timeline_of(person));
  const auto add = [&](const auto& records) {
    for (const auto& [id, record] : records) {
      if (reads(school, *reader, timeline_of(id))) timelines.insert(timeline_of(id));
    }
  };
  add(school.channels);
  add(school.students);
  add(school.alerts);
  add(school.issues);
  for (const auto& [id, move] : school.rows<Reassignment>()) {
    if (concerns(move, *reader)) timelines.insert(timeline_of(move.id));
  }
  for (const auto& [id, planning] : school.rows<Planning>()) {
    if (concerns(planning, *reader)) timelines.insert(timeline_of(planning.id));
  }
  return timelines;
}

template <class Some>
bool may_see(const School& school, PersonId person, const Some& record) {
  const auto* const reader = active(school, person);
  return reader && sees(school, *reader, record);
}
template bool may_see(const School&, PersonId, const SchoolRecord&);
template bool may_see(const School&, PersonId, const Person&);
template bool may_see(const School&, PersonId, const Student&);
template bool may_see(const School&, PersonId, const Channel&);
template bool may_see(const School&, PersonId, const Observation&);
template bool may_see(const School&, PersonId, const Alert&);
template bool may_see(const School&, PersonId, const Issue&);
template bool may_see(const School&, PersonId, const Record&);
#define CUELINE_ROW(T) template bool may_see(const School&, PersonId, const T&);
CUELINE_ROW(Bells)
CUELINE_ROW(Calendar)
CUELINE_ROW(Room)
CUELINE_ROW(Slot)
CUELINE_ROW(WorkHours)
CUELINE_ROW(Preferences)
CUELINE_ROW(SignRule)
CUELINE_ROW(TemplateRule)
CUELINE_ROW(IssueRule)
CUELINE_ROW(PursuitRule)
CUELINE_ROW(Absence)
CUELINE_ROW(Cover)
CUELINE_ROW(Reassignment)
CUELINE_ROW(Tally)
CUELINE_ROW(Card)
CUELINE_ROW(Suggestion)
CUELINE_ROW(Recent)
CUELINE_ROW(IssueOutcome)
CUELINE_ROW(Profile)
CUELINE_ROW(Norms)
CUELINE_ROW(Kudos)
CUELINE_ROW(CheckIn)
CUELINE_ROW(Planning)
CUELINE_ROW(Reveals)
#undef CUELINE_ROW

bool may_read_archived(const Person& person, const Record& archived) {
  if (!person.active) return false;
  if (const auto* alert = std::get_if<Alert>(&archived)) return concerns(*alert, person);
  if (const auto* issue = std::get_if<Issue>(&archived)) return concerns(*issue, person);
  if (const auto* move = std::get_if<Reassignment>(&archived)) return concerns(*move, person);
  if (const auto* planning = std::get_if<Planning>(&archived)) return concerns(*planning, person);
  return false;
}

bool may_read_stored(const School& school, PersonId person, const Entry& stored) {
  const auto* const reader = active(school, person);
  if (!reader) return false;
  if (reads(school, *reader, stored.timeline)) return true;
  const auto* const issue = std::get_if<IssueRaised>(&stored.body);
  if (issue && issue->bypass == person) return false;
  if (reader->role == Role::admin || stored.author == person) {
    return std::holds_alternative<AlertSent>(stored.body) || issue;
  }
  if (std::holds_alternative<AlertSent>(stored.body)) {
    return std::find(stored.to.begin(), stored.to.end(), person) != stored.to.end();
  }
  return issue && issue->owner == person;
}

Record told(Record record) {
  if (auto* const student = std::get_if<Student>(&record)) student->name.reset();
  return record;
}

bool is_told_whole(const Entry& entry) {
  return !std::holds_alternative<StudentAdded>(entry.body) && !std::holds_alternative<StudentChanged>(entry.body);
}

Entry told(Entry entry) {
  if (auto* const added = std::get_if<StudentAdded>(&entry.body)) added->name.reset();
  if (auto* const changed = std::get_if<StudentChanged>(&entry.body)) changed->name.reset();
  return entry;
}

bool keeps_lists(const School& school, PersonId person) {
  const auto* const reader = active(school, person);
  return reader && keeps_lists(*reader);
}

}  // namespace cueline::domain::access
