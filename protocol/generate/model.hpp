// The protocol as data: every described struct, list of values and family of kinds, with the limits of each field.
// Made from protocol/describe.hpp once; the emitters and the tests walk it without templates.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cueline::generate {

enum class Shape { boolean, number, id, time, text, list, choice, object, one_of };

struct Type {
  Shape shape = Shape::boolean;
  std::string name;          // of an id, choice, object or one_of: "PersonId", "Role", "Context", "Command"
  bool limited = false;      // whether min and max mean something
  std::int64_t min = 0;      // numbers: least value; texts: bytes; lists: items
  std::int64_t max = 0;      // the same, greatest
  std::vector<Type> item{};  // of a list: the one type of its items
};

struct Field {
  std::string name;
  Type type;
  bool optional = false;   // may be absent or null
  std::string sentence{};  // its comment in the header
};

struct Object {
  std::string name;        // "AddPerson"
  std::string kind{};      // "add_person", empty if it is never one of several
  std::string sentence{};  // the comment above it
  std::string group{};     // the section it stands in
  std::vector<Field> fields{};
};

struct Choice {
  std::string name;
  std::vector<std::string> values;
};

struct Family {
  std::string name;                  // "Command"
  std::vector<std::string> members;  // names of objects
};

// Each after those it needs.
struct Model {
  std::vector<std::string> ids{};
  std::vector<Choice> choices{};
  std::vector<Object> objects{};
  std::vector<Family> families{};
  std::vector<std::string> bodies{};  // of HTTP requests and answers: names of objects

  [[nodiscard]] const Object& object(std::string_view name) const;
  [[nodiscard]] const Choice& choice(std::string_view name) const;
  [[nodiscard]] const Family& family(std::string_view name) const;
};

[[nodiscard]] Model model_of_protocol();

}  // namespace cueline::generate
