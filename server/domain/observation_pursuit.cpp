// An observation that nobody answers: "come now" looks further and further for somebody, the others rise to the top of
// the list; in the end each is left to its author, who decides where to bring it.
#include "server/domain/access.hpp"
#include "server/domain/day.hpp"
#include "server/domain/hours.hpp"
#include "server/domain/observation_parts.hpp"
#include "server/domain/pursuits.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

// Not a rule of the school's: what every pursuit ends with.
constexpr std::string_view left_to_author = "offer";

std::string_view rule_of(Urgency urgency) {
  switch (urgency) {
    case Urgency::fyi: return "fyi";
    case Urgency::when_you_can: return "when_you_can";
    case Urgency::come_now: return "come_now";
  }
  return "fyi";
}

// The end of the author's paid day: a pause within it does not end it. Off duty: of the next one.
Millis paid_day_end(const School& school, PersonId author, Millis sent) {
  const auto start = has_calendar(school) ? next_on_duty(school, author, sent) : std::nullopt;
  auto end = start ? duty_end(school, author, *start) : std::nullopt;
  if (!end) return day_end(school, sent);
  while (true) {
    const auto again = next_on_duty(school, author, *end);
    if (!again || local(school, *again).date != local(school, *end).date) return *end;
    const auto later = duty_end(school, author, *again);
    if (!later || *later <= *end) return *end;
    end = later;
  }
}

Moments moments_of(const School& school, PersonId author, Millis sent) {
  Moments moments;
  moments.sent = sent;
  moments.period_end = period_end(school, sent);
  moments.day_end = paid_day_end(school, author, sent);
  return moments;
}

Pursuit offered_at(Millis time) { return {Code(std::string(left_to_author)), 0, 0, time}; }

std::optional<Step> next_step(const School& school, const Observation& observation, Millis now) {
  const auto& pursuit = *observation.pursuit;
  if (!pursuit.next || *pursuit.next > now) return std::nullopt;
  auto over = pursuit;
  over.next.reset();
  if (pursuit.rule == left_to_author) return Step{PursuitAct::offer_author, over};
  const auto moments = moments_of(school, observation.author, observation.time);
  auto step = step_due(school, pursuit, moments, now);
  if (!step) return Step{PursuitAct::offer_author, over};  // the rule has changed meanwhile: nothing of it applies
  if (step->act == PursuitAct::offer_author) step->after.next.reset();
  const bool ends_unheard = step->act != PursuitAct::offer_author && !step->after.next;
  if (ends_unheard) step->after = offered_at(std::max(*moments.day_end, now));
  return step;
}

template <class Is>
std::vector<PersonId> people_who(const School& school, const Is& is) {
  std::vector<PersonId> persons;
  for (const auto& [id, person] : school.people) {
    if (is(person)) persons.push_back(id);
  }
  return persons;
}

// Who is in the author's room now; who belongs to the classroom if the timetable does not say where that is.
std::vector<PersonId> others_in_room(const School& school, const Observation& observation, Millis now) {
  const auto block = has_calendar(school) ? block_at(school, observation.author, now) : std::nullopt;
  const auto room = block && block->room ? block->room : observation.room;
  if (room) return people_in(school, {*room}, now, Millis{now.value + 1});
  const auto* const classroom = lookup(school.channels, observation.classroom);
  return classroom ? classroom->members : std::vector<PersonId>{};
}

std::vector<PersonId> office_and_free(const School& school, Millis now) {
  return people_who(school, [&](const Person& one) {
    const bool floats = one.role == Role::para && has_calendar(school);
    return one.role == Role::office || (floats && whereabouts(school, one.id, now) == Whereabouts::free);
  });
}

std::vector<PersonId> called(const School& school, const Observation& observation, PursuitAct act, Millis now) {
  switch (act) {
    case PursuitAct::offer_author:
    case PursuitAct::tell_sender: return {observation.author};
    case PursuitAct::put_on_top: return teachers_of(school, observation.care_team, observation.author);
    case PursuitAct::tell_office: return office_and_free(school, now);
    case PursuitAct::tell_admin: return people_who(school, [](const auto& one) { return one.role == Role::admin; });
    case PursuitAct::name_to_neighbour: return neighbours_of(school, observation.author, now);
    case PursuitAct::widen: {
      auto persons = others_in_room(school, observation, now);
      const auto teachers = teachers_of(school, observation.care_team, observation.author);
      persons.insert(persons.end(), teachers.begin(), teachers.end());
      return persons;
    }
    default: return care_team_without(school, observation.care_team, observation.author);
  }
}

// On duty only; the author only where it is left to them.
std::vector<PersonId> told(const School& school, const Observation& observation, PursuitAct act, Millis now) {
  const bool author_too = act == PursuitAct::offer_author || act == PursuitAct::tell_sender;
  auto persons =
      active_without(school, called(school, observation, act, now), author_too ? PersonId{} : observation.author);
  std::erase_if(persons, [&](PersonId one) { return !on_duty(school, one, now); });
  return persons;
}

std::vector<PersonId> silent(const School& school, const Observation& observation) {
  auto persons = care_team_without(school, observation.care_team, observation.author);
  std::erase_if(persons, [&](PersonId one) {
    return std::any_of(observation.answers.begin(), observation.answers.end(),
                       [&](const auto& answer) { return answer.person == one; });
  });
  return persons;
}

}  // namespace

Pursuit pursuit_of(const School& school, PersonId author, Urgency urgency, Millis sent) {
  const auto moments = moments_of(school, author, sent);
  auto pursuit = begin_pursuit(school, rule_of(urgency), moments);
  return pursuit.next ? pursuit : offered_at(std::max(*moments.day_end, sent));
}

Pursuit only_offered(const School& school, PersonId author, Millis sent) {
  return offered_at(std::max(paid_day_end(school, author, sent), sent));
}

void end_pursuit(Observation& observation) {
  if (observation.pursuit) observation.pursuit->next.reset();
}

// Who may not read the observation learns that somebody is needed, and where: never about whom, or what was seen.
Drafts on_due(const School& school, const Observation& observation, Millis now) {
  if (observation.closed || !observation.pursuit) return {};
  const auto step = next_step(school, observation, now);
  if (!step) return {};
  const auto home = home_of(observation);
  Drafts drafts;
  Pursued pursued{id_cast<ItemId>(observation.id), step->act, silent(school, observation), step->after};
  drafts.push_back({home, {}, {}, pursued});
  pursued.silent.clear();
  pursued.room = observation.room;
  pursued.classroom = observation.classroom;
  for (const auto person : told(school, observation, step->act, now)) {
    if (access::may_read(school, person, home)) {
      drafts.front().to.push_back(person);
    } else {
      drafts.push_back({timeline_of(person), {}, {person}, pursued});
    }
  }
  return drafts;
}

void rise(School& school, const Entry& entry, Observation& observation, const Pursued& fact) {
  observation.pursuit = fact.pursuit;
  if (fact.act == PursuitAct::put_on_top) observation.rise = ObservationRise::on_top;
  if (fact.act == PursuitAct::offer_author && !observation.offered) {
    observation.rise = ObservationRise::offered;
    observation.offered = entry.time;
    if (!observation.closed) school.close(name_of(observation), entry.time);
  }
  school.touch(name_of(observation));
}

}  // namespace cueline::domain
