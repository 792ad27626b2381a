#include "protocol/generate/json.hpp"

namespace cueline::generate {

// Our sentences are plain: only quotes and backslashes need care.
Json::Json(std::string_view text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') quoted += '\\';
    quoted += letter;
  }
  value_ = quoted + '"';
}

void Json::add(std::string name, Json value) {
  std::get<Members>(value_).emplace_back(std::move(name), std::move(value));
}

void Json::add(Json value) { std::get<Items>(value_).push_back(std::move(value)); }

static void new_line(std::string& out, std::size_t indent) {
  out += '\n';
  out.append(2 * indent, ' ');
}

void Json::append_to(std::string& out, std::size_t indent) const {
  if (const auto* scalar = std::get_if<std::string>(&value_)) {
    out += *scalar;
  } else if (const auto* items = std::get_if<Items>(&value_)) {
    out += '[';
    for (const auto& item : *items) {
      if (&item != items->data()) out += ',';
      new_line(out, indent + 1);
      item.append_to(out, indent + 1);
    }
    if (!items->empty()) new_line(out, indent);
    out += ']';
  } else {
    const auto& members = std::get<Members>(value_);
    out += '{';
    for (const auto& member : members) {
      if (&member != members.data()) out += ',';
      new_line(out, indent + 1);
      Json(member.first).append_to(out, 0);
      out += ": ";
      member.second.append_to(out, indent + 1);
    }
    if (!members.empty()) new_line(out, indent);
    out += '}';
  }
}

std::string Json::text() const {
  std::string out;
  append_to(out, 0);
  return out + '\n';
}

}  // namespace cueline::generate
