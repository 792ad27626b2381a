// How a golden file is laid out: NAME.jsonl has one entry a line; NAME.records.json is one JSON array with a record a
// line, in the order of kinds and ids. Without what no client is told: recent signs and what figures need of closed
// issues, and the names somebody was shown.
#pragma once

#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "protocol/write.hpp"
#include "server/domain/domain.hpp"

namespace cueline::golden {

[[nodiscard]] inline std::vector<Record> all_records(const domain::School& school) {
  std::vector<Record> records{school.record};
  const auto add = [&](const auto& rows) {
    for (const auto& [id, record] : rows) records.emplace_back(record);
  };
  add(school.people);
  add(school.channels);
  add(school.students);
  add(school.observations);
  add(school.alerts);
  add(school.issues);
  const auto add_rows = [&]<class T>(const domain::RowMap<T>& rows) {
    if constexpr (!std::is_same_v<T, Recent> && !std::is_same_v<T, IssueOutcome> && !std::is_same_v<T, Reveals>)
      add(rows);
  };
  std::apply([&](const auto&... rows) { (add_rows(rows), ...); }, school.row_maps);
  return records;
}

[[nodiscard]] inline std::vector<std::string> record_lines(const domain::School& school) {
  const auto records = all_records(school);
  std::vector<std::string> lines{"["};
  for (std::size_t i = 0; i < records.size(); ++i)
    lines.push_back(write(records[i]) + (i + 1 < records.size() ? "," : ""));
  lines.emplace_back("]");
  return lines;
}

}  // namespace cueline::golden
