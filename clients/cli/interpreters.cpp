// Asking for an interpreter: whoever is qualified and at work is asked; somebody who only speaks the language is not.
#include <fmt/core.h>

#include <algorithm>

#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

bool interprets(const Person& person, const Language& language) {
  return person.interprets &&
         std::find(person.interprets->begin(), person.interprets->end(), language) != person.interprets->end();
}

std::string names_of_qualified(const View& view, const Language& language) {
  std::string names;
  for (const auto& [id, person] : view.people) {
    if (person.active && interprets(person, language)) names += (names.empty() ? "" : ", ") + harmless(person.name);
  }
  return names.empty() ? "Nobody is, yet: an admin says so of people." : "Qualified: " + names + ".";
}

}  // namespace

Outcome ask_interpreter(const Common& common, const InterpreterWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  AskInterpreter command{.language = words.language, .from = now(), .text = words.text};
  if (!words.from.empty()) {
    const auto from = time_from(view, words.from);
    if (!from) return say(Outcome::usage, "--from must look like 10:40, 40m or 2h.");
    command.from = *from;
  }
  const auto until = time_from(view, words.until);
  if (!until) return say(Outcome::usage, "--until must look like 10:40, 40m or 2h.");
  command.until = *until;
  bool qualified = true;
  if (!words.person.empty()) {
    command.person = one_person(view, words.person);
    if (!command.person) return Outcome::usage;
    qualified = interprets(view.people.at(*command.person), command.language);
  }
  const auto help = names_of_qualified(view, command.language) +
                    "\nA family that cannot be understood: cueline issue raise --kind language_access \"...\"";
  if (qualified) {
    Reply reply;
    const auto outcome = remote.submit(command, reply);
    if (reply.problem && reply.problem->code == error_row(Errc::nobody_to_tell).name) {
      return say(outcome, "Nobody who is qualified to interpret is at work then. " + help);
    }
    if (reply.problem) return say(*reply.problem);
    if (outcome != Outcome::done) return outcome;
    fmt::print("{}\n", remote.json() ? write(reply) : "Asked. The first who says yes has it: cueline alerts");
    return outcome;
  }
  return remote.send(
      command, harmless(view.name(*command.person)) + " is not qualified to interpret, and was not asked. " + help);
}

}  // namespace cueline::cli
