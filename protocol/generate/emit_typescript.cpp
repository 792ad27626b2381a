#include <string_view>

#include "protocol/catalog.hpp"
#include "protocol/errors.hpp"
#include "protocol/generate/emit.hpp"
#include "protocol/limits.hpp"

namespace cueline::generate {

namespace {

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char letter : text) {
    if (letter == '\'' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + "'";
}

std::string type_of(const Type& type) {
  switch (type.shape) {
    case Shape::boolean: return "boolean";
    case Shape::number: return "number";
    case Shape::text: return "string";
    case Shape::list: return type_of(type.item.front()) + "[]";
    default: return type.name;
  }
}

template <class Names>
std::string union_of(const Names& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : " | ") + quoted(name);
  return out;
}

std::string interface_of(const Object& object) {
  std::string out = "\n/** " + object.sentence + " */\nexport interface " + object.name + " {\n";
  for (const auto& field : object.fields) {
    out += "  /** " + field.sentence + " */\n  " + field.name + (field.optional ? "?: " : ": ") + type_of(field.type);
    out += ";\n";
  }
  return out + "}\n";
}

std::string family_of(const Model& model, const Family& family) {
  std::string out = "\nexport type " + family.name + " =";
  for (const auto& name : family.members) {
    out += "\n  | ({ kind: " + quoted(model.object(name).kind) + " } & " + name + ")";
  }
  return out + ";\n";
}

// The name of a value of the catalog's enum.
std::string_view name_of(catalog::Valence valence) {
  constexpr std::array names{"bright", "watch", "support", "call"};
  return names.at(static_cast<std::size_t>(valence));
}

std::string catalog_of_signs() {
  std::string out = "\n/** How a sign is read: bright spot, keep an eye on, needs support, call now. */\n";
  out += "export type Valence = 'bright' | 'watch' | 'support' | 'call';\n";
  out += "\n/** What can be seen, in the order of the sheet. */\nexport const signs = [\n";
  for (const auto& sign : catalog::signs) {
    out += "  { code: " + quoted(sign.code) + ", valence: " + quoted(name_of(sign.valence)) +
           ", group: " + quoted(sign.group) + " },\n";
  }
  out += "] as const;\n\nexport const activities = [\n";
  for (const auto code : catalog::activities) out += "  " + quoted(code) + ",\n";
  out += "] as const;\n\nexport const groupings = [\n";
  for (const auto code : catalog::groupings) out += "  " + quoted(code) + ",\n";
  out += "] as const;\n\n/** What thanks say in one tap. */\nexport const kudosLines = [\n";
  for (const auto code : catalog::kudos_lines) out += "  " + quoted(code) + ",\n";
  out += "] as const;\n\n/** The lines that norms may start from. */\nexport const normLines = [\n";
  for (const auto code : catalog::norm_lines) out += "  " + quoted(code) + ",\n";
  return out + "] as const;\n";
}

std::string everyone_of(const catalog::Template& row) {
  constexpr std::array names{"affected", "on_duty", "on_site"};
  return row.everyone ? ", everyone: " + quoted(names.at(static_cast<std::size_t>(*row.everyone))) : "";
}

std::string catalog_of_kinds() {
  std::string out = "\n/** Kinds of change, with what the composer proposes. */\nexport const templates = [\n";
  for (const auto& row : catalog::templates) {
    out += "  { code: " + quoted(row.code) + ", family: " + quoted(row.family) + ", mode: " + quoted(row.mode) +
           ", severity: " + std::to_string(row.severity) + everyone_of(row) + (row.to_do ? ", to_do: true" : "") +
           " },\n";
  }
  out += "] as const;\n\n/** What is said wherever a protective action can be sent or is shown, in English. */\n";
  out += "export const protectiveNotice = " + quoted(catalog::protective_notice) + ";\n";
  out += "\n/** Kinds of issue: school hours to a first answer and to settling, at severity 3. */\n";
  out += "export const issueKinds = [\n";
  for (const auto& row : catalog::issue_kinds) {
    out += "  { code: " + quoted(row.code) + ", promise_hours: " + std::to_string(row.promise_hours) +
           ", due_hours: " + std::to_string(row.due_hours) + " },\n";
  }
  return out + "] as const;\n";
}

std::string errors() {
  std::string out = "\n/** Every refusal and trouble: what to tell the person, and whether trying again helps. */\n";
  out += "export const errors = {\n";
  constexpr std::array retries{"never", "later", "after_sign_in"};
  for (const auto& row : error_rows) {
    out += "  " + std::string(row.name) + ": { sentence: " + quoted(row.sentence) +
           ", retry: " + quoted(retries.at(static_cast<std::size_t>(row.retry))) + " },\n";
  }
  return out + "} as const;\n\nexport type ErrorCode = keyof typeof errors;\n";
}

std::string close_codes(const std::vector<CloseRow>& rows) {
  std::string out = "\n/** Why the server closes a connection: what to do next is in the code. */\n";
  out += "export const closeCodes = {\n";
  for (const auto& row : rows) out += "  /** " + row.sentence + " */\n  " + row.name + ": " + row.code + ",\n";
  return out + "} as const;\n";
}

std::string limits_table() {
  std::string out = "\nexport const limits = {\n";
  for (const auto& row : limits::rows) {
    out += "  /** " + std::string(row.meaning) + " */\n  " + std::string(row.name) + ": " + std::to_string(row.value) +
           ",\n";
  }
  return out + "} as const;\n";
}

}  // namespace

std::string typescript(const Document& document) {
  const auto& model = document.model;
  std::string out = "// Generated from protocol/*.hpp by cueline-generate. Do not edit.\n";
  out += "\n/** A thing is named by the sequence of the entry that made it; 0 is none. */\n";
  for (const auto& id : model.ids) out += "export type " + id + " = number;\n";
  out += "/** Milliseconds since 1970, UTC. */\nexport type Millis = number;\n\n";
  for (const auto& choice : model.choices) {
    out += "export type " + choice.name + " = " + union_of(choice.values) + ";\n";
  }
  for (const auto& object : model.objects) out += interface_of(object);
  for (const auto& family : model.families) out += family_of(model, family);
  out += catalog_of_signs() + catalog_of_kinds() + errors() + close_codes(document.close_codes) + limits_table();
  return out;
}

}  // namespace cueline::generate
