// Alerts that ask somebody to stand in: who is asked first, and who next. Included by this folder only.
#pragma once

#include "server/domain/lookup.hpp"

namespace cueline::domain {

inline constexpr std::size_t ring_size = 3;

// Why a cover cannot be asked for, if so.
[[nodiscard]] boost::system::error_code check_cover(const Asked& asked, const SendAlert& command,
                                                    const TemplateRule& kind);

// Who is asked: the first ring, and the rest in fair order. Nobody eligible: the admins on duty are asked instead.
struct Rings {
  std::vector<PersonId> first;
  std::vector<PersonId> waiting;
};
[[nodiscard]] Rings rings(const Asked& asked, const SendAlert& command);

// The next ring, as a draft: those who are still free; none if nobody is left.
[[nodiscard]] Drafts widen(const School& school, const Alert& alert, Millis now);

}  // namespace cueline::domain
