// Words on a terminal: tables that line up, colours only where somebody sees them.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace cueline::cli {

enum class Colour { plain, strong, quiet, accent, watch, support };

// Whether standard output is a terminal that wants colours: NO_COLOR (no-color.org) and TERM=dumb say no.
[[nodiscard]] bool colours_wanted();

// Whoever sends text chooses its characters: control characters are shown as a space, so that nobody's message can
// move the cursor, change colours or ring a bell on somebody else's terminal.
[[nodiscard]] std::string harmless(std::string_view text);

class Terminal {
 public:
  explicit Terminal(bool colours) : colours_(colours) {}
  [[nodiscard]] std::string paint(std::string_view text, Colour colour) const;

 private:
  bool colours_;
};

// Rows under headings; the last column takes what width is left and is never cut when it is not a terminal.
class Table {
 public:
  explicit Table(std::initializer_list<std::string_view> headings);
  explicit Table(std::vector<std::string> headings);

  struct Cell {
    std::string text;
    Colour colour = Colour::plain;
  };
  void add(std::vector<Cell> row);

  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] std::string print(const Terminal& terminal) const;

 private:
  std::vector<std::string> headings_;
  std::vector<std::vector<Cell>> rows_;
};

// Characters, not bytes: enough for the scripts our schools write in (no double-width forms).
[[nodiscard]] std::size_t width_of(std::string_view utf8);

}  // namespace cueline::cli
