#include "clients/cli/csv.hpp"

#include <utility>

namespace cueline::cli {
namespace {

// Spreadsheets of many countries write semicolons: whichever stands more often in the first line separates. Cells in
// quotes may have either, and line ends.
char separator_of(std::string_view text) {
  std::size_t commas = 0;
  std::size_t semicolons = 0;
  bool quoted = false;
  for (const char character : text) {
    if (character == '"') quoted = !quoted;
    if (quoted) continue;
    if (character == '\n') break;
    commas += character == ',' ? 1 : 0;
    semicolons += character == ';' ? 1 : 0;
  }
  return semicolons > commas ? ';' : ',';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  Csv read() {
    while (at_ < text_.size() && csv_.problem.empty()) read_row();
    return std::move(csv_);
  }

 private:
  void read_row() {
    CsvRow row{line_, {}};
    do row.cells.push_back(read_cell());
    while (csv_.problem.empty() && take(separator_));
    take('\r');
    if (take('\n')) ++line_;
    const bool blank = row.cells.size() == 1 && row.cells.front().empty();
    if (csv_.problem.empty() && !blank) csv_.rows.push_back(std::move(row));
  }

  std::string read_cell() {
    std::string cell;
    if (!take('"')) {
      while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r')
        cell.push_back(text_[at_++]);
      return cell;
    }
    const auto opened = line_;
    while (at_ < text_.size()) {
      const char character = text_[at_++];
      if (character == '"' && !take('"')) return after_quote(std::move(cell));
      if (character == '\n') ++line_;
      cell.push_back(character);
    }
    csv_.problem = "line " + std::to_string(opened) + ": a quoted cell is never closed";
    return cell;
  }

  std::string after_quote(std::string cell) {
    const bool ends = at_ == text_.size() || text_[at_] == separator_ || text_[at_] == '\n' || text_[at_] == '\r';
    if (!ends) csv_.problem = "line " + std::to_string(line_) + ": there is text after a closing quote";
    return cell;
  }

  bool take(char wanted) {
    if (at_ == text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  Csv csv_;
};

}  // namespace

Csv read_csv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return Reader(text).read();
}

}  // namespace cueline::cli
