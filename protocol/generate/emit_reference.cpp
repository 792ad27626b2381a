#include <algorithm>

#include "protocol/catalog.hpp"
#include "protocol/errors.hpp"
#include "protocol/generate/emit.hpp"
#include "protocol/limits.hpp"

namespace cueline::generate {

namespace {

constexpr const char* preface = R"(# The protocol

Generated from the headers of `protocol/` by `cueline-generate`. Do not edit.

A connection carries text frames of one or more JSON objects separated by newlines; each object names its `kind`, the other
fields stand beside it. The first frame of a client is `hello`; the server answers `welcome`, then a `snapshot` or the entries
that are missing, then goes on live. `POST /api/commands` takes the object of a `command` frame without its `kind` and answers
with a `reply`.

- Every field that is not marked *optional* is there, also when it is an empty text or list. An optional field may be absent or null; the server leaves it out.
- Unknown, missing and repeated fields are refused, and so is every value outside its limits. The `problem` names the error, the field as a JSON pointer (`/command/signs/0`) and what is allowed.
- Ids and sequences are whole numbers: a thing is named by the sequence of the entry that made it, and 0 is none. Times are milliseconds since 1970, UTC. Limits of texts are bytes of UTF-8.
- A client makes an id for each command and repeats the same id when it tries again: a repeat has no second effect and gets the first answer.
)";

// What would end a cell of a table early.
std::string cell(std::string_view text) {
  std::string out;
  for (const char letter : text) out += letter == '|' ? std::string("\\|") : std::string(1, letter);
  return out;
}

std::string section(const Object& object, const std::string& depth) {
  const auto& title = object.kind.empty() ? object.name : object.kind;
  std::string out = "\n" + depth + " <a id=\"" + object.name + "\"></a>" + title + "\n\n" + object.sentence + "\n";
  if (object.fields.empty()) return out;
  out += "\n| field | takes | is |\n|---|---|---|\n";
  for (const auto& field : object.fields) {
    out += "| `" + field.name + "` | " + in_words(field.type) + (field.optional ? ", *optional*" : "") + " | " +
           cell(field.sentence) + " |\n";
  }
  return out;
}

std::string family(const Model& model, std::string_view name, std::string_view title, std::string_view sentence) {
  std::string out =
      "\n## <a id=\"" + std::string(name) + "\"></a>" + std::string(title) + "\n\n" + std::string(sentence) + "\n";
  std::string group;
  for (const auto& member : model.family(name).members) {
    const auto& object = model.object(member);
    const bool headed = name == "Command";
    if (headed && object.group != group) out += "\n### " + (group = object.group) + "\n";
    out += section(object, headed ? "####" : "###");
  }
  return out;
}

std::string bodies(const Model& model) {
  std::string out =
      "\n## HTTP bodies\n\nWhat comes before a connection, and the few questions that need none. A refusal is "
      "a [Problem](#Problem).\n";
  for (const auto& name : model.bodies) out += section(model.object(name), "###");
  return out;
}

std::string parts(const Model& model) {
  std::string out = "\n## Parts\n\nObjects that stand inside others, without a `kind`.\n";
  for (const auto& object : model.objects) {
    const bool is_body = std::ranges::find(model.bodies, object.name) != model.bodies.end();
    if (object.kind.empty() && !is_body) out += section(object, "###");
  }
  out += "\n## Lists of values\n\n| list | values |\n|---|---|\n";
  for (const auto& choice : model.choices) {
    out += "| <a id=\"" + choice.name + "\"></a>" + choice.name + " |";
    for (const auto& value : choice.values) out += " `" + value + "`";
    out += " |\n";
  }
  return out;
}

std::string errors() {
  std::string out = "\n## Errors\n\nThe `code` of a `problem`. Retry: whether the same request may succeed later.\n\n";
  out += "| code | retry | sentence |\n|---|---|---|\n";
  constexpr std::array retries{"never", "later", "after signing in"};
  for (const auto& row : error_rows) {
    out += "| `" + std::string(row.name) + "` | " + retries.at(static_cast<std::size_t>(row.retry)) + " | " +
           cell(row.sentence) + " |\n";
  }
  return out;
}

std::string close_codes(const std::vector<CloseRow>& rows) {
  std::string out = "\n## Close codes\n\n| code | name | what to do |\n|---|---|---|\n";
  for (const auto& row : rows) out += "| " + row.code + " | `" + row.name + "` | " + cell(row.sentence) + " |\n";
  return out;
}

std::string limit_table() {
  std::string out = "\n## Limits\n\n| limit | value | of |\n|---|---|---|\n";
  for (const auto& row : limits::rows) {
    out += "| `" + std::string(row.name) + "` | " + std::to_string(row.value) + " | " + cell(row.meaning) + " |\n";
  }
  return out;
}

template <class Codes>
std::string codes(const Codes& all) {
  std::string out;
  for (const auto code : all) out += (out.empty() ? "`" : ", `") + std::string(code) + "`";
  return out;
}

std::string catalog_of_codes() {
  constexpr std::array valences{"bright spot", "keep an eye on", "needs support", "call now"};
  std::string out = "\n## Catalog\n\nThe lists a school starts with.\n\n| sign | reads as | group |\n|---|---|---|\n";
  for (const auto& sign : catalog::signs) {
    out += "| `" + std::string(sign.code) + "` | " + valences.at(static_cast<std::size_t>(sign.valence)) + " | `" +
           std::string(sign.group) + "` |\n";
  }
  out += "\nActivities: " + codes(catalog::activities) + ".\n\nGroupings: " + codes(catalog::groupings) + ".\n";
  out += "\nThanks: " + codes(catalog::kudos_lines) + ".\n\nNorms: " + codes(catalog::norm_lines) + ".\n";
  out += "\n| kind of change | family | answer mode | severity | |\n|---|---|---|---|---|\n";
  for (const auto& row : catalog::templates) {
    out += "| `" + std::string(row.code) + "` | `" + std::string(row.family) + "` | `" + std::string(row.mode) +
           "` | " + std::to_string(row.severity) + " | " + (row.to_do ? "to be done" : "") + " |\n";
  }
  out +=
      "\nThe family `protective` mirrors the school's official system. Every surface that sends or shows it says: \"" +
      std::string(catalog::protective_notice) + "\"\n";
  out += "\n| kind of issue | school hours to a first answer at severity 3 | to being settled |\n|---|---|---|\n";
  for (const auto& row : catalog::issue_kinds) {
    out += "| `" + std::string(row.code) + "` | " + std::to_string(row.promise_hours) + " | " +
           std::to_string(row.due_hours) + " |\n";
  }
  return out;
}

}  // namespace

std::string reference(const Document& document) {
  const auto& model = document.model;
  return preface +
         family(model, "ClientFrame", "From a client",
                "Frames of at most " + std::to_string(limits::frame_bytes) +
                    " bytes; a larger one closes the connection.") +
         family(model, "ServerFrame", "From the server", "What a client must understand.") +
         family(model, "Command", "Commands", "What stands in the `command` of a command frame.") +
         family(model, "EntryBody", "Entries", "The `body` of an [Entry](#Entry): what happened.") +
         family(model, "Record", "Records", "The current state of one thing, in a snapshot.") + bodies(model) +
         parts(model) + errors() + close_codes(document.close_codes) + limit_table() + catalog_of_codes();
}

}  // namespace cueline::generate
