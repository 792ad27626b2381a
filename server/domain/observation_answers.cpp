// What becomes of an observation: colleagues answer it, its author adds what came before and after, and decides where
// to bring what nobody answered. Only the author says what came of it.
#include <array>

#include "server/domain/access.hpp"
#include "server/domain/observation_parts.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

// Who may give which answer, on the care team. What is not here all roles may: seen, on_my_way, words.
struct ForRoles {
  ObservationAnswer answer;
  std::array<Role, 5> roles;
};
constexpr std::array answers_by_role{
    ForRoles{ObservationAnswer::used_it, {Role::para, Role::teacher, Role::specialist, Role::admin, Role::admin}},
    ForRoles{ObservationAnswer::try_this, {Role::para, Role::teacher, Role::specialist, Role::admin, Role::admin}},
    ForRoles{ObservationAnswer::lets_talk, {Role::para, Role::teacher, Role::specialist, Role::office, Role::admin}},
    ForRoles{ObservationAnswer::not_now, {Role::teacher, Role::specialist, Role::admin, Role::admin, Role::admin}},
};

bool may_give(Role role, ObservationAnswer answer) {
  const auto row = std::find_if(answers_by_role.begin(), answers_by_role.end(),
                                [&](const auto& one) { return one.answer == answer; });
  return row == answers_by_role.end() || std::find(row->roles.begin(), row->roles.end(), role) != row->roles.end();
}

bool lacks_words(const AnswerObservation& command) {
  if (command.text) return false;
  if (command.answer == ObservationAnswer::try_this) return !command.card;
  return command.answer == ObservationAnswer::words || command.answer == ObservationAnswer::not_now;
}

// Somebody acts: nobody else is looked for, and what came of it closes the loop.
bool is_acting(ObservationAnswer answer) {
  return answer == ObservationAnswer::on_my_way || answer == ObservationAnswer::try_this;
}

bool closes(ObservationAnswer answer) { return answer != ObservationAnswer::seen && !is_acting(answer); }

bool somebody_acts(const Observation& observation) {
  return std::any_of(observation.answers.begin(), observation.answers.end(),
                     [](const auto& one) { return is_acting(one.answer); });
}

// What is left when nobody is looked for any more: the offer to its author.
std::optional<Pursuit> looks_no_further(const School& school, const Observation& observation) {
  const bool goes_on = !observation.closed && observation.pursuit && observation.pursuit->next;
  if (!goes_on || observation.offered) return std::nullopt;
  return only_offered(school, observation.author, observation.time);
}

// "Seen" after anything, or the same answer again, says nothing new.
bool says_nothing_new(const Observation& observation, PersonId person, const AnswerObservation& command) {
  const auto& answers = observation.answers;
  const auto last =
      std::find_if(answers.rbegin(), answers.rend(), [&](const auto& one) { return one.person == person; });
  if (last == answers.rend()) return false;
  return (command.answer == ObservationAnswer::seen && !command.text) ||
         (last->answer == command.answer && last->text == command.text && last->card == command.card);
}

// Why a card cannot be named here: it is another student's, or not agreed.
boost::system::error_code check_card(const School& school, const Observation& observation, std::optional<CardId> id) {
  if (!id) return {};
  const auto* const card = school.row<Card>(id->value);
  if (!card || card->student != observation.student) return Errc::not_found;
  return card->state == CardState::agreed ? boost::system::error_code() : Errc::wrong_state;
}

boost::system::error_code check_trigger(const School& school, const Observation& observation,
                                        std::optional<CardId> id) {
  if (const auto refusal = check_card(school, observation, id)) return refusal;
  if (id && school.row<Card>(id->value)->card_kind != CardKind::trigger) return Errc::wrong_state;
  return {};
}

// Its author's own observation, still there.
result<const Observation*> own(const Asked& asked, ObservationId id) {
  const auto found = named(asked, asked.school.observations, id);
  if (!found) return found.error();
  if ((*found)->author != asked.by.id) return Errc::not_yours;
  if ((*found)->retracted) return Errc::too_late;
  return *found;
}

template <class T>
void keep_news(std::optional<T>& said, const std::optional<T>& known) {
  if (said == known) said.reset();
}

// What the command says that is not known yet.
ObservationCompleted news(const Observation& known, const CompleteObservation& command) {
  ObservationCompleted news{command.observation, command.before,  command.trigger, command.did,
                            command.after,       command.minutes, command.card,    command.helped};
  keep_news(news.before, known.before);
  keep_news(news.trigger, known.trigger);
  keep_news(news.did, known.did);
  keep_news(news.after, known.after);
  keep_news(news.minutes, known.minutes);
  keep_news(news.card, known.card);
  keep_news(news.helped, known.helped);
  return news;
}

bool says_something(const ObservationCompleted& news) {
  return news.before || news.trigger || news.did || news.after || news.minutes || news.card || news.helped;
}

// Those who answered learn what came of it.
std::vector<PersonId> who_answered(const School& school, const Observation& observation) {
  std::vector<PersonId> persons;
  for (const auto& answer : observation.answers) persons.push_back(answer.person);
  return active_without(school, std::move(persons), observation.author);
}

// The classroom, if whoever raises the issue belongs there.
std::optional<ChannelId> room_of(const Asked& asked, const Observation& observation) {
  return reads(asked, timeline_of(observation.classroom)) ? std::optional(observation.classroom) : std::nullopt;
}

// Names neither the student nor the sign: who reads the issue may not be on the care team.
Title unanswered_title(const School& school) {
  if (school.record.language == "es") return "Una observaci\u00f3n qued\u00f3 sin respuesta";
  if (school.record.language == "pt") return "Uma observa\u00e7\u00e3o ficou sem resposta";
  return "An observation was not answered";
}

