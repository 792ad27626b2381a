// The rules in force: the school's own row for a code, or the one every school starts with.
#include "server/domain/rulebook.hpp"

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>

#include "protocol/catalog.hpp"
#include "protocol/catalog_pursuits.hpp"
#include "server/domain/lookup.hpp"

namespace cueline::domain {
namespace {

template <class T>
const T* own(const School& school, std::string_view code) {
  for (const auto& [id, row] : school.rows<T>()) {
    if (row.code == code) return &row;
  }
  return nullptr;
}

Code code_of(std::string_view words) { return Code(std::string(words)); }

AnswerMode mode_of(std::string_view word) {
  AnswerMode mode = AnswerMode::all;
  boost::describe::enum_from_string(std::string(word).c_str(), mode);  // the catalog's words are checked by a test
  return mode;
}

SignRule as_rule(const catalog::Sign& row) {
  return {{}, code_of(row.code), code_of(boost::describe::enum_to_string(row.valence, "")), code_of(row.group), {}, {}};
}
TemplateRule as_rule(const catalog::Template& row) {
  TemplateRule rule{{}, code_of(row.code), code_of(row.family), mode_of(row.mode), row.severity, row.everyone};
  if (!row.senders.empty()) rule.senders = std::vector<Role>(row.senders.begin(), row.senders.end());
  if (row.to_do) rule.to_do = true;
  return rule;
}
IssueRule as_rule(const catalog::IssueKind& row) {
  return {{}, code_of(row.code), row.promise_hours, row.due_hours, {}, {}};
}

// The school's own row, else the catalog's.
template <class T, class Rows>
std::optional<T> in_force(const School& school, std::string_view code, const Rows& catalog) {
  if (const auto* row = own<T>(school, code)) return *row;
  const auto* const row = in_catalog(catalog, code);
  return row ? std::optional(as_rule(*row)) : std::nullopt;
}

}  // namespace

std::optional<SignRule> sign_rule(const School& school, std::string_view code) {
  return in_force<SignRule>(school, code, catalog::signs);
}

std::optional<TemplateRule> template_rule(const School& school, std::string_view code) {
  return in_force<TemplateRule>(school, code, catalog::templates);
}

std::optional<IssueRule> issue_rule(const School& school, std::string_view code) {
  return in_force<IssueRule>(school, code, catalog::issue_kinds);
}

PursuitRule pursuit_rule(const School& school, std::string_view code) {
  if (const auto* row = own<PursuitRule>(school, code)) return *row;
  PursuitRule rule{{}, code_of(code), {}};
  for (const auto& row : catalog::pursuits) {
    if (row.code != code) continue;
    rule.steps.push_back({row.counted_from, row.seconds, row.repeats, row.every, row.act});
  }
  return rule;
}

}  // namespace cueline::domain
