#include "protocol/generate/emit.hpp"

namespace cueline::generate {

static std::string counted(const Type& type, const std::string& unit) {
  if (!type.limited) return "";
  const auto most = std::to_string(type.max) + ' ' + unit;
  return type.min == 0 ? ", at most " + most : ", " + std::to_string(type.min) + " to " + most;
}

std::string in_words(const Type& type) {
  switch (type.shape) {
    case Shape::boolean: return "true or false";
    case Shape::number: return "whole number, " + std::to_string(type.min) + " to " + std::to_string(type.max);
    case Shape::id: return type.name;
    case Shape::time: return "time";
    case Shape::text: return "text" + counted(type, "bytes");
    case Shape::list: return "list of " + in_words(type.item.front()) + counted(type, "items");
    case Shape::choice:
    case Shape::object:
    case Shape::one_of: break;
  }
  return "[" + type.name + "](#" + type.name + ")";
}

}  // namespace cueline::generate
