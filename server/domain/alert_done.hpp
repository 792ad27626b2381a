// What somebody has to do, and says when it is done: until then whoever has got it is asked. Included by this folder
// only.
#pragma once

#include <optional>
#include <string_view>

#include "server/domain/rules.hpp"

namespace cueline::domain {

inline constexpr std::string_view undone_rule = "undone";

// What follows if nobody says that it is done, counted from now: somebody has just got it.
[[nodiscard]] std::optional<Pursuit> begin_to_do(const School& school, const SendAlert& command, Millis now);
// Likewise, by an answer; none if nothing is to be done, it is done, or it is waited for already.
[[nodiscard]] std::optional<Pursuit> begin_to_do(const School& school, const Alert& alert, Millis now);

// The next step of it, as drafts, if it is due.
[[nodiscard]] Drafts ask_if_done(const School& school, const Alert& alert, Millis now);

}  // namespace cueline::domain
