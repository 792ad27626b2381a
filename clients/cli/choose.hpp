// A word of a closed list, read from the command line: "admin" to Role::admin, or a sentence that names the list.
#pragma once

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "clients/cli/remote.hpp"

namespace cueline::cli {

// "571" or "#571" as a number of something; 0: it is none.
[[nodiscard]] inline std::uint64_t number_of(std::string_view words) {
  if (words.starts_with('#')) words.remove_prefix(1);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
  return error == std::errc() && end == words.data() + words.size() ? number : 0;
}

// "2026-09-21" as a date.
[[nodiscard]] inline std::optional<Date> date_of(std::string_view option, std::string words) {
  std::erase(words, '-');
  const auto number = number_of(words);
  if (words.size() == 8 && number >= Date::min && number <= Date::max) return Date(static_cast<std::int64_t>(number));
  say(Outcome::usage, std::string(option) + " must look like 2026-09-21.");
  return std::nullopt;
}
[[nodiscard]] inline std::string words_of(Date date) {
  auto digits = std::to_string(date.value);
  return digits.insert(6, "-").insert(4, "-");
}

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
