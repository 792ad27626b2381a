// What is held of every reader of JSON, with a second opinion on the text: simdjson's document parser, which knows
// nothing of our structs.
#pragma once

#include <simdjson.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "protocol/http.hpp"
#include "protocol/read.hpp"
#include "protocol/write.hpp"
#include "tests/fuzz/promise.hpp"

namespace cueline::fuzz {

using Element = simdjson::dom::element;

inline bool parses(simdjson::dom::parser& parser, std::string_view text, Element& element) {
  return parser.parse(text.data(), text.size(), true).get(element) == simdjson::SUCCESS;
}

// Objects may have their fields in any order; what is null on the left may be absent on the right.
inline bool same(Element left, Element right) {
  if (left.type() != right.type()) return false;
  if (left.is<simdjson::dom::object>()) {
    const simdjson::dom::object fields = left.get_object().value_unsafe();
    const simdjson::dom::object others = right.get_object().value_unsafe();
    std::size_t there = 0;
    for (const auto field : fields) {
      if (field.value.is_null()) continue;
      Element other;
      ++there;
      if (others.at_key(field.key).get(other) || !same(field.value, other)) return false;
    }
    return there == others.size();
  }
  if (left.is<simdjson::dom::array>()) {
    const simdjson::dom::array items = left.get_array().value_unsafe();
    const simdjson::dom::array others = right.get_array().value_unsafe();
    return std::equal(items.begin(), items.end(), others.begin(), others.end(), same);
  }
  return simdjson::minify(left) == simdjson::minify(right);
}

inline void check_same(std::string_view text, std::string_view written) {
  static simdjson::dom::parser left_parser, right_parser;
  Element left, right;
  promise(parses(left_parser, text, left), "only JSON is accepted");
  promise(parses(right_parser, written, right), "what is written is JSON");
  promise(same(left, right), "what is written says what was read");
}

inline bool is_pointer(std::string_view field) {
  if (!field.empty() && field.front() != '/') return false;
  for (std::size_t at = 0; at < field.size(); ++at) {
    const auto byte = static_cast<unsigned char>(field[at]);
    if (byte >= 0x80) return false;
    if (byte == '~' && (at + 1 == field.size() || (field[at + 1] != '0' && field[at + 1] != '1'))) return false;
  }
  return true;
}

// The fault has a row and a pointer, the text deserves it, and whoever sent the text can be told.
inline void check_fault(std::string_view text, const Fault& fault) {
  static simdjson::dom::parser parser;
  promise(is_pointer(fault.field), "a fault's place is a JSON pointer");
  const bool is_text = simdjson::validate_utf8(text);
  if (fault.code == Errc::not_text) promise(!is_text, "only what is not UTF-8 is called so");
  const bool of_all = fault.field.empty();
  if (!is_text) promise(of_all, "nothing is said about fields of what is not UTF-8");
  Element element;
  if (fault.code == Errc::malformed) promise(!parses(parser, text, element), "only what is no JSON is called so");
  const auto error = make_error_code(fault.code);
  promise(problem_of(error).sentence == error.message(), "the error code says the same");
  const Reply reply{.id = fault.id, .sequences = {}, .problem = problem_of(fault)};
  const auto told = read_reply(write(reply));
  promise(told && told->id == fault.id && told->problem->code == error_row(fault.code).name, "a fault can be told");
}

template <auto read>
void check_reader(std::string_view text) {
  const auto value = read(text);
  if (!value) return check_fault(text, value.error());
  const auto once = write(*value);
  check_same(text, once);
  const auto again = read(once);
  promise(again && write(*again) == once, "what was written is read again the same");
}

}  // namespace cueline::fuzz
