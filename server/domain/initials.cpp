#include "server/domain/initials.hpp"

#include <vector>

namespace cueline::domain {
namespace {

// A letter: one code point with the combining marks that follow it.
using Letters = std::vector<std::string>;

std::size_t bytes_of(unsigned char first) {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}

// U+0300 to U+036F: accents written after their letter.
bool is_combining(std::string_view code_point) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(code_point[at]); };
  return code_point.size() == 2 && (byte(0) == 0xcc || (byte(0) == 0xcd && byte(1) <= 0xaf));
}

bool is_ascii_sign(std::string_view letter) {
  const char c = letter.front();
  const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter.size() == 1 && !alphanumeric;
}

// The words of a name; quotes, brackets and the like are not letters.
std::vector<Letters> words_of(std::string_view name) {
  std::vector<Letters> words(1);
  while (!name.empty()) {
    const auto letter = name.substr(0, bytes_of(static_cast<unsigned char>(name.front())));
    name.remove_prefix(letter.size());
    if (letter == " " || letter == "\t" || letter == "\u00a0") {
      if (!words.back().empty()) words.emplace_back();
    } else if (is_combining(letter) && !words.back().empty()) {
      words.back().back() += letter;
    } else if (!is_ascii_sign(letter)) {
      words.back().emplace_back(letter);
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string start_of(const Letters& word, std::size_t letters) {
  std::string start;
  for (std::size_t i = 0; i < letters && i < word.size(); ++i) start += word[i];
  return start + '.';
}

constexpr std::size_t most_letters = 3;  // then a number tells them apart: more would show the name

}  // namespace

Name initials_of(std::string_view name, const std::set<std::string>& taken) {
  const auto words = words_of(name);
  const Letters first = words.empty() ? Letters{"?"} : words.front();
  const Letters last = words.size() > 1 ? words.back() : Letters{};
  const auto shown = [&](std::size_t of_first, std::size_t of_last) {
    return start_of(first, of_first) + (last.empty() ? "" : start_of(last, of_last));
  };
  const auto& grows = last.empty() ? first : last;
  for (std::size_t letters = 1; letters <= most_letters && letters <= grows.size(); ++letters) {
    const auto tried = last.empty() ? shown(letters, 0) : shown(1, letters);
    if (!taken.contains(tried)) return Name(tried);
  }
  for (int number = 2;; ++number) {
    const auto tried = shown(1, 1) + ' ' + std::to_string(number);
    if (!taken.contains(tried)) return Name(tried);
  }
}

}  // namespace cueline::domain
