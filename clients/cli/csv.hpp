// Tables as spreadsheets write them: RFC 4180, with a byte-order mark, either line ending, and commas or semicolons.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cueline::cli {

struct CsvRow {
  std::size_t line = 0;  // where it begins in the file, from 1
  std::vector<std::string> cells;
};

struct Csv {
  std::vector<CsvRow> rows;  // empty lines left out
  std::string problem;       // why the text was not read to its end, with the line; empty if it was
};

[[nodiscard]] Csv read_csv(std::string_view text);

}  // namespace cueline::cli
