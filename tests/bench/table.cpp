#include "tests/bench/table.hpp"

#include <fmt/core.h>

#include <chrono>
#include <cstdio>
#include <string_view>
#include <utility>

namespace cueline::bench {
namespace {

double ratio_of(const Result& result) { return result.theirs == 0 ? 0 : result.ours / result.theirs; }

std::string_view verdict_of(const Result& result) {
  if (result.bound == 0 || result.theirs == 0) return "";
  const auto ratio = ratio_of(result);
  return (result.at_most ? ratio <= result.bound : ratio >= result.bound) ? "met" : "not met";
}

// Figures of any size, in about the same width.
std::string digits(double value) { return value < 100 ? fmt::format("{:.3g}", value) : fmt::format("{:.0f}", value); }

}  // namespace

void Table::begin(const std::string& row) {
  row_ = row;
  watch_ = Watch();
}

void Table::add(Result result) {
  print(lines_.emplace_back(Line{row_, std::move(result), false, watch_.neighbours()}));
}

void Table::missing(const std::string& what, const std::string& against) {
  print(lines_.emplace_back(Line{row_, {what, 0, "", against}, true, watch_.neighbours()}));
}

void Table::print(const Line& line) {
  const auto& [what, ours, unit, against, theirs, bound, at_most, curve, size] = line.result;
  if (&line == lines_.data())
    fmt::print("{:<40} {:>9} {:<17} {:<24} {:>9} {:>6}  {:<8} {:<8} {}\n", "what", "ours", "unit", "against", "theirs",
               "ratio", "target", "", "load / stolen / others");
  const bool compared = theirs != 0;
  fmt::print("{:<40} {:>9} {:<17} {:<24} {:>9} {:>6}  {:<8} {:<8} {:.1f} / {:.2f} / {:.2f}\n", what,
             line.missing ? "" : digits(ours), unit, against,
             line.missing ? "missing"
             : compared   ? digits(theirs)
                          : "",
             compared ? fmt::format("{:.2f}", ratio_of(line.result)) : "",
             bound == 0 || !compared ? "" : fmt::format("{} {:g}", at_most ? "<=" : ">=", bound),
             verdict_of(line.result), line.neighbours.load, line.neighbours.stolen, line.neighbours.others);
  std::fflush(stdout);
}

std::string Table::json(const std::string& machine) const {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day date{today};
  auto out =
      fmt::format("{{\"date\":\"{}-{:02}-{:02}\",\"machine\":\"{}\",\"results\":[", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), machine);
  for (const auto& [row, result, missing, around] : lines_)
    out += fmt::format(
        "{}\n{{\"row\":\"{}\",\"what\":\"{}\",\"ours\":{:.6g},\"unit\":\"{}\",\"against\":\"{}\",\"theirs\":{:.6g},"
        "\"curve\":\"{}\",\"size\":{:g},\"missing\":{},\"bound\":{:g},\"at_most\":{},\"verdict\":\"{}\",\"load\":{:.2f}"
        ",\"stolen\":{:.3f},"
        "\"others\":{:.3f}}}",
        &row == &lines_.front().row ? "" : ",", row, result.what, result.ours, result.unit, result.against,
        result.theirs, result.curve, result.size, missing, result.bound, result.at_most, verdict_of(result),
        around.load, around.stolen, around.others);
  return out + "\n]}\n";
}

}  // namespace cueline::bench
