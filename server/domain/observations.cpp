// Observations: what somebody saw of a student, for those who care for the student, and what became of it.
#include "protocol/catalog.hpp"
#include "server/domain/access.hpp"
#include "server/domain/items.hpp"

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

const Channel* care_team_of(const Asked& asked, StudentId id) {
  const auto* const student = lookup(asked.school.students, id);
  const auto* const team = student ? lookup(asked.school.channels, student->care_team) : nullptr;
  return team && holds(team->members, asked.by.id) ? team : nullptr;
}

bool known_code(const std::optional<Code>& code, const auto& list) {
  return !code || std::find(list.begin(), list.end(), *code) != list.end();
}

bool calls_for_help(const std::vector<Code>& signs) {
  return std::any_of(signs.begin(), signs.end(), [](const Code& code) {
    return in_catalog(catalog::signs, code)->valence == catalog::Valence::call;
  });
}

bool closes(ObservationAnswer answer) { return answer != ObservationAnswer::seen; }

// "Seen" after anything, or the same answer again, says nothing new.
bool says_nothing_new(const Observation& observation, PersonId person, const AnswerObservation& command) {
  const auto& answers = observation.answers;
  const auto last =
      std::find_if(answers.rbegin(), answers.rend(), [&](const auto& one) { return one.person == person; });
  if (last == answers.rend()) return false;
  return (command.answer == ObservationAnswer::seen && !command.text) ||
         (last->answer == command.answer && last->text == command.text);
}

}  // namespace

Answer decide(const Asked& asked, const Observe& command) {
  const auto students = each_once<StudentId>(command.students);
  const auto mine = [&](StudentId id) { return care_team_of(asked, id) != nullptr; };
  if (!std::all_of(students.begin(), students.end(), mine)) return Errc::not_a_student_of_yours;
  const auto known_sign = [](const Code& code) { return in_catalog(catalog::signs, code) != nullptr; };
  if (!std::all_of(command.signs.begin(), command.signs.end(), known_sign)) return Errc::unknown_code;
  if (!known_code(command.context.activity, catalog::activities)) return Errc::unknown_code;
  if (!known_code(command.context.grouping, catalog::groupings)) return Errc::unknown_code;

  // From here nothing can fail.
  ObservationSent sent;
  sent.signs = each_once<Code>(command.signs);
  const bool call = calls_for_help(sent.signs);
  sent.intensity = call ? Intensity{3} : command.intensity;
  sent.urgency = call ? Urgency::come_now : command.urgency;
  sent.context = command.context;
  sent.basis = command.basis;
  sent.note = command.note;
  sent.seen_at = seen_at(command.seen_at, asked.now);
  Decision decision;
  for (const auto id : students) {
    const auto& student = asked.school.students.at(id);
    const auto& team = asked.school.channels.at(student.care_team);
    sent.student = id;
    decision.drafts.push_back(
        {timeline_of(team.id), {student.classroom}, active_without(asked.school, team.members, asked.by.id), sent});
  }
  return decision;
}

Answer decide(const Asked& asked, const AnswerObservation& command) {
  const auto found = named(asked, asked.school.observations, command.observation);
  if (!found) return found.error();
  const auto* const observation = *found;
  if (observation->author == asked.by.id) return Errc::not_allowed;
  if (observation->retracted) return Errc::too_late;
  if (command.answer == ObservationAnswer::words && !command.text) return Errc::needs_text;
  if (says_nothing_new(*observation, asked.by.id, command)) return Decision{};

  // From here nothing can fail.
  return one({timeline_of(observation->care_team),
              {observation->classroom},
              active_without(asked.school, {observation->author}, asked.by.id),
              ObservationAnswered{command.observation, command.answer, command.text}});
}

Answer decide(const Asked& asked, const RetractObservation& command) {
  const auto found = named(asked, asked.school.observations, command.observation);
  if (!found) return found.error();
  const auto* const observation = *found;
  if (observation->author != asked.by.id) return Errc::not_yours;
  if (observation->retracted) return Decision{};

  // From here nothing can fail.
  return one(
      {timeline_of(observation->care_team), {observation->classroom}, {}, ObservationRetracted{command.observation}});
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
  school.touch(name_of(observation));
  school.observations[observation.id] = std::move(observation);
}

void apply(School& school, const Entry& entry, const ObservationAnswered& fact) {
  auto& observation = expect(school.observations, fact.observation);
  observation.answers.push_back({entry.author, entry.time, fact.answer, fact.text});
  add_once(observation.delivered, entry.author, entry.time);
  add_once(observation.seen, entry.author, entry.time);
  school.touch(name_of(observation));
  if (!closes(fact.answer) || observation.closed) return;
  observation.closed = entry.time;
  school.close(name_of(observation), entry.time);
}

void apply(School& school, const Entry& entry, const ObservationRetracted& fact) {
  auto& observation = expect(school.observations, fact.observation);
  observation.signs.clear();
  observation.note.clear();
  observation.context = {};
  observation.retracted = true;
  school.touch(name_of(observation));
  if (observation.closed) return;
  observation.closed = entry.time;
  school.close(name_of(observation), entry.time);
}

}  // namespace cueline::domain
