// A valid JSON text of every kind, made from the model: small enough to break in one place at a time.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/generate/model.hpp"
#include "protocol/read.hpp"

namespace cueline {

// A JSON value that a test can change. A scalar is its text.
struct Node {
  enum class Shape { scalar, list, object } shape = Shape::scalar;
  std::string scalar{};
  std::vector<std::pair<std::string, Node>> children{};  // of a list: without names

  [[nodiscard]] std::string text() const;
  [[nodiscard]] Node& child(std::string_view name);
};

[[nodiscard]] Node scalar(std::string text);
[[nodiscard]] Node quoted(std::string_view plain);  // needs no escapes

// Everything is there: optionals too, two items in each list, the largest numbers, text that needs escapes.
[[nodiscard]] Node sample(const generate::Model& model, const generate::Type& type);
[[nodiscard]] Node sample(const generate::Model& model, const generate::Object& object);

// A kind and the text it stands in.
struct Host {
  std::string name;  // "Command.add_person"
  const generate::Object* object = nullptr;
  std::string before;  // the text around the object
  std::string after;
  std::string pointer;                                         // to the object: "/command"
  Parsed<std::string> (*rewrite)(std::string_view) = nullptr;  // read and written again

  [[nodiscard]] std::string text(const Node& node) const { return before + node.text() + after; }
};

[[nodiscard]] const generate::Model& model();
[[nodiscard]] std::vector<Host> hosts();  // every kind of every family, and the HTTP bodies

}  // namespace cueline
