#include "clients/cli/csv.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using cueline::cli::read_csv;
using Cells = std::vector<std::string>;

TEST_CASE("a spreadsheet's table is read cell by cell") {
  struct Row {
    const char* text;
    std::vector<Cells> rows;
  };
  const Row rows[] = {
      {"name,role\nAna,para\n", {{"name", "role"}, {"Ana", "para"}}},
      {"name,role\r\nAna,para", {{"name", "role"}, {"Ana", "para"}}},
      {"\xEF\xBB\xBFname;role\nAna;para\n", {{"name", "role"}, {"Ana", "para"}}},
      {"\"Vega, Marisol\",para\n", {{"Vega, Marisol", "para"}}},
      {"\"She said \"\"yes\"\"\",x\n", {{"She said \"yes\"", "x"}}},
      {"\"two\nlines\",x\n", {{"two\nlines", "x"}}},
      {"\"Vega; Marisol; Jo\",para\n", {{"Vega; Marisol; Jo", "para"}}},
      {"a,,c\n", {{"a", "", "c"}}},
      {"a,\n", {{"a", ""}}},
      {"a\n\n\nb\n", {{"a"}, {"b"}}},
      {"", {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto csv = read_csv(row.text);
    CHECK(csv.problem.empty());
    std::vector<Cells> cells;
    for (const auto& read : csv.rows) cells.push_back(read.cells);
    CHECK(cells == row.rows);
  }
}

TEST_CASE("a row knows its line, also after cells of several lines") {
  const auto csv = read_csv("name\n\"a\nb\"\nc\n");
  REQUIRE(csv.rows.size() == 3);
  CHECK(csv.rows[1].line == 2);
  CHECK(csv.rows[2].line == 4);
}

TEST_CASE("a broken table says where") {
  CHECK(read_csv("name\n\"never closed").problem == "line 2: a quoted cell is never closed");
  CHECK(read_csv("name\n\"a\"b\n").problem == "line 2: there is text after a closing quote");
}
