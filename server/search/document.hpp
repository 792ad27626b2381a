// What of an entry can be found: one document for each entry with words of its own. Pure: the same when an entry is
// indexed and when a hit is looked at again before it is told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocol/entries.hpp"

namespace cueline::search {

struct Document {
  FoundKind kind = FoundKind::message;
  std::uint64_t item = 0;  // the thing: its id
  std::string text;        // what was written, and nothing else: excerpts are made of it
  std::vector<Code> codes;
  std::string code_words;  // what the codes are called
  std::optional<StudentId> student;
  std::optional<ItemId> about;           // the student is that of this thing
  std::vector<ChannelId> places;         // channels that show it
  std::optional<std::uint64_t> part_of;  // an answer or a step: kind, codes, student and places are those of this thing
};

// What an entry does to the index.
struct Change {
  enum class Kind : std::uint8_t {
    nothing,
    add,      // a document of its own, under the entry's sequence
    reword,   // `document.item` is a message: this is its text now
    replace,  // likewise, instead of all documents of `document.item`
    remove,   // all documents of `document.item` go, and what they said with them
  };
  Kind kind = Kind::nothing;
  Document document;
};
[[nodiscard]] Change change_of(const Entry& entry);

// What the school calls a code itself, added to the words above.
struct OwnWords {
  std::string_view list;  // as in code_words.hpp
  Code code;
  std::string words;
};
[[nodiscard]] std::optional<OwnWords> own_words_of(const Row& row);

}  // namespace cueline::search
