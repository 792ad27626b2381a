// SQLite, as little of it as the index needs. One connection, used by one thread.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cueline::search {

// What SQLite answered instead of doing it.
struct Trouble {
  int code = SQLITE_ERROR;
  std::string detail;  // for the log: never what was written or asked

  // The file is no index, or not a whole one: only making it anew helps.
  [[nodiscard]] bool damaged() const;
};

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

// A prepared statement. After the first trouble it does nothing more; the database remembers it.
class Statement {
 public:
  Statement(class Database& database, std::string_view sql);

  Statement& bind(std::int64_t number);
  Statement& bind(std::uint64_t number) { return bind(static_cast<std::int64_t>(number)); }
  Statement& bind(std::string_view text);
  Statement& bind(std::nullptr_t);

  [[nodiscard]] bool step();  // true: there is a row
  void run();                 // for what answers nothing
  void reset();               // to be bound and run again

  [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::string text(int column) const;

 private:
  Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bound_ = 0;
};

class Database {
 public:
  Database() = default;
  ~Database() { close(); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void open(const std::filesystem::path& file);
  void close();
  [[nodiscard]] bool is_open() const { return handle_ != nullptr; }
  [[nodiscard]] sqlite3* handle() const { return handle_; }

  void run(std::string_view sql);  // one statement
  // A statement kept for the next time, ready to be bound. The text is a literal; nobody else is in the midst of it.
  [[nodiscard]] Statement& kept(std::string_view sql);
  void commit();  // begins with run("BEGIN")
  void roll_back();

  // The first trouble since open() or the last forgive(); everything after it was not done.
  [[nodiscard]] const std::optional<Trouble>& trouble() const { return trouble_; }
  void fail(int code);
  void forgive() { trouble_.reset(); }

 private:
  sqlite3* handle_ = nullptr;
  std::optional<Trouble> trouble_;
  std::unordered_map<std::string_view, Statement> kept_;
};

}  // namespace cueline::search
