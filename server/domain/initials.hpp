// What screens show of a student: "J.R.", or "J.Ru." where J.R. is taken in the same classroom.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "protocol/values.hpp"

namespace cueline::domain {

// Never one of `taken`; any valid UTF-8 name gives some. At most a name's length.
[[nodiscard]] Name initials_of(std::string_view name, const std::set<std::string>& taken);

}  // namespace cueline::domain
