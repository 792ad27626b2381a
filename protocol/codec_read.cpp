#include "protocol/codec_read.hpp"

#include <algorithm>

namespace cueline::codec {

bool refuse(Fault& fault, Errc code, std::string allowed) {
  fault.code = code;
  fault.allowed = std::move(allowed);
  return false;
}

bool refuse(Fault& fault, simdjson::error_code error) {
  return error == simdjson::UTF8_ERROR ? refuse(fault, Errc::not_text, "UTF-8") : refuse(fault, Errc::malformed);
}

// A sender's unknown field name is repeated to them, but no more of it than a name of ours could have.
void step_in_front(Fault& fault, std::string_view name) {
  std::string step = "/";
  for (const char letter : name.substr(0, limits::code_bytes)) {
    if (letter == '~') {
      step += "~0";
    } else if (letter == '/') {
      step += "~1";
    } else {
      step += static_cast<unsigned char>(letter) < 0x80 ? letter : '?';
    }
  }
  fault.field.insert(0, step);
}

// True if the value starts like one of that type; its text may still be malformed.
static bool is_a(ondemand::value value, ondemand::json_type type, std::string_view name, Fault& fault) {
  ondemand::json_type found{};
  if (const auto error = value.type().get(found)) return refuse(fault, error);
  return found == type || refuse(fault, Errc::wrong_type, std::string(name));
}

bool read_text(ondemand::value value, std::string_view& text, Fault& fault) {
  if (!is_a(value, ondemand::json_type::string, "a text", fault)) return false;
  const auto error = value.get_string().get(text);
  return error == simdjson::SUCCESS || refuse(fault, error);
}

bool read_bool(ondemand::value value, bool& truth, Fault& fault) {
  if (!is_a(value, ondemand::json_type::boolean, "true or false", fault)) return false;
  const auto error = value.get_bool().get(truth);
  return error == simdjson::SUCCESS || refuse(fault, error);
}

bool read_object(ondemand::value value, ondemand::object& object, Fault& fault) {
  if (!is_a(value, ondemand::json_type::object, "an object", fault)) return false;
  const auto error = value.get_object().get(object);
  return error == simdjson::SUCCESS || refuse(fault, error);
}

bool read_array(ondemand::value value, ondemand::array& array, Fault& fault) {
  if (!is_a(value, ondemand::json_type::array, "a list", fault)) return false;
  const auto error = value.get_array().get(array);
  return error == simdjson::SUCCESS || refuse(fault, error);
}

// A number that did not fit: too many digits, a fraction, or no JSON number at all?
static bool refuse_number(std::string_view token, const std::string& range, Fault& fault) {
  constexpr std::string_view digits = "0123456789";
  token = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
  if (token.starts_with('-')) token.remove_prefix(1);
  const auto whole = std::min(token.find_first_not_of(digits), token.size());
  if (whole == 0 || (whole > 1 && token[0] == '0')) return refuse(fault, Errc::malformed);
  if (whole == token.size()) return refuse(fault, Errc::out_of_range, range);
  const bool fraction = token.find_first_not_of("0123456789.eE+-") == std::string_view::npos;
  return fraction ? refuse(fault, Errc::wrong_type, "a whole number") : refuse(fault, Errc::malformed);
}

bool read_whole(ondemand::value value, std::int64_t min, std::int64_t max, std::int64_t& number, Fault& fault) {
  if (!is_a(value, ondemand::json_type::number, "a whole number", fault)) return false;
  const auto range = [=] { return std::to_string(min) + " to " + std::to_string(max); };
  if (value.get_int64().get(number)) return refuse_number(value.raw_json_token(), range(), fault);
  return (number >= min && number <= max) || refuse(fault, Errc::out_of_range, range());
}

// `kind` may stand anywhere in the object; the object is at its start again afterwards.
bool read_kind(ondemand::object& object, std::string_view& kind, Fault& fault) {
  ondemand::value value;
  const auto error = object.find_field_unordered("kind").get(value);
  if (error != simdjson::SUCCESS && error != simdjson::NO_SUCH_FIELD) return refuse(fault, error);
  if (error == simdjson::NO_SUCH_FIELD ? !refuse(fault, Errc::missing_field) : !read_text(value, kind, fault)) {
    step_in_front(fault, "kind");
    return false;
  }
  const auto again = object.reset().error();
  return again == simdjson::SUCCESS || refuse(fault, again);
}

static std::string counted(std::size_t count, std::string_view unit) {
  return std::to_string(count) + ' ' + std::string(unit) + (count == 1 ? "" : "s");
}

bool too_short(Fault& fault, std::size_t min, std::string_view unit) {
  return refuse(fault, Errc::too_short, "at least " + counted(min, unit));
}

bool too_long(Fault& fault, std::size_t max, std::string_view unit) {
  return refuse(fault, Errc::too_long, "at most " + counted(max, unit));
}

std::string one_of(const std::string_view* names, std::size_t count) {
  std::string all = "one of ";
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) all += ", ";
    all += names[i];
  }
  return all;
}

}  // namespace cueline::codec
