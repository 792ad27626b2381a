// Any bytes as a spreadsheet's table: read to the end or refused with the line; what was read, quoted, reads the same.
#include "clients/cli/csv.hpp"

#include <algorithm>

#include "tests/fuzz/promise.hpp"

namespace {

using cueline::cli::Csv;
using cueline::fuzz::promise;

std::string quoted(const std::string& cell) {
  std::string out = "\"";
  for (const char letter : cell) out.append(letter == '"' ? 2 : 1, letter);
  return out + '"';
}

std::string written(const Csv& csv) {
  std::string text;
  for (const auto& row : csv.rows) {
    for (const auto& cell : row.cells) text += quoted(cell) + ',';
    text.back() = '\n';
  }
  return text;
}

void check_lines(const Csv& csv, std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
  std::size_t last = 1;
  for (const auto& row : csv.rows) {
    promise(row.line >= last && row.line <= lines, "rows come in the order of their lines");
    promise(!row.cells.empty(), "a row has cells");
    last = row.line;
  }
}

// Without quotes there is nothing that could go wrong, and a row is what stands between line ends.
void check_plain(const Csv& csv, std::string_view text) {
  if (text.find_first_of("\"\r") != std::string_view::npos || text.starts_with("\xEF\xBB\xBF")) return;
  promise(csv.problem.empty(), "a table without quotes is read");
  std::size_t line = 0;
  auto row = csv.rows.begin();
  while (!text.empty()) {
    ++line;
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0) {
      promise(row != csv.rows.end() && row->line == line, "every line that is not empty is a row");
      std::size_t letters = row->cells.size() - 1;
      for (const auto& cell : row->cells) letters += cell.size();
      promise(letters == end, "no letter of a row is lost");
      ++row;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  promise(row == csv.rows.end(), "there are no rows but those of the text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = cueline::fuzz::text_of(data, size);
  const auto csv = cueline::cli::read_csv(text);
  check_lines(csv, text);
  check_plain(csv, text);
  promise(csv.problem.empty() || csv.problem.starts_with("line "), "a problem has its line");
  if (!csv.problem.empty()) return 0;
  const auto again = cueline::cli::read_csv(written(csv));
  promise(again.problem.empty() &&
              std::ranges::equal(again.rows, csv.rows, {}, &cueline::cli::CsvRow::cells, &cueline::cli::CsvRow::cells),
          "what was read is read again the same");
  return 0;
}
