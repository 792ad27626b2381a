// Observations: what somebody saw of a student, for those who care for the student. What became of it is in
// observation_answers.cpp, what happens while nobody answers in observation_pursuit.cpp.
#include "protocol/catalog.hpp"
#include "server/domain/access.hpp"
#include "server/domain/day.hpp"
#include "server/domain/observation_parts.hpp"
#include "server/domain/rulebook.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t oldest_ms = std::int64_t{7} * 24 * 60 * minute_ms;  // a week without a signal
constexpr std::int64_t ahead_ms = 2 * minute_ms;                           // a device's clock may be this far ahead

// When it was seen, by the device; a clock that cannot be right gives way to the server's.
Millis seen_at(Millis told, Millis now) {
  const bool believable = told.value >= now.value - oldest_ms && told.value <= now.value + ahead_ms;
  return believable ? told : now;
}

bool known_code(const std::optional<Code>& code, const auto& list) {
  return !code || std::find(list.begin(), list.end(), *code) != list.end();
}

bool calls_for_help(const School& school, const std::vector<Code>& signs) {
  return std::any_of(signs.begin(), signs.end(),
                     [&](const Code& code) { return sign_rule(school, code)->valence == "call"; });
}

// Where it was, as the author's timetable has it; how they were with one student says nothing of another who was near.
ObservationSent about(ObservationSent sent, StudentId student, const std::optional<DayBlock>& block) {
  sent.student = student;
  if (!block) return sent;
  sent.room = block->room;
  sent.period = block->period;
  if (!block->student || *block->student == student) sent.mode = block->mode;
  return sent;
}

}  // namespace

const Channel* care_team(const Asked& asked, StudentId id) {
  const auto* const student = lookup(asked.school.students, id);
  const auto* const team = student ? lookup(asked.school.channels, student->care_team) : nullptr;
  return team && holds(team->members, asked.by.id) ? team : nullptr;
}

std::vector<PersonId> care_team_without(const School& school, ChannelId care_team, PersonId person) {
  const auto* const team = lookup(school.channels, care_team);
  return team ? active_without(school, team->members, person) : std::vector<PersonId>{};
}

std::vector<PersonId> teachers_of(const School& school, ChannelId care_team, PersonId without) {
  const auto others = care_team_without(school, care_team, without);
  auto teachers = others;
  std::erase_if(teachers, [&](PersonId one) { return school.people.at(one).role != Role::teacher; });
  return teachers.empty() ? others : teachers;
}

Answer decide(const Asked& asked, const Observe& command) {
  const auto students = each_once<StudentId>(command.students);
  const auto mine = [&](StudentId id) { return care_team(asked, id) != nullptr; };
  if (!std::all_of(students.begin(), students.end(), mine)) return Errc::not_a_student_of_yours;
  const auto known_sign = [&](const Code& code) { return sign_rule(asked.school, code).has_value(); };
  if (!std::all_of(command.signs.begin(), command.signs.end(), known_sign)) return Errc::unknown_code;
  if (!known_code(command.context.activity, catalog::activities)) return Errc::unknown_code;
  if (!known_code(command.context.grouping, catalog::groupings)) return Errc::unknown_code;

  // From here nothing can fail.
  ObservationSent sent;
  sent.signs = each_once<Code>(command.signs);
  const bool call = calls_for_help(asked.school, sent.signs);
  sent.intensity = call ? Intensity{3} : command.intensity;
  sent.urgency = call ? Urgency::come_now : command.urgency;
  sent.context = command.context;
  sent.basis = command.basis;
  sent.note = command.note;
  sent.seen_at = seen_at(command.seen_at, asked.now);
  sent.pursuit = pursuit_of(asked.school, asked.by.id, sent.urgency, asked.now);
  const auto block = has_calendar(asked.school) ? block_at(asked.school, asked.by.id, sent.seen_at) : std::nullopt;
  Decision decision;
  for (const auto id : students) {
    const auto& student = asked.school.students.at(id);
    decision.drafts.push_back({timeline_of(student.care_team),
                               {student.classroom},
                               care_team_without(asked.school, student.care_team, asked.by.id),
                               about(sent, id, block)});
  }
  for (const auto id : students) suggest(asked, about(sent, id, block), decision);
  return decision;
}

Answer decide(const Asked& asked, const RetractObservation& command) {
  const auto found = named(asked, asked.school.observations, command.observation);
  if (!found) return found.error();
  const auto* const observation = *found;
  if (observation->author != asked.by.id) return Errc::not_yours;
  if (observation->retracted) return Decision{};

  // From here nothing can fail.
  return one({timeline_of(observation->care_team),
              {observation->classroom},
              {},
              ObservationRetracted{command.observation, observation->completions}});
}

void apply(School& school, const Entry& entry, const ObservationSent& fact) {
  Observation observation;
  observation.id = id_cast<ObservationId>(entry.sequence);
  observation.student = fact.student;
  observation.care_team = ChannelId{entry.timeline.value};
  observation.classroom = entry.also.empty() ? ChannelId{} : entry.also.front();
  observation.author = entry.author;
  observation.time = entry.time;
  observation.seen_at = fact.seen_at;
  observation.signs = fact.signs;
  observation.intensity = fact.intensity;
  observation.context = fact.context;
  observation.basis = fact.basis;
  observation.urgency = fact.urgency;
  observation.note = fact.note;
  observation.retracted = fact.retracted;
  observation.room = fact.room;
  observation.period = fact.period;
  observation.mode = fact.mode;
  observation.pursuit = fact.pursuit;
  keep_recent(school, observation);
  school.touch(name_of(observation));
  school.observations[observation.id] = std::move(observation);
}

}  // namespace cueline::domain
