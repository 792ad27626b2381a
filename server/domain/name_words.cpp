#include "server/domain/name_words.hpp"

#include <algorithm>

namespace cueline::domain {
namespace {

// U+00C0 to U+017F without accents; a blank is no letter.
constexpr char32_t first_folded = 0xc0;
constexpr std::string_view folded =
    "AAAAAAACEEEEIIIIDNOOOOO OUUUUYTsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiJjJjKkkLlLlLlL"
    "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

struct CodePoint {
  char32_t value = 0;
  std::string_view bytes;
};

// Of text that is known to be UTF-8.
CodePoint first_of(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  const auto bytes = text.substr(0, size);
  char32_t value = size == 1 ? lead : lead & (0x7fU >> size);
  for (const char next : bytes.substr(1)) value = (value << 6U) | (static_cast<unsigned char>(next) & 0x3fU);
  return {value, bytes};
}

bool is_accent(char32_t letter) { return letter >= 0x300 && letter <= 0x36f; }

// A letter without its accent; empty: it ends the word.
std::string_view bare(const CodePoint& letter) {
  if (letter.value >= first_folded && letter.value < first_folded + folded.size()) {
    const auto one = folded.substr(letter.value - first_folded, 1);
    return one == " " ? std::string_view() : one;
  }
  const bool is_sign = (letter.value >= 0x80 && letter.value < first_folded) ||
                       (letter.value >= 0x2000 && letter.value <= 0x206f) || letter.value == 0x3000;
  if (letter.value >= 0x80) return is_sign ? std::string_view() : letter.bytes;
  const char one = letter.bytes.front();
  return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') ? letter.bytes : std::string_view();
}

bool is_capital(std::string_view letter) { return letter.front() >= 'A' && letter.front() <= 'Z'; }

void add(FoldedWord& word, std::string_view letter) {
  const bool capital = is_capital(letter);
  if (word.letters.empty()) word.capital = capital;
  if (capital) {
    word.letters += static_cast<char>(letter.front() - 'A' + 'a');
  } else {
    word.letters += letter;
  }
}

}  // namespace

std::vector<FoldedWord> folded_words(std::string_view text) {
  std::vector<FoldedWord> words;
  FoldedWord word;
  const auto end = [&] {
    if (!word.letters.empty()) words.push_back(std::move(word));
    word = {};
  };
  while (!text.empty()) {
    const auto letter = first_of(text);
    text.remove_prefix(letter.bytes.size());
    if (is_accent(letter.value)) continue;
    const auto plain = bare(letter);
    if (plain.empty()) {
      end();
    } else {
      add(word, plain);
    }
  }
  end();
  return words;
}

NamesLookedFor::NamesLookedFor(std::string_view text, const std::set<std::string>& colleagues) {
  for (auto& word : folded_words(text)) {
    if (word.capital && !colleagues.contains(word.letters)) like_names_.insert(word.letters);
    words_.insert(std::move(word.letters));
  }
}

bool NamesLookedFor::has(std::string_view name) const {
  const auto words = folded_words(name);
  if (words.empty()) return false;
  const auto stands_alone = [&](const std::string& word) { return word.size() > 1 && like_names_.contains(word); };
  if (stands_alone(words.front().letters) || stands_alone(words.back().letters)) return true;
  const bool is_short = std::ranges::all_of(words, [](const FoldedWord& word) { return word.letters.size() == 1; });
  const bool is_one = words.size() == 1;  // a lone word in small letters is a word like any other
  return !is_short && !is_one &&
         std::ranges::all_of(words, [&](const FoldedWord& word) { return words_.contains(word.letters); });
}

}  // namespace cueline::domain
