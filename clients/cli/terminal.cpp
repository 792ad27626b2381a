#include "clients/cli/terminal.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace cueline::cli {

bool colours_wanted() {
  if (isatty(STDOUT_FILENO) == 0) return false;
  if (const char* unwanted = std::getenv("NO_COLOR"); unwanted != nullptr && *unwanted != '\0') return false;
  const char* terminal = std::getenv("TERM");
  return terminal != nullptr && std::string_view(terminal) != "dumb";
}

std::string harmless(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    // C1 control characters are two bytes in UTF-8: C2 80 to C2 9F.
    const bool c1 = byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (c1) ++at;
    shown.push_back(c1 || byte < 0x20 || byte == 0x7F ? ' ' : static_cast<char>(byte));
  }
  return shown;
}

std::string Terminal::paint(std::string_view text, Colour colour) const {
  if (!colours_ || colour == Colour::plain) return std::string(text);
  // The terminal's own sixteen colours, so that its owner's theme decides.
  static constexpr std::string_view codes[] = {"0", "1", "2", "36", "33", "31"};
  return "\x1b[" + std::string(codes[static_cast<std::size_t>(colour)]) + "m" + std::string(text) + "\x1b[0m";
}

std::size_t width_of(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

Table::Table(std::initializer_list<std::string_view> headings) : headings_(headings.begin(), headings.end()) {}

Table::Table(std::vector<std::string> headings) : headings_(std::move(headings)) {}

void Table::add(std::vector<Cell> row) {
  row.resize(headings_.size());
  for (auto& cell : row) cell.text = harmless(cell.text);
  rows_.push_back(std::move(row));
}

std::string Table::print(const Terminal& terminal) const {
  std::vector<std::size_t> widths;
  for (const auto& heading : headings_) widths.push_back(width_of(heading));
  for (const auto& row : rows_)
    for (std::size_t column = 0; column < row.size(); ++column)
      widths[column] = std::max(widths[column], width_of(row[column].text));

  std::string text;
  const auto put = [&](std::size_t column, const std::string& words, Colour colour) {
    text += terminal.paint(words, colour);
    const bool last = column + 1 == headings_.size();
    text += last ? "\n" : std::string(widths[column] - width_of(words) + 2, ' ');
  };
  for (std::size_t column = 0; column < headings_.size(); ++column) put(column, headings_[column], Colour::quiet);
  for (const auto& row : rows_)
    for (std::size_t column = 0; column < row.size(); ++column) put(column, row[column].text, row[column].colour);
  return text;
}

}  // namespace cueline::cli
