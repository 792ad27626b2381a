// The index: one SQLite file, derived from the log and never the only place of anything. Used by one thread.
//
//   docs      one row for each document: whose, where, when, about whom        words   its text, in FTS5
//   places    the channels that show it        codes   its signs and kinds
//   channels  channels and their student       own     the school's own names of codes       state   how far it is
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "protocol/errors.hpp"
#include "protocol/search.hpp"
#include "server/search/database.hpp"
#include "server/search/document.hpp"
#include "server/search/tokenizer.hpp"

namespace cueline::search {

// Rises when what is in the file, or how words are found, changes: the file is made anew then.
inline constexpr std::int64_t index_format = 1;

// What the index asks while it searches.
struct Judge {
  std::function<bool(TimelineId)> may_read;
  std::function<bool(std::uint64_t item)> is_open;
  // Whether the log still says so: `source` has the text of the document of that item.
  std::function<bool(Sequence source, std::uint64_t item, const std::string& text)> still_says;
};

class Index {
 public:
  Index() = default;
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  // Opens or makes the file. What is another format's, another epoch's or not whole is trouble: remove it.
  void open(const std::filesystem::path& file, std::uint64_t epoch);
  void close();
  [[nodiscard]] bool is_open() const { return database_.is_open(); }
  [[nodiscard]] const std::optional<Trouble>& trouble() const { return database_.trouble(); }

  [[nodiscard]] Sequence position() const { return position_; }          // the last entry that is in it
  [[nodiscard]] const std::string& last_entry() const { return last_; }  // by what it is known again (name_of)

  // One transaction: begin, add in the order of the log, commit. `stored` reads an entry again.
  using Stored = std::function<std::optional<Entry>(Sequence)>;
  void begin();
  void add(const Entry& entry, const Stored& stored);
  void commit();

  // What was taken out is not found any more, but its bytes stay in the file until it is tidied, a step at a time.
  [[nodiscard]] bool untidy() const { return untidy_; }
  void tidy();
  [[nodiscard]] bool tidying() const { return merging_; }

  // Error: busy (took too long), out_of_range (of `after`), search_not_ready (trouble() says why).
  [[nodiscard]] result<SearchHits> find(const SearchFor& question, const Judge& judge,
                                        std::chrono::steady_clock::time_point deadline);

 private:
  void make_tables();
  void read_state(std::uint64_t epoch);
  void set_state(std::string_view name, std::string_view value);

  // index_add.cpp
  void insert(const Entry& entry, Document document);
  void write_row(const Entry& entry, const Document& document);
  void take_over(Document& document);  // what an answer or step has from its thing
  void remove(std::uint64_t item);
  void reword(const Entry& entry, const Document& document);
  void name_again(const Row& row, const Stored& stored);
  [[nodiscard]] std::string code_words(const Document& document);
  [[nodiscard]] std::optional<StudentId> student_of(std::string_view sql, std::uint64_t id);

  // index_find.cpp
  [[nodiscard]] SearchHit hit_of(std::uint64_t id, const std::string& match);
  [[nodiscard]] std::vector<ExcerptPart> excerpt(std::uint64_t id, const std::string& match);

  std::unique_ptr<Tokenizer> tokenizer_;  // outlives the database
  Database database_;
  Sequence position_;
  std::string last_;
  bool untidy_ = false;
  bool merging_ = false;
};

// What an entry is known by, whatever was taken back from it since.
[[nodiscard]] std::string name_of(const Entry& entry);

// What FTS5 is asked for these words: quoted, so that nothing in them is syntax. Empty: there is nothing to look for.
[[nodiscard]] std::string match_of(const Tokenizer& tokenizer, std::string_view text, bool typing);

}  // namespace cueline::search
