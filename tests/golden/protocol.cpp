// What an earlier version wrote is read and written again, byte for byte. Lines are added to the corpus, never changed.
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "protocol/describe.hpp"
#include "protocol/read.hpp"
#include "protocol/write.hpp"

namespace cueline {

namespace {

std::vector<std::string> lines_of(const std::string& name) {
  std::ifstream file("tests/golden/protocol/" + name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

// Reads every line, checks that it comes out the same, and that no kind is without a line.
template <class Family, auto read>
void check_corpus(const std::string& name, std::string_view (*kind)(const typename decltype(read({}))::value_type&)) {
  std::set<std::string_view> seen;
  for (const auto& line : lines_of(name)) {
    CAPTURE(line);
    const auto value = read(line);
    REQUIRE(value.has_value());
    CHECK(write(*value) == line);
    seen.insert(kind(*value));
  }
  for (const auto each : describe::kind_names<Family>) {
    CAPTURE(each);
    CHECK(seen.contains(each));
  }
}

}  // namespace

TEST_CASE("commands of version 1 are read") {
  check_corpus<Command, read_command_frame>("commands_v1.jsonl",
                                            [](const CommandFrame& frame) { return kind_of(frame.command); });
}

TEST_CASE("entries of version 1 are read") {
  check_corpus<EntryBody, read_entry>("entries_v1.jsonl", [](const Entry& entry) { return kind_of(entry.body); });
}

TEST_CASE("records of version 1 are read") {
  check_corpus<Record, read_record>("records_v1.jsonl", [](const Record& record) { return kind_of(record); });
}

}  // namespace cueline
