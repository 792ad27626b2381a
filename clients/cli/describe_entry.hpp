// One entry of the log as one line for a person: when, where, who, what. Students by their initials.
#pragma once

#include <string>

#include "clients/cli/terminal.hpp"
#include "clients/cli/view.hpp"

namespace cueline::cli {

// Empty for entries that are nothing to read (delivered and seen marks).
[[nodiscard]] std::string describe_entry(const View& view, const Entry& entry, const Terminal& terminal);

// A code as words: "covers_ears" is "covers ears".
[[nodiscard]] std::string plain(std::string_view code);

}  // namespace cueline::cli
