// Who may be asked to interpret. Speaking a language and being qualified to interpret it are two things: only the
// second counts, on every way an alert may take.
#pragma once

#include <vector>

#include "server/domain/rules.hpp"

namespace cueline::domain {

[[nodiscard]] bool speaks(const Person& person, const Language& language);      // interpreting includes speaking
[[nodiscard]] bool interprets(const Person& person, const Language& language);  // qualified

// Who is qualified, and at work at some moment of that time; sorted.
[[nodiscard]] std::vector<PersonId> interpreters_at_work(const School& school, const Language& language, Millis from,
                                                         Millis until);

// Whether it does: whoever stands in for an interpreter is not one by that.
[[nodiscard]] bool asks_for_interpreter(const SendAlert& command);

// Why this alert may not ask for an interpreter as it does, if it does. Its title is the language; it names people, and
// every one of them is qualified.
[[nodiscard]] boost::system::error_code check_interpreters(const School& school, const SendAlert& command);

}  // namespace cueline::domain
