// The comments of the protocol's headers, which are its documentation: a sentence above each struct, a sentence beside
// each member. Reads the house's own plain formatting, not all of C++.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/generate/model.hpp"

namespace cueline::generate {

// The headers of protocol/ with described structs, in the order of the reference.
inline constexpr std::array<std::string_view, 24> headers{
    "bells.hpp",     "timetable.hpp", "hours.hpp",  "cards.hpp",   "rulebook.hpp",  "marks.hpp",
    "stretches.hpp", "profiles.hpp",  "norms.hpp",  "kudos.hpp",   "check_ins.hpp", "planning.hpp",
    "search.hpp",    "reveals.hpp",   "rows.hpp",   "changes.hpp", "commands.hpp",  "entries.hpp",
    "records.hpp",   "questions.hpp", "frames.hpp", "http.hpp",    "push.hpp",      "devices.hpp"};

struct CloseRow {
  std::string name;
  std::string code;
  std::string sentence;
};

struct Sentences {
  std::vector<Object> structs;  // names, sentences, groups; the types of the fields are left empty
  std::vector<CloseRow> close_codes;
};

// Adds what stands in one header.
void read_sentences(std::string_view header, Sentences& sentences);

// Puts the sentences into the model; returns the names of what has none: "Person.title".
[[nodiscard]] std::vector<std::string> document_model(Model& model, const Sentences& sentences);

}  // namespace cueline::generate
