// A question to the index, as SQL of fixed parts: what people type is only ever bound.
#include <algorithm>
#include <charconv>
#include <utility>

#include "server/search/index.hpp"

namespace cueline::search {
namespace {

constexpr std::size_t words_max = 12;                   // of a question; what is beyond does not narrow it further
constexpr std::size_t prefix_bytes_min = 2;             // one letter begins half of all words
constexpr std::uint64_t best_max = 1'000;               // pages in the order of fitness end there: nobody reads on
constexpr std::size_t excerpt_bytes = 240;              // without a hit: the beginning
constexpr int steps_between_looks = 2'000;              // of SQLite's machine, until the clock is looked at
constexpr char mark_begin = '\x02', mark_end = '\x03';  // no text has them (document.cpp)

struct Cursor {
  char order = 'n';
  std::uint64_t number = 0;  // newest: the last id of the page before; best: how many were gone through
};

std::optional<Cursor> cursor_of(const SearchFor& question) {
  Cursor cursor{question.order == FoundOrder::best ? 'b' : 'n'};
  if (!question.after) return cursor;
  const std::string_view text = *question.after;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), cursor.number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (text.front() != cursor.order || !whole || cursor.number > limits::sequence_max) return std::nullopt;
  return cursor;
}

// What SQLite is given for the length of one search.
struct Watch {
  const Judge& judge;
  std::chrono::steady_clock::time_point deadline;
};

// Names of functions in SQL; nothing may leave them as an exception.
template <class Ask>
void answer(sqlite3_context* context, const Ask& ask) {
  try {
    sqlite3_result_int(context, ask() ? 1 : 0);
  } catch (...) {
    sqlite3_result_error_nomem(context);
  }
}

const Watch& watch_of(sqlite3_context* context) { return *static_cast<const Watch*>(sqlite3_user_data(context)); }

void may_read(sqlite3_context* context, int, sqlite3_value** values) {
  const auto home = static_cast<std::uint64_t>(sqlite3_value_int64(values[0]));
  answer(context, [&] { return watch_of(context).judge.may_read(TimelineId{home}); });
}

void is_open(sqlite3_context* context, int, sqlite3_value** values) {
  const auto item = static_cast<std::uint64_t>(sqlite3_value_int64(values[0]));
  answer(context, [&] { return watch_of(context).judge.is_open(item); });
}

int look_at_the_clock(void* watch) {
  return std::chrono::steady_clock::now() > static_cast<const Watch*>(watch)->deadline ? 1 : 0;
}

// The functions and the clock, for as long as the search goes on.
class Watching {
 public:
  Watching(Database& database, Watch& watch) : handle_(database.handle()) {
    const auto add = [&](const char* name, auto* function) {
      const int code = sqlite3_create_function_v2(handle_, name, 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, &watch, function,
                                                  nullptr, nullptr, nullptr);
      if (code != SQLITE_OK) database.fail(code);
    };
    add("may_read", may_read);
    add("is_open", is_open);
    sqlite3_progress_handler(handle_, steps_between_looks, look_at_the_clock, &watch);
  }
  ~Watching() { sqlite3_progress_handler(handle_, 0, nullptr, nullptr); }
  Watching(const Watching&) = delete;
  Watching& operator=(const Watching&) = delete;

 private:
  sqlite3* handle_;
};

std::string sql_of(const SearchFor& question, bool words) {
  const bool best = words && question.order == FoundOrder::best;
  std::string sql = "SELECT d.id, d.source, d.item FROM ";
  // CROSS JOIN keeps the order: the index of words goes first, and brings the newest first by itself.
  sql += words ? "words CROSS JOIN docs d ON d.id = words.rowid WHERE words MATCH ?" : "docs d WHERE 1";
  if (question.person) sql += " AND d.author = ?";
  if (question.channel) sql += " AND EXISTS(SELECT 1 FROM places p WHERE p.channel = ? AND p.doc = d.id)";
  if (question.student) sql += " AND d.student = ?";
  if (question.sign) sql += " AND d.kind = 1 AND EXISTS(SELECT 1 FROM codes c WHERE c.code = ? AND c.doc = d.id)";
  if (question.kinds) {
    sql += " AND d.kind IN (-1";
    for (const auto kind : *question.kinds) sql += ", " + std::to_string(static_cast<int>(kind));
    sql += ")";
  }
  if (question.from) sql += " AND d.time >= ?";
  if (question.until) sql += " AND d.time < ?";
  if (!best && question.after) sql += words ? " AND words.rowid < ?" : " AND d.id < ?";
  if (question.open) sql += " AND is_open(d.item)";
  sql += " AND may_read(d.home)";
  if (best) return sql + " ORDER BY bm25(words, 2.0, 1.0), d.id DESC LIMIT ? OFFSET ?";
  return sql + (words ? " ORDER BY words.rowid DESC" : " ORDER BY d.id DESC");
}
static_assert(static_cast<int>(FoundKind::observation) == 1);

Statement& bind(Statement& statement, const SearchFor& question, const std::string& match, Cursor cursor) {
  if (!match.empty()) statement.bind(match);
  if (question.person) statement.bind(question.person->value);
  if (question.channel) statement.bind(question.channel->value);
  if (question.student) statement.bind(question.student->value);
  if (question.sign) statement.bind(*question.sign);
  if (question.from) statement.bind(question.from->value);
  if (question.until) statement.bind(question.until->value);
  const bool best = !match.empty() && question.order == FoundOrder::best;
  if (!best && question.after) statement.bind(cursor.number);
  if (best) statement.bind(best_max - std::min(best_max, cursor.number)).bind(cursor.number);
  return statement;
}

// Excerpts are cut where SQLite says; a beginning is cut here, between characters.
std::string beginning(std::string text) {
  if (text.size() <= excerpt_bytes) return text;
  auto size = excerpt_bytes;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
  text.resize(size);
  return text + "…";
}

std::vector<ExcerptPart> parts_of(std::string_view marked) {
  std::vector<ExcerptPart> parts;
  bool hit = false;
  while (!marked.empty()) {
    const auto end = marked.find(hit ? mark_end : mark_begin);
    if (const auto text = marked.substr(0, end); !text.empty()) parts.push_back({std::string(text), hit});
    if (end == std::string_view::npos) break;
    marked.remove_prefix(end + 1);
    hit = !hit;
  }
  return parts;
}

}  // namespace

