// A word of a closed list, read from the command line: "admin" to Role::admin, or a sentence that names the list.
#pragma once

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "clients/cli/remote.hpp"

namespace cueline::cli {

template <class Enum>
[[nodiscard]] std::string word_of(Enum value) {
  std::string word = boost::describe::enum_to_string(value, "?");
  for (auto& character : word)
    if (character == '_') character = ' ';
  return word;
}

template <class Enum>
[[nodiscard]] std::optional<Enum> choose(std::string_view option, std::string_view word) {
  std::optional<Enum> chosen;
  std::string allowed;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto each) {
    if (word == each.name) chosen = each.value;
    allowed += (allowed.empty() ? "" : ", ") + std::string(each.name);
  });
  if (!chosen) say(Outcome::usage, std::string(option) + " must be one of " + allowed + ".");
  return chosen;
}

}  // namespace cueline::cli