void close_loop(School& school, Observation& observation, Millis time) {
  end_pursuit(observation);
  if (observation.closed) return;
  observation.closed = time;
  if (!observation.offered) school.close(name_of(observation), time);
}

}  // namespace

Answer decide(const Asked& asked, const AnswerObservation& command) {
  const auto found = named(asked, asked.school.observations, command.observation);
  if (!found) return found.error();
  const auto* const observation = *found;
  if (observation->author == asked.by.id) return Errc::not_allowed;
  if (!may_give(asked.by.role, command.answer)) return Errc::not_allowed;
  if (observation->retracted) return Errc::too_late;
  if (lacks_words(command)) return Errc::needs_text;
  const bool takes_card = command.answer == ObservationAnswer::used_it || command.answer == ObservationAnswer::try_this;
  if (command.card && !takes_card) return Errc::wrong_state;
  if (const auto refusal = check_card(asked.school, *observation, command.card)) return refusal;
  if (says_nothing_new(*observation, asked.by.id, command)) return Decision{};

  // From here nothing can fail.
  ObservationAnswered answered{command.observation, command.answer, command.text, command.card, {}};
  if (command.answer == ObservationAnswer::try_this) answered.until = period_end(asked.school, asked.now);
  if (is_acting(command.answer)) answered.pursuit = looks_no_further(asked.school, *observation);
  return one({timeline_of(observation->care_team),
              {observation->classroom},
              active_without(asked.school, {observation->author}, asked.by.id),
              std::move(answered)});
}

Answer decide(const Asked& asked, const CompleteObservation& command) {
  const auto found = own(asked, command.observation);
  if (!found) return found.error();
  const auto& observation = **found;
  if (const auto refusal = check_trigger(asked.school, observation, command.trigger)) return refusal;
  if (const auto refusal = check_card(asked.school, observation, command.card)) return refusal;
  if (command.helped && !command.card && !observation.card) return Errc::wrong_state;
  auto completed = news(observation, command);
  if (!says_something(completed)) return Decision{};

  // From here nothing can fail.
  if (completed.after && !observation.closed && somebody_acts(observation)) {
    completed.closes = true;
  } else if (completed.after && observation.urgency == Urgency::come_now) {
    completed.pursuit = looks_no_further(asked.school, observation);
  }
  return one({timeline_of(observation.care_team),
              {observation.classroom},
              who_answered(asked.school, observation),
              std::move(completed)});
}

Answer decide(const Asked& asked, const BringObservation& command) {
  const auto found = own(asked, command.observation);
  if (!found) return found.error();
  const auto& observation = **found;
  if (observation.closed || observation.issue) return Errc::wrong_state;
  if (observation.brought_to == command.to) return Decision{};
  ObservationBrought brought{command.observation, command.to, {}};
  Decision decision;
  if (command.to == BroughtTo::admin) {
    RaiseIssue raise;
    raise.issue_kind = "unanswered_observation";
    raise.title = unanswered_title(asked.school);
    raise.about = id_cast<ItemId>(observation.id);
    raise.room = room_of(asked, observation);
    auto raised = decide(asked, raise);
    if (!raised) return raised.error();
    brought.issue = IssueId{asked.upcoming(0)};
    decision = std::move(*raised);
  }

  // From here nothing can fail.
  decision.drafts.push_back({timeline_of(observation.care_team), {observation.classroom}, {}, std::move(brought)});
  return decision;
}

void apply(School& school, const Entry& entry, const ObservationAnswered& fact) {
  auto& observation = expect(school.observations, fact.observation);
  observation.answers.push_back({entry.author, entry.time, fact.answer, fact.text, fact.card, fact.until});
  add_once(observation.delivered, entry.author, entry.time);
  add_once(observation.seen, entry.author, entry.time);
  school.touch(name_of(observation));
  if (fact.pursuit) observation.pursuit = fact.pursuit;
  if (closes(fact.answer)) close_loop(school, observation, entry.time);
}

void apply(School& school, const Entry& entry, const ObservationCompleted& fact) {
  auto& observation = expect(school.observations, fact.observation);
  if (fact.before) observation.before = fact.before;
  if (fact.trigger) observation.trigger = fact.trigger;
  if (fact.did) observation.did = fact.did;
  if (fact.after) observation.after = fact.after;
  if (fact.minutes) observation.minutes = fact.minutes;
  if (fact.card) observation.card = fact.card;
  if (fact.helped) observation.helped = fact.helped;
  if (fact.pursuit) observation.pursuit = fact.pursuit;
  if (!observation.completions) observation.completions.emplace();
  observation.completions->push_back(entry.sequence);
  school.touch(name_of(observation));
  if (fact.closes) close_loop(school, observation, entry.time);
}

void apply(School& school, const Entry& entry, const ObservationBrought& fact) {
  auto& observation = expect(school.observations, fact.observation);
  observation.brought_to = fact.to;
  observation.issue = fact.issue;
  end_pursuit(observation);
  if (!observation.offered) {
    observation.offered = entry.time;
    school.close(name_of(observation), entry.time);
  }
  school.touch(name_of(observation));
}

void apply(School& school, const Entry& entry, const ObservationRetracted& fact) {
  auto& observation = expect(school.observations, fact.observation);
  forget_recent(school, observation);
  observation.signs.clear();
  observation.note.clear();
  observation.context = {};
  observation.room.reset();
  observation.period.reset();
  observation.mode.reset();
  observation.before.reset();
  observation.trigger.reset();
  observation.did.reset();
  observation.after.reset();
  observation.minutes.reset();
  observation.card.reset();
  observation.helped.reset();
  observation.retracted = true;
  school.touch(name_of(observation));
  close_loop(school, observation, entry.time);
}

}  // namespace cueline::domain
