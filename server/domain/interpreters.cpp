// Asking for an interpreter: reaches whoever is qualified and at work. Asking somebody who is not reaches nobody: the
// asker learns who is qualified, and the attempt is counted for the one who would have been asked.
#include "server/domain/interpreters.hpp"

#include "server/domain/hours.hpp"
#include "server/domain/lookup.hpp"
#include "server/domain/rows.hpp"

namespace cueline::domain {
namespace {

constexpr std::string_view interpreter_template = "interpreter";

bool has(const std::optional<Languages>& languages, const Language& language) {
  return languages && std::find(languages->begin(), languages->end(), language) != languages->end();
}

std::vector<PersonId> all_qualified(const School& school, const Language& language) {
  std::vector<PersonId> persons;
  for (const auto& [id, person] : school.people) {
    if (person.active && interprets(person, language)) persons.push_back(id);
  }
  return persons;
}

bool is_at_work(const School& school, PersonId person, Millis from, Millis until) {
  const auto first = next_on_duty(school, person, from);
  return first && *first < until;
}

// Whoever asks learns who is qualified: those at work then, or all if none of them is.
Decision diverted(const Asked& asked, const AskInterpreter& command) {
  auto offered = interpreters_at_work(asked.school, command.language, command.from, command.until);
  if (offered.empty()) offered = all_qualified(asked.school, command.language);
  std::erase(offered, asked.by.id);
  Decision decision = one({timeline_of(asked.by.id),
                           {},
                           {asked.by.id},
                           InterpreterDiverted{*command.person, command.language, std::move(offered)}});
  auto tally = tallied(asked.school, *command.person, [](Tally& mine) { ++mine.interpreter_asks; });
  decision.drafts.push_back(set_row(asked.school, std::move(tally)));
  return decision;
}

SendAlert request(const Asked& asked, const AskInterpreter& command, std::vector<PersonId> persons) {
  SendAlert alert;
  alert.template_code = Code(std::string(interpreter_template));
  alert.title = Title(std::string(command.language));
  const auto* const room = command.room ? asked.school.row<Room>(command.room->value) : nullptr;
  if (room) alert.place = room->name;
  alert.text = command.text;
  alert.severity = 1;
  alert.mode = AnswerMode::first_taker;
  alert.starts = command.from;
  alert.until = command.until;
  alert.audience.persons = std::move(persons);
  return alert;
}

boost::system::error_code check_time(const Asked& asked, const AskInterpreter& command) {
  if (command.until <= command.from) return Errc::end_before_start;
  if (command.until <= asked.now) return Errc::until_in_the_past;
  if (command.room && !asked.school.row<Room>(command.room->value)) return Errc::not_found;
  return {};
}

}  // namespace

bool interprets(const Person& person, const Language& language) { return has(person.interprets, language); }

bool speaks(const Person& person, const Language& language) {
  return has(person.speaks, language) || interprets(person, language);
}

std::vector<PersonId> interpreters_at_work(const School& school, const Language& language, Millis from, Millis until) {
  auto persons = all_qualified(school, language);
  std::erase_if(persons, [&](PersonId person) { return !is_at_work(school, person, from, until); });
  return persons;
}

bool asks_for_interpreter(const SendAlert& command) { return command.template_code == interpreter_template; }

boost::system::error_code check_interpreters(const School& school, const SendAlert& command) {
  if (!asks_for_interpreter(command)) return {};
  const auto& [channels, roles, persons, rooms, students, everyone] = command.audience;
  const bool names_people = channels.empty() && roles.empty() && !rooms && !students && !everyone;
  const auto qualified = [&](PersonId id) {
    const auto* const person = lookup(school.people, id);
    return person && command.title.size() <= Language::max_bytes && interprets(*person, Language(command.title));
  };
  if (!names_people || !std::all_of(persons.begin(), persons.end(), qualified)) return Errc::not_qualified;
  if (command.cover || command.mode != AnswerMode::first_taker) return Errc::wrong_state;
  return {};
}

Answer decide(const Asked& asked, const AskInterpreter& command) {
  if (const auto refusal = check_time(asked, command)) return refusal;
  if (command.person) {
    const auto* const person = lookup(asked.school.people, *command.person);
    if (!person || !person->active) return Errc::not_found;
    if (!interprets(*person, command.language)) return diverted(asked, command);
    if (!is_at_work(asked.school, *command.person, command.from, command.until)) return Errc::not_at_work;
    return decide(asked, request(asked, command, {*command.person}));
  }
  auto persons = interpreters_at_work(asked.school, command.language, command.from, command.until);
  std::erase(persons, asked.by.id);
  if (persons.empty()) return Errc::nobody_to_tell;
  return decide(asked, request(asked, command, std::move(persons)));
}

}  // namespace cueline::domain
