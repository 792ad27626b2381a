// How a golden file is laid out: NAME.jsonl has one entry a line; NAME.records.json is one JSON array with a record a
// line, in the order of kinds and ids.
#pragma once

#include <string>
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
