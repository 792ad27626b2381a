#include "storage/keys.hpp"

#include <concepts>

namespace cueline::storage::keys {

namespace {

template <std::unsigned_integral Number>
void append(std::string& key, Number number) {
  for (int shift = 8 * (static_cast<int>(sizeof number) - 1); shift >= 0; shift -= 8) {
    key.push_back(static_cast<char>(number >> shift));
  }
}

std::string begin(Table table, SchoolId school) {
  std::string key(1, static_cast<char>(table));
  append(key, static_cast<std::uint32_t>(school.value));
  return key;
}

std::string pair(Table table, SchoolId school, std::uint64_t first, std::uint64_t second) {
  auto key = begin(table, school);
  append(key, first);
  append(key, second);
  return key;
}

std::string record(Table table, SchoolId school, RecordKind kind, std::uint64_t id) {
  auto key = begin(table, school);
  key.push_back(static_cast<char>(kind));
  append(key, id);
  return key;
}

}  // namespace

std::string meta(std::string_view name) { return prefix(Table::meta).append(name); }

std::string entry(SchoolId school, Sequence sequence) { return prefix(Table::entry, school, sequence.value); }

std::string timeline(SchoolId school, TimelineId timeline, Sequence sequence) {
  return pair(Table::timeline, school, timeline.value, sequence.value);
}

std::string live(SchoolId school, RecordKind kind, std::uint64_t id) { return record(Table::live, school, kind, id); }

std::string archive(SchoolId school, RecordKind kind, std::uint64_t id) {
  return record(Table::archive, school, kind, id);
}

std::string dedup(SchoolId school, PersonId person, std::string_view command_id) {
  return prefix(Table::dedup, school, person.value).append(command_id);
}

std::string due(SchoolId school, Millis time, std::uint64_t id) {
  return pair(Table::due, school, static_cast<std::uint64_t>(time.value), id);
}

std::string read(SchoolId school, PersonId person, TimelineId timeline) {
  return pair(Table::read, school, person.value, timeline.value);
}

std::string student(SchoolId school, StudentId student, ObservationId observation) {
  return pair(Table::student, school, student.value, observation.value);
}

std::string auth(char what, std::string_view key) {
  auto whole = prefix(Table::auth);
  whole.push_back(what);
  return whole.append(key);
}

std::string notice(SchoolId school, ItemId item, PersonId person, Sequence because) {
  auto key = pair(Table::notice, school, item.value, person.value);
  append(key, because.value);
  return key;
}

std::string prefix(Table table) { return {static_cast<char>(table)}; }

std::string prefix(Table table, SchoolId school) { return begin(table, school); }

std::string prefix(Table table, SchoolId school, std::uint64_t first) {
  auto key = begin(table, school);
  append(key, first);
  return key;
}

std::uint64_t number_at(std::string_view key, std::size_t offset) {
  if (key.size() < offset + sizeof(std::uint64_t)) return 0;
  std::uint64_t number = 0;
  for (const char byte : key.substr(offset, sizeof number)) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

}  // namespace cueline::storage::keys
