// Protective actions: hold, secure, lockdown, evacuate, shelter, all clear. They mirror the school's official system
// and call no emergency service. Included by this folder only.
#pragma once

#include "server/domain/lookup.hpp"

namespace cueline::domain {

[[nodiscard]] bool is_protective(const TemplateRule& kind);

// Why a protective action cannot be sent as asked, or another change with its severity, if so.
[[nodiscard]] boost::system::error_code check_protective(const Asked& asked, const SendAlert& command,
                                                         const TemplateRule& kind);

// Who may replace or call off a protective action besides its sender: whoever keeps the lists.
[[nodiscard]] bool may_lead(const Asked& asked, const Alert& alert);

// Why this answer is none to this alert, if so.
[[nodiscard]] boost::system::error_code check_kind_of_answer(const Alert& alert, const AnswerAlert& command);

// Somebody needs help: who hears of it besides the sender, whatever their hours.
[[nodiscard]] std::vector<PersonId> helpers(const School& school, Millis now);

}  // namespace cueline::domain
