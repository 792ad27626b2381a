// How text becomes words that can be found: split and folded by SQLite's unicode61, stemmed by Snowball. Each word is
// there as it was written, without accents and capitals, and as its stem in English, Spanish and Portuguese, all in the
// same place: nobody says in which language they write, and many write in two.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/search/database.hpp"

namespace cueline::search {

class Tokenizer {
 public:
  // Registers itself with the database as `cueline`; must outlive it. Without success the database has the trouble.
  explicit Tokenizer(Database& database);
  ~Tokenizer();
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;

  // The words of a text as they were written, in small letters and with their accents.
  [[nodiscard]] std::vector<std::string> words(std::string_view text) const;
  // The forms of one such word that are searched for, the folded one first.
  [[nodiscard]] const std::vector<std::string>& forms(std::string_view word) const;

  struct Parts;

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace cueline::search
