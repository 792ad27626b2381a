// What becomes of words: forms, quoting, and the names of codes.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "protocol/catalog.hpp"
#include "server/search/code_words.hpp"
#include "server/search/index.hpp"

namespace cueline::search {
namespace {

struct Words {
  Database database;
  std::unique_ptr<Tokenizer> tokenizer;
  Words() {
    database.open(":memory:");
    tokenizer = std::make_unique<Tokenizer>(database);
    REQUIRE_FALSE(database.trouble());
  }
  ~Words() { database.close(); }
  [[nodiscard]] bool shares(const std::string& one, const std::string& other) const {
    const auto forms = tokenizer->forms(one);
    return std::ranges::any_of(tokenizer->forms(other),
                               [&](const auto& form) { return std::ranges::find(forms, form) != forms.end(); });
  }
};

}  // namespace

TEST_CASE("forms of a word meet in English, Spanish and Portuguese, with and without accents") {
  const Words words;
  for (const auto& [one, other] : std::vector<std::pair<std::string, std::string>>{{"covering", "covers"},
                                                                                   {"worries", "worried"},
                                                                                   {"canciones", "canción"},
                                                                                   {"llorando", "lloraba"},
                                                                                   {"corações", "coração"},
                                                                                   {"chorando", "chorou"},
                                                                                   {"reunião", "reuniao"},
                                                                                   {"niños", "ninos"}}) {
    CAPTURE(one, other);
    CHECK(words.shares(one, other));
  }
  CHECK_FALSE(words.shares("bus", "desk"));
  CHECK_FALSE(words.shares("canción", "cancha"));
}

TEST_CASE("words are split and folded, and long ones are cut between characters") {
  const Words words;
  CHECK(words.tokenizer->words("Jo's LOUD, niño—Fire-drill!") ==
        std::vector<std::string>{"jo", "s", "loud", "niño", "fire", "drill"});
  CHECK(words.tokenizer->forms("niño").front() == "nino");
  std::string longest;
  for (int i = 0; i < 300; ++i) longest += "ñ";
  const auto cut = words.tokenizer->words(longest);
  REQUIRE(cut.size() == 1);
  CHECK(cut.front().size() == 96);
  CHECK(words.tokenizer->words("").empty());
  CHECK(words.tokenizer->words("?! \" *").empty());
}

TEST_CASE("what is typed is never syntax") {
  const Words words;
  CHECK(match_of(*words.tokenizer, "ears \"OR\" -x", false) == R"("ears" AND "or" AND "x")");
  CHECK(match_of(*words.tokenizer, "NEAR(a b) text:c* ^d", false) ==
        R"("near" AND "a" AND "b" AND "text" AND "c" AND "d")");
  CHECK(match_of(*words.tokenizer, "cov", true) == R"(("cov" OR "cov" *))");
  CHECK(match_of(*words.tokenizer, "cover e", true) == R"("cover" AND "e")");
  CHECK(match_of(*words.tokenizer, "%_' ; --", true).empty());
}

TEST_CASE("codes are called what the web client calls them") {
  std::vector<std::string> catalogs;
  for (const std::string name : {"en", "es", "pt"}) {
    std::stringstream text;
    for (const auto& item : std::filesystem::recursive_directory_iterator("clients/web/src/i18n"))
      if (item.path().filename() == name + ".ts") text << std::ifstream(item.path()).rdbuf();
    catalogs.push_back(text.str());
  }
  const auto check = [&](const std::string& list, std::string_view code) {
    CAPTURE(list, code);
    std::stringstream lines(words_of(list, code));
    for (const auto& catalog : catalogs) {
      std::string line;
      const bool has = catalog.find("'" + list + "." + std::string(code) + "': '") != std::string::npos;
      if (!std::getline(lines, line)) {
        CHECK((!has || code == "custom"));
        continue;
      }
      CHECK(catalog.find("'" + list + "." + std::string(code) + "': '" + line + "'") != std::string::npos);
    }
  };
  for (const auto& sign : catalog::signs) {
    CHECK_FALSE(words_of("sign", sign.code).empty());
    check("sign", sign.code);
  }
  for (const auto code : catalog::activities) check("activity", code);
  for (const auto code : catalog::groupings) check("grouping", code);
  for (const auto& one : catalog::templates) check("template", one.code);
  for (const auto& one : catalog::issue_kinds) check("issue_kind", one.code);
  for (const auto code : catalog::kudos_lines) check("kudos", code);
  for (const auto code : catalog::norm_lines) check("norm", code);
}

}  // namespace cueline::search
