// One function for each generated file.
#pragma once

#include <string>

#include "protocol/generate/model.hpp"
#include "protocol/generate/sentences.hpp"

namespace cueline::generate {

struct Document {
  Model model;
  std::vector<CloseRow> close_codes;
};

[[nodiscard]] std::string typescript(const Document& document);  // clients/web/src/protocol.gen.ts
[[nodiscard]] std::string reference(const Document& document);   // protocol/reference/reference.md
[[nodiscard]] std::string schema(const Document& document);      // protocol/reference/schema.json
[[nodiscard]] std::string asyncapi(const Document& document);    // protocol/reference/asyncapi.json

// "1 to 120 bytes", "at most 12 items", "a whole number from 1 to 3": what a field takes, in words.
[[nodiscard]] std::string in_words(const Type& type);

}  // namespace cueline::generate
