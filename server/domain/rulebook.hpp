// The rules in force: the school's own row for a code, or the one every school starts with (protocol/catalog.hpp).
#pragma once

#include <optional>
#include <string_view>

#include "server/domain/school.hpp"

namespace cueline::domain {

[[nodiscard]] std::optional<SignRule> sign_rule(const School& school, std::string_view code);
[[nodiscard]] std::optional<TemplateRule> template_rule(const School& school, std::string_view code);
[[nodiscard]] std::optional<IssueRule> issue_rule(const School& school, std::string_view code);
[[nodiscard]] PursuitRule pursuit_rule(const School& school, std::string_view code);  // without steps if there is none

}  // namespace cueline::domain
