#include "protocol/codec_parse.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

namespace cueline::codec {

namespace {

// simdjson reads a few bytes past the end, so a text is copied where there is room. Kept per thread between texts.
struct Scratch {
  simdjson::ondemand::parser parser;
  std::unique_ptr<char[]> bytes;
  std::size_t room = 0;

  simdjson::padded_string_view hold(std::string_view json) {
    const auto need = json.size() + simdjson::SIMDJSON_PADDING;
    if (room < need) {
      bytes = std::make_unique<char[]>(need);
      room = need;
    }
    std::ranges::copy(json, bytes.get());
    std::memset(bytes.get() + json.size(), 0, simdjson::SIMDJSON_PADDING);
    return simdjson::padded_string_view(bytes.get(), json.size(), room);
  }

  void release() {
    parser = simdjson::ondemand::parser();
    bytes.reset();
    room = 0;
  }
};

Scratch& scratch() {
  thread_local Scratch mine;
  return mine;
}

// The readers need no depth limit, since they never go deeper than the structs; this only names the reason.
bool too_deep(std::string_view json) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char letter = json[at];
    if (quoted && letter == '\\') {
      ++at;
    } else if (letter == '"') {
      quoted = !quoted;
    } else if (!quoted && (letter == '{' || letter == '[')) {
      if (++depth > limits::frame_depth) return true;
    } else if (!quoted && (letter == '}' || letter == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

// The id of a request that could not be read, if that much of it can.
std::string id_of(std::string_view json) {
  auto& [parser, bytes, room] = scratch();
  simdjson::ondemand::document document;
  std::string_view id;
  if (parser.iterate(bytes.get(), json.size(), room).get(document)) return {};
  if (document.find_field_unordered("id").get_string().get(id) || id.size() > limits::command_id_bytes) return {};
  return std::string(id);
}

}  // namespace

bool start(std::string_view json, ondemand::document& document, Fault& fault) {
  const auto padded = scratch().hold(json);
  const auto error = scratch().parser.iterate(padded).get(document);
  return error == simdjson::SUCCESS || refuse(fault, error);
}

bool root(ondemand::document& document, ondemand::value& value, Fault& fault) {
  const auto error = document.get_value().get(value);
  if (error == simdjson::SCALAR_DOCUMENT_AS_VALUE) return refuse(fault, Errc::wrong_type, "an object");
  return error == simdjson::SUCCESS || refuse(fault, error);
}

bool ended(ondemand::document& document, Fault& fault) {
  const bool at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  return at_end || refuse(fault, Errc::malformed, "nothing after the object");
}

void finish(std::string_view json, bool read, Fault& fault) {
  if (!read && fault.code != Errc::not_text) {
    if (too_deep(json)) {
      fault.field.clear();
      refuse(fault, Errc::too_deep, "at most " + std::to_string(limits::frame_depth) + " levels");
    }
    fault.id = id_of(json);
  }
  if (json.size() > limits::frame_bytes) scratch().release();  // no thread keeps more than a frame's room
}

}  // namespace cueline::codec
