#include "tests/bench/table.hpp"

#include <fmt/core.h>

#include <cstdio>

namespace cueline::bench {
namespace {

double ratio_of(const Row& row) {
  return row.floor.empty() || row.floor_value == 0 ? row.value : row.value / row.floor_value;
}

std::string verdict_of(const Row& row) {
  if (row.target == 0) return "";
  const bool met = row.at_most ? ratio_of(row) <= row.target : ratio_of(row) >= row.target;
  return fmt::format("{} {:g}  {}", row.at_most ? "<=" : ">=", row.target, met ? "met" : "NOT MET");
}

}  // namespace

void Table::add(Row row) {
  if (rows_.empty())
    fmt::print("{:<58} {:>12} {:<14} {:>12} {:>8}  {}\n", "what", "measured", "unit", "floor", "ratio", "target");
  const bool compared = !row.floor.empty();
  fmt::print("{:<58} {:>12.2f} {:<14} {:>12} {:>8}  {}\n", row.what, row.value, row.unit,
             compared ? fmt::format("{:.2f}", row.floor_value) : "",
             compared ? fmt::format("{:.2f}", ratio_of(row)) : "", verdict_of(row));
  if (compared) fmt::print("{:<58} floor: {}\n", "", row.floor);
  std::fflush(stdout);
  rows_.push_back(std::move(row));
}

std::string Table::json(const std::string& machine) const {
  std::string out = "{\"machine\":\"" + machine + "\",\"rows\":[";
  for (const auto& row : rows_)
    out += fmt::format(
        "{}\n{{\"what\":\"{}\",\"value\":{:.4f},\"unit\":\"{}\",\"floor\":\"{}\",\"floor_value\":{:.4f},\"target\":{:g}"
        "}}",
        &row == rows_.data() ? "" : ",", row.what, row.value, row.unit, row.floor, row.floor_value, row.target);
  return out + "\n]}\n";
}

}  // namespace cueline::bench
