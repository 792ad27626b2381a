// Whom an alert reaches now, whom later, and what it means for each: what is sent, and what a preview shows. Included
// by this folder only.
#pragma once

#include "server/domain/lookup.hpp"

namespace cueline::domain {

struct Reached {
  std::vector<PersonId> to;        // hear of it now, sorted
  std::vector<ForYou> copies;      // of them and of the held, sorted by person
  std::vector<Held> held;          // off duty: hear of it at their next paid start
  std::vector<PersonId> left_out;  // not at work before it is over
  std::vector<PersonId> waiting;   // of a cover request: asked next, in fair order
};

// Precondition: the command is one that may be sent.
[[nodiscard]] Reached reached_by(const Asked& asked, const SendAlert& command);

// Those who were held and are back, as a draft; and those who are not, until when they wait now. None if nobody is due.
[[nodiscard]] Drafts release(const School& school, const Alert& alert, Millis now);

}  // namespace cueline::domain
