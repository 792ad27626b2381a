#include "server/search/tokenizer.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace cueline::search {
namespace {

constexpr std::size_t word_bytes = 96;            // longer words are found by their beginning
constexpr std::size_t stem_bytes_min = 2;         // a stem of one letter would be found everywhere
constexpr std::size_t remembered_words = 20'000;  // then what is known is forgotten and begins anew

struct EndStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, EndStemmer>;

fts5_api* api_of(Database& database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database.handle(), "SELECT fts5(?1)", -1, &statement, nullptr) != SQLITE_OK) return nullptr;
  sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  return api;
}

// "corações" is the plural of "coração", but Snowball stems them apart.
std::string singular_of(const std::string& word) {
  for (const std::string_view plural : {"ões", "ães"}) {
    if (word.size() > plural.size() && word.ends_with(plural))
      return word.substr(0, word.size() - plural.size()) + "ão";
  }
  return word;
}

std::string_view cut(std::string_view word) {
  if (word.size() <= word_bytes) return word;
  auto size = word_bytes;
  while (size > 0 && (static_cast<unsigned char>(word[size]) & 0xc0) == 0x80) --size;
  return word.substr(0, size);
}

}  // namespace

// SQLite's tokenizers keep nothing between calls, and all of this is used by the thread of the index.
struct Tokenizer::Parts {
  fts5_tokenizer unicode{};
  Fts5Tokenizer* splitting = nullptr;  // keeps accents: the stemmers need them
  Fts5Tokenizer* folding = nullptr;    // takes them away
  std::array<Stemmer, 3> stemmers;     // the last is for Portuguese
  std::unordered_map<std::string, std::vector<std::string>> known;

  ~Parts() {
    if (splitting) unicode.xDelete(splitting);
    if (folding) unicode.xDelete(folding);
  }

  [[nodiscard]] std::string folded(std::string_view word) const;
  [[nodiscard]] const std::vector<std::string>& forms(std::string_view word);
};

std::string Tokenizer::Parts::folded(std::string_view word) const {
  std::string first;
  const auto keep = [](void* into, int, const char* token, int size, int, int) {
    auto& kept = *static_cast<std::string*>(into);
    kept.append(token, static_cast<std::size_t>(size));
    return SQLITE_OK;
  };
  unicode.xTokenize(folding, &first, FTS5_TOKENIZE_DOCUMENT, word.data(), static_cast<int>(word.size()), keep);
  return first.empty() ? std::string(word) : first;
}

const std::vector<std::string>& Tokenizer::Parts::forms(std::string_view word) {
  std::string key(cut(word));
  if (const auto found = known.find(key); found != known.end()) return found->second;
  if (known.size() >= remembered_words) known.clear();
  std::vector<std::string> made{folded(key)};
  for (const auto& stemmer : stemmers) {
    const auto word_of_it = stemmer == stemmers.back() ? singular_of(key) : key;
    const auto* const stem = sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word_of_it.data()),
                                             static_cast<int>(word_of_it.size()));
    if (!stem) continue;  // no memory
    auto form =
        folded({reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))});
    if (form.size() >= stem_bytes_min && std::ranges::find(made, form) == made.end()) made.push_back(std::move(form));
  }
  return known.emplace(std::move(key), std::move(made)).first->second;
}

namespace {

// What FTS5 asks of a tokenizer. Nothing may leave as an exception: the caller is C.
struct Telling {
  Tokenizer::Parts& parts;
  void* context;
  bool with_stems;
  int (*tell)(void*, int, const char*, int, int, int);
};

int tell_forms(void* into, int, const char* token, int size, int start, int end) {
  const auto& telling = *static_cast<Telling*>(into);
  try {
    int flags = 0;
    for (const auto& form : telling.parts.forms({token, static_cast<std::size_t>(size)})) {
      const int code = telling.tell(telling.context, flags, form.data(), static_cast<int>(form.size()), start, end);
      if (code != SQLITE_OK || !telling.with_stems) return code;
      flags = FTS5_TOKEN_COLOCATED;
    }
    return SQLITE_OK;
  } catch (...) {
    return SQLITE_NOMEM;
  }
}

int create(void* parts, const char**, int, Fts5Tokenizer** made) {
  *made = static_cast<Fts5Tokenizer*>(parts);
  return SQLITE_OK;
}

void forget(Fts5Tokenizer*) {}  // the parts are the owner's

int tokenize(Fts5Tokenizer* self, void* context, int flags, const char* text, int size,
             int (*tell)(void*, int, const char*, int, int, int)) {
  auto& parts = *reinterpret_cast<Tokenizer::Parts*>(self);
  // The beginning of a word has no stem.
  Telling telling{parts, context, (flags & FTS5_TOKENIZE_PREFIX) == 0, tell};
  return parts.unicode.xTokenize(parts.splitting, &telling, flags, text, size, tell_forms);
}

}  // namespace

Tokenizer::Tokenizer(Database& database) : parts_(std::make_unique<Parts>()) {
  auto* const api = database.is_open() ? api_of(database) : nullptr;
  void* context = nullptr;
  if (!api || api->xFindTokenizer(api, "unicode61", &context, &parts_->unicode) != SQLITE_OK) {
    database.fail(SQLITE_ERROR);
    return;
  }
  const auto make = [&](const char* diacritics, Fts5Tokenizer** into) {
    std::array<const char*, 2> words{"remove_diacritics", diacritics};
    const int code = parts_->unicode.xCreate(context, words.data(), static_cast<int>(words.size()), into);
    if (code != SQLITE_OK) database.fail(code);
  };
  make("0", &parts_->splitting);
  make("2", &parts_->folding);
  constexpr std::array languages{"english", "spanish", "portuguese"};
  for (std::size_t at = 0; at < languages.size(); ++at) {
    parts_->stemmers[at].reset(sb_stemmer_new(languages[at], "UTF_8"));
    if (!parts_->stemmers[at]) database.fail(SQLITE_NOMEM);
  }
  if (database.trouble()) return;
  fts5_tokenizer ours{create, forget, tokenize};
  const int code = api->xCreateTokenizer(api, "cueline", parts_.get(), &ours, nullptr);
  if (code != SQLITE_OK) database.fail(code);
}

Tokenizer::~Tokenizer() = default;

std::vector<std::string> Tokenizer::words(std::string_view text) const {
  std::vector<std::string> all;
  const auto keep = [](void* into, int, const char* token, int size, int, int) {
    static_cast<std::vector<std::string>*>(into)->emplace_back(cut({token, static_cast<std::size_t>(size)}));
    return SQLITE_OK;
  };
  parts_->unicode.xTokenize(parts_->splitting, &all, FTS5_TOKENIZE_QUERY, text.data(), static_cast<int>(text.size()),
                            keep);
  return all;
}

const std::vector<std::string>& Tokenizer::forms(std::string_view word) const { return parts_->forms(word); }

}  // namespace cueline::search
