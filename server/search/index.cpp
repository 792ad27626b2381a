#include "server/search/index.hpp"

#include <charconv>
#include <utility>

namespace cueline::search {
namespace {

constexpr auto tables = {
    "CREATE TABLE state(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    R"(CREATE TABLE docs(id INTEGER PRIMARY KEY, item INTEGER NOT NULL, kind INTEGER NOT NULL, source INTEGER NOT NULL,
       home INTEGER NOT NULL, author INTEGER NOT NULL, time INTEGER NOT NULL, student INTEGER))",
    "CREATE INDEX docs_item ON docs(item)",
    "CREATE INDEX docs_author ON docs(author, id)",
    "CREATE INDEX docs_student ON docs(student, id) WHERE student IS NOT NULL",
    "CREATE TABLE places(doc INTEGER, at INTEGER, channel INTEGER, PRIMARY KEY(doc, at)) WITHOUT ROWID",
    "CREATE INDEX places_channel ON places(channel, doc)",
    "CREATE TABLE codes(doc INTEGER, at INTEGER, code TEXT, PRIMARY KEY(doc, at)) WITHOUT ROWID",
    "CREATE INDEX codes_code ON codes(code, doc)",
    "CREATE TABLE channels(id INTEGER PRIMARY KEY, student INTEGER)",
    "CREATE TABLE own(list TEXT, code TEXT, words TEXT, PRIMARY KEY(list, code)) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE words USING fts5(text, codes, tokenize = 'cueline', prefix = '2 3')",
};

// One connection and no shared memory: nobody else opens the file. A power cut may cost the newest entries of the
// index, which are read from the log again, but never leaves half of them. What is deleted is overwritten.
constexpr auto settings = {
    "PRAGMA locking_mode = EXCLUSIVE",  "PRAGMA journal_mode = WAL",   "PRAGMA synchronous = NORMAL",
    "PRAGMA wal_autocheckpoint = 2000", "PRAGMA secure_delete = ON",   "PRAGMA cache_size = -8000",
    "PRAGMA temp_store = MEMORY",       "PRAGMA trusted_schema = OFF",
};

constexpr int merge_pages = 500;  // in one step of tidying: some milliseconds

}  // namespace

Index::~Index() = default;

void Index::open(const std::filesystem::path& file, std::uint64_t epoch) {
  close();
  database_.open(file);
  if (!database_.is_open()) return;
  tokenizer_ = std::make_unique<Tokenizer>(database_);
  for (const auto* const setting : settings) database_.run(setting);
  Statement format(database_, "PRAGMA user_version");
  const auto known = format.step() ? format.number(0) : 0;
  format.reset();
  if (known == 0) {
    make_tables();
    set_state("epoch", std::to_string(epoch));
  } else if (known != index_format) {
    return database_.fail(SQLITE_FORMAT);
  }
  Statement check(database_, "PRAGMA quick_check(1)");
  if (check.step() && check.text(0) != "ok") database_.fail(SQLITE_CORRUPT);
  read_state(epoch);
}

void Index::close() {
  database_.close();
  database_.forgive();
  tokenizer_.reset();
  position_ = {};
  last_.clear();
  untidy_ = merging_ = false;
}

void Index::make_tables() {
  database_.run("BEGIN");
  for (const auto* const table : tables) database_.run(table);
  database_.run("PRAGMA user_version = " + std::to_string(index_format));
  database_.commit();
}

void Index::set_state(std::string_view name, std::string_view value) {
  database_.kept("INSERT OR REPLACE INTO state VALUES(?, ?)").bind(name).bind(value).run();
}

void Index::read_state(std::uint64_t epoch) {
  Statement rows(database_, "SELECT name, value FROM state");
  std::string of_epoch;
  while (rows.step()) {
    const auto name = rows.text(0);
    const auto value = rows.text(1);
    if (name == "position") std::from_chars(value.data(), value.data() + value.size(), position_.value);
    if (name == "last") last_ = value;
    if (name == "untidy") untidy_ = value == "yes";
    if (name == "epoch") of_epoch = value;
  }
  if (of_epoch != std::to_string(epoch)) database_.fail(SQLITE_FORMAT);
}

void Index::begin() { database_.run("BEGIN"); }

void Index::commit() {
  set_state("position", std::to_string(position_.value));
  set_state("last", last_);
  if (untidy_) set_state("untidy", "yes");
  database_.commit();
}

void Index::tidy() {
  if (!std::exchange(merging_, true)) {
    database_.run("INSERT INTO words(words, rank) VALUES('merge', " + std::to_string(-merge_pages) + ")");
    return;
  }
  // FTS5 says that there was nothing more to merge by changing nothing but what it was asked with.
  const auto before = sqlite3_total_changes64(database_.handle());
  database_.run("INSERT INTO words(words, rank) VALUES('merge', " + std::to_string(merge_pages) + ")");
  if (database_.trouble() || sqlite3_total_changes64(database_.handle()) - before >= 2) return;
  set_state("untidy", "no");
  database_.run("PRAGMA wal_checkpoint(TRUNCATE)");
  untidy_ = merging_ = false;
}

std::string name_of(const Entry& entry) {
  return std::to_string(entry.sequence.value) + ' ' + std::to_string(entry.previous.value) + ' ' +
         std::to_string(entry.time.value) + ' ' + std::to_string(entry.author.value) + ' ' + entry.command;
}

}  // namespace cueline::search
