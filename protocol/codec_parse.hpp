// A whole JSON text into a described struct: limits, what may follow, and the reason when it was not read.
// For the few files that read structs (read.cpp, and whoever keeps described rows of their own).
#pragma once

#include <optional>
#include <string_view>

#include "protocol/codec_read.hpp"

namespace cueline::codec {

// Copies the text to where simdjson may read past its end, and starts on it; good until the thread's next call.
bool start(std::string_view json, ondemand::document& document, Fault& fault);
// Whether nothing follows; and the value to read, if the text is an object.
bool ended(ondemand::document& document, Fault& fault);
bool root(ondemand::document& document, ondemand::value& value, Fault& fault);
// After a fault: makes it too_deep if that is the reason, and finds the request's id. Frees what a large text took.
void finish(std::string_view json, bool read, Fault& fault);

template <class T>
[[nodiscard]] Parsed<T> parse(std::string_view json, std::size_t max_bytes = limits::frame_bytes) {
  Fault fault;
  if (json.size() > max_bytes) {
    too_long(fault, max_bytes, "byte");
    fault.code = Errc::too_large;
    return fault;
  }
  T out;
  bool read = false;
  {
    ondemand::document document;
    ondemand::value value;
    read = start(json, document, fault) && root(document, value, fault) && read_value(value, out, fault) &&
           ended(document, fault);
  }
  finish(json, read, fault);
  if (!read) return fault;
  return out;
}

// A stored row; none if these bytes are not one.
template <class T>
[[nodiscard]] std::optional<T> parse_row(std::string_view bytes) {
  auto row = parse<T>(bytes, limits::stored_bytes);
  return row ? std::optional<T>(std::move(*row)) : std::nullopt;
}

}  // namespace cueline::codec
