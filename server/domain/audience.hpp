// Whom an alert names: channels, roles, persons, rooms, care teams, everybody whose day changes, everybody on duty or
// on site. Who of them hears of it now is in reach.hpp. Included by this folder only.
#pragma once

#include <vector>

#include "server/domain/lookup.hpp"

namespace cueline::domain {

class Copies;  // copies.hpp

// The alert that a command replaces, or null.
[[nodiscard]] const Alert* replaced(const School& school, const SendAlert& command);

// Why somebody may not address this audience, if so.
[[nodiscard]] boost::system::error_code check_audience(const Asked& asked, const SendAlert& command,
                                                       const TemplateRule& kind);

// The people of all parts: active, each once, sorted, without the sender. `copies`: of the command's change, by whom
// they are needed again.
[[nodiscard]] std::vector<PersonId> asked_for(const Asked& asked, const SendAlert& command,
                                              const Copies* copies = nullptr);

}  // namespace cueline::domain
