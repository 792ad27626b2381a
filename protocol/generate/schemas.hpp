// Every described type as a JSON Schema (2020-12). Shared by schema.json and asyncapi.json, which differ in where the
// definitions stand.
#pragma once

#include <string>

#include "protocol/generate/json.hpp"
#include "protocol/generate/model.hpp"

namespace cueline::generate {

// `place`: "#/$defs/" or "#/components/schemas/".
[[nodiscard]] Json definitions(const Model& model, const std::string& place);

}  // namespace cueline::generate