std::string match_of(const Tokenizer& tokenizer, std::string_view text, bool typing) {
  auto words = tokenizer.words(text);
  if (words.size() > 1) std::erase(words, "s");  // "the gym's": the name is looked for, not the letter behind it
  if (words.size() > words_max) words.resize(words_max);
  std::string match;
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::string quoted = "\"";
    for (const char byte : words[at]) quoted += byte == '"' ? std::string("\"\"") : std::string(1, byte);
    quoted += '"';
    if (!match.empty()) match += " AND ";
    const bool unfinished = typing && at + 1 == words.size() && words[at].size() >= prefix_bytes_min;
    match += unfinished ? "(" + quoted + " OR " + quoted + " *)" : quoted;
  }
  return match;
}

result<SearchHits> Index::find(const SearchFor& question, const Judge& judge,
                               std::chrono::steady_clock::time_point deadline) {
  const auto cursor = cursor_of(question);
  if (!cursor) return Errc::out_of_range;
  SearchHits found{.hits = {}, .next = {}, .up_to = position_};
  const auto match = match_of(*tokenizer_, question.text, question.typing);
  const bool only_signs = question.text.find_first_not_of(" \t\r\n") != std::string::npos && match.empty();
  if (only_signs) return found;  // "?!" is in no text

  Watch watch{judge, deadline};
  const Watching watching(database_, watch);
  const auto limit = static_cast<std::size_t>(question.limit.value);
  std::vector<std::uint64_t> ids;
  auto gone_through = cursor->number;
  {
    Statement rows(database_, sql_of(question, !match.empty()));
    bind(rows, question, match, *cursor);
    while (rows.step()) {
      const auto id = static_cast<std::uint64_t>(rows.number(0));
      if (ids.size() == limit) {  // one more than is asked for: there is a next page
        found.next = cursor->order == 'b' && !match.empty() ? "b" + std::to_string(gone_through)
                                                            : cursor->order + std::to_string(ids.back());
        break;
      }
      ++gone_through;
      const Sequence source{static_cast<std::uint64_t>(rows.number(1))};
      auto& text = database_.kept("SELECT text FROM words WHERE rowid = ?").bind(id);
      if (text.step() && judge.still_says(source, static_cast<std::uint64_t>(rows.number(2)), text.text(0)))
        ids.push_back(id);
      text.reset();
    }
  }
  for (const auto id : ids) found.hits.push_back(hit_of(id, match));
  if (!trouble()) return found;
  const bool too_long = (trouble()->code & 0xff) == SQLITE_INTERRUPT;
  if (!too_long) return Errc::search_not_ready;
  database_.forgive();
  return Errc::busy;
}

SearchHit Index::hit_of(std::uint64_t id, const std::string& match) {
  SearchHit hit;
  auto& row = database_.kept("SELECT kind, item, source, home, author, time, student FROM docs WHERE id = ?").bind(id);
  if (row.step()) {
    const auto number = [&](int column) { return static_cast<std::uint64_t>(row.number(column)); };
    hit.found_kind = static_cast<FoundKind>(row.number(0));
    hit.id = number(1);
    hit.entry = Sequence{id};
    hit.timeline = TimelineId{number(3)};
    hit.author = PersonId{number(4)};
    hit.time = Millis{row.number(5)};
    if (!row.is_null(6)) hit.student = StudentId{number(6)};
  }
  row.reset();
  auto& place = database_.kept("SELECT channel FROM places WHERE doc = ? ORDER BY at LIMIT 1").bind(id);
  if (place.step()) hit.channel = ChannelId{static_cast<std::uint64_t>(place.number(0))};
  place.reset();
  auto& codes = database_.kept("SELECT code FROM codes WHERE doc = ? ORDER BY at").bind(id);
  while (codes.step()) hit.codes.emplace_back(codes.text(0));
  hit.excerpt = excerpt(id, match);
  return hit;
}

std::vector<ExcerptPart> Index::excerpt(std::uint64_t id, const std::string& match) {
  if (match.empty()) {
    auto& text = database_.kept("SELECT text FROM words WHERE rowid = ?").bind(id);
    auto whole = text.step() ? beginning(text.text(0)) : std::string();
    text.reset();
    return parts_of(whole);
  }
  auto& text = database_.kept("SELECT snippet(words, 0, ?, ?, '…', 28) FROM words WHERE words MATCH ? AND rowid = ?")
                   .bind(std::string_view(&mark_begin, 1))
                   .bind(std::string_view(&mark_end, 1))
                   .bind(match)
                   .bind(id);
  const auto marked = text.step() ? text.text(0) : std::string();
  text.reset();
  return parts_of(marked);
}

}  // namespace cueline::search
