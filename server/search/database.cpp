#include "server/search/database.hpp"

namespace cueline::search {

bool Trouble::damaged() const {
  const int kind = code & 0xff;
  return kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_FORMAT;
}

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  if (database.trouble() || !database.is_open()) return;
  sqlite3_stmt* made = nullptr;
  const int code = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &made, nullptr);
  statement_.reset(made);
  if (code != SQLITE_OK) database.fail(code);
}

Statement& Statement::bind(std::int64_t number) {
  if (statement_) sqlite3_bind_int64(statement_.get(), ++bound_, number);
  return *this;
}

Statement& Statement::bind(std::string_view text) {
  if (statement_) {
    sqlite3_bind_text64(statement_.get(), ++bound_, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
  }
  return *this;
}

Statement& Statement::bind(std::nullptr_t) {
  if (statement_) sqlite3_bind_null(statement_.get(), ++bound_);
  return *this;
}

bool Statement::step() {
  if (!statement_ || database_.trouble()) return false;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_.fail(code);
  return false;
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() {
  if (statement_) sqlite3_reset(statement_.get());
  bound_ = 0;
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

std::string Statement::text(int column) const {
  const auto* const bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)))
               : std::string();
}

void Database::open(const std::filesystem::path& file) {
  close();
  forgive();
  // No mutex: the index belongs to one thread.
  const int code = sqlite3_open_v2(file.c_str(), &handle_,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    fail(code);
    close();
    return;
  }
  sqlite3_extended_result_codes(handle_, 1);
}

void Database::close() {
  kept_.clear();
  if (handle_) sqlite3_close_v2(handle_);
  handle_ = nullptr;
}

void Database::run(std::string_view sql) { Statement(*this, sql).run(); }

Statement& Database::kept(std::string_view sql) {
  const auto known = kept_.find(sql);
  auto& statement = known != kept_.end() ? known->second : kept_.emplace(sql, Statement(*this, sql)).first->second;
  statement.reset();
  return statement;
}

void Database::commit() {
  run("COMMIT");
  if (trouble_) roll_back();
}

void Database::roll_back() {
  if (!handle_ || sqlite3_get_autocommit(handle_) != 0) return;
  // What went wrong before is what is to be known; this cannot make it worse.
  sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Database::fail(int code) {
  if (!trouble_) trouble_ = Trouble{code, sqlite3_errstr(code)};
}

}  // namespace cueline::search
