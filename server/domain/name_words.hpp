// Whether a student's name stands in a text, whatever its accents. Included by this folder only.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cueline::domain {

// One word as it is compared: "PÉREZ" and "perez" are the same one.
struct FoldedWord {
  std::string letters;
  bool capital = false;  // it began with a capital letter
};

// The words of a text. Letters of Latin script lose case and accents, others stay as they are.
[[nodiscard]] std::vector<FoldedWord> folded_words(std::string_view text);

// The words of a text, as names are looked for in it.
class NamesLookedFor {
 public:
  // `colleagues`: words of the names of staff, which alone do not point at a student.
  NamesLookedFor(std::string_view text, const std::set<std::string>& colleagues);

  // The whole name, in whatever order and case; or its first or last word, written as a name is.
  [[nodiscard]] bool has(std::string_view name) const;

 private:
  std::set<std::string> words_;
  std::set<std::string> like_names_;  // with a capital, and not a colleague's
};

}  // namespace cueline::domain
