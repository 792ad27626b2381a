#include "protocol/read.hpp"

#include <cstring>
#include <memory>

#include "protocol/codec_read.hpp"

namespace cueline {

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
    std::memcpy(bytes.get(), json.data(), json.size());
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

template <class T>
bool read_whole_text(std::string_view json, T& out, Fault& fault) {
  simdjson::ondemand::document document;
  const auto padded = scratch().hold(json);
  if (const auto broken = scratch().parser.iterate(padded).get(document)) return codec::refuse(fault, broken);
  simdjson::ondemand::value value;
  const auto error = document.get_value().get(value);
  if (error == simdjson::SCALAR_DOCUMENT_AS_VALUE) return codec::refuse(fault, Errc::wrong_type, "an object");
  if (error) return codec::refuse(fault, error);
  if (!codec::read_value(value, out, fault)) return false;
  const bool ended = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  return ended || codec::refuse(fault, Errc::malformed, "nothing after the object");
}

template <class T>
Parsed<T> parse(std::string_view json, std::size_t max_bytes) {
  Fault fault;
  if (json.size() > max_bytes) {
    codec::too_long(fault, max_bytes, "byte");
    fault.code = Errc::too_large;
    return fault;
  }
  T out;
  const bool read = read_whole_text(json, out, fault);
  if (!read && fault.code != Errc::not_text && too_deep(json)) {
    fault.field.clear();
    codec::refuse(fault, Errc::too_deep, "at most " + std::to_string(limits::frame_depth) + " levels");
  }
  if (!read && fault.code != Errc::not_text) fault.id = id_of(json);
  if (json.size() > limits::frame_bytes) scratch().release();  // no thread keeps more than a frame's room
  if (!read) return fault;
  return out;
}

}  // namespace

Parsed<ClientFrame> read_client_frame(std::string_view json) { return parse<ClientFrame>(json, limits::frame_bytes); }
Parsed<CommandFrame> read_command_frame(std::string_view json) {
  return parse<CommandFrame>(json, limits::frame_bytes);
}
Parsed<Entry> read_entry(std::string_view json) { return parse<Entry>(json, limits::stored_bytes); }
Parsed<Record> read_record(std::string_view json) { return parse<Record>(json, limits::stored_bytes); }
Parsed<ServerFrame> read_server_frame(std::string_view json) {
  return parse<ServerFrame>(json, limits::server_frame_bytes);
}

Parsed<Reply> read_reply(std::string_view json) {
  auto frame = parse<std::variant<Reply>>(json, limits::server_frame_bytes);
  if (!frame) return frame.error();
  return std::get<Reply>(std::move(*frame));
}

}  // namespace cueline
