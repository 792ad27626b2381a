// Issues raised without a name. Who raised one is told by nothing but a secret that the raiser alone has: the school
// keeps its hash, and whoever shows the secret speaks as the raiser. No entry, record or remembered answer names them.
#pragma once

#include <optional>
#include <string>

#include "protocol/commands.hpp"

namespace cueline::domain {

// What is kept of a secret: its SHA-256, in hex.
[[nodiscard]] std::string key_of(const Secret& secret);

// A command that shows a secret is taken without its sender's name. The engine remembers its answer under this word in
// the place of person and command id, which whoever repeats the command can make again and nobody else. None: any
// other command.
[[nodiscard]] std::optional<std::string> remembered_as(const Command& command, const std::string& id);

}  // namespace cueline::domain
