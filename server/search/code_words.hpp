// What codes are called on screens, in English, Spanish and Portuguese: so that a cue is found by what its reader saw.
#pragma once

#include <string>
#include <string_view>

namespace cueline::search {

// Of a code of protocol/catalog.hpp. `list`: sign, activity, grouping, template, issue_kind, kudos or norm. Its words
// in the three languages, a line each; empty for a code that is the school's own.
[[nodiscard]] std::string words_of(std::string_view list, std::string_view code);

}  // namespace cueline::search
