// The golden logs: what was stored once must be read, and mean the same, for ever. Each NAME.jsonl holds the entries of
// a school, NAME.records.json what they make of it. The web client's reducers run through the same files.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "protocol/read.hpp"
#include "protocol/write.hpp"
#include "tests/golden/corpus.hpp"

namespace cueline::golden {
namespace {

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::filesystem::path> logs() {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator("tests/golden")) {
    if (file.path().extension() == ".jsonl") files.push_back(file.path());
  }
  return files;
}

Entry entry_of(const std::string& line) {
  CAPTURE(line);
  const auto entry = read_entry(line);
  REQUIRE(entry.has_value());
  return *entry;
}

}  // namespace

TEST_CASE("every golden log still makes the same records") {
  for (const auto& file : logs()) {
    CAPTURE(file.string());
    domain::School school;
    for (const auto& line : lines_of(file)) domain::apply(school, entry_of(line));
    auto expected = file;
    expected.replace_extension(".records.json");
    CHECK(record_lines(school) == lines_of(expected));
  }
}

TEST_CASE("every golden entry is written as it was read") {
  for (const auto& file : logs()) {
    for (const auto& line : lines_of(file)) CHECK(write(entry_of(line)) == line);
  }
}

TEST_CASE("the golden logs hold every kind of entry, and every kind of record") {
  std::set<std::size_t> bodies;
  std::set<std::size_t> records;
  for (const auto& file : logs()) {
    domain::School school;
    for (const auto& line : lines_of(file)) {
      const auto entry = entry_of(line);
      bodies.insert(entry.body.index());
      domain::apply(school, entry);
    }
    for (const auto& record : all_records(school)) records.insert(record.index());
  }
  CHECK(bodies.size() == std::variant_size_v<EntryBody>);
  constexpr std::size_t told_to_nobody = 3;  // Recent, IssueOutcome, Reveals
  CHECK(records.size() == std::variant_size_v<Record> - told_to_nobody);
}

}  // namespace cueline::golden
