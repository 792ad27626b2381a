// Rows of current state: records and what is due, answers, read positions.
#include <array>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "protocol/due.hpp"
#include "protocol/read.hpp"
#include "storage/inspect_parts.hpp"

namespace cueline::storage {

namespace {

using DueTimes = std::unordered_map<std::uint64_t, std::int64_t>;  // by id, in ms

constexpr std::size_t kind_offset = keys::first_offset;
constexpr std::size_t id_offset = kind_offset + 1;

static_assert(keys::record_kinds.size() == std::variant_size_v<Record>);

struct IdOf {
  std::uint64_t operator()(const SchoolRecord&) const { return 0; }  // has none
  std::uint64_t operator()(const auto& record) const { return record.id.value; }
};

// The record of a row, if it is what its key says.
std::optional<Record> check_record(const Ward& ward, std::string_view key, std::string_view value) {
  ++ward.inspection.records;
  const auto id = keys::number_at(key, id_offset);
  const auto where = ward.at("record", id);
  auto record = read_record(value);
  if (!record) {
    ward.findings.add(Severity::error, "A record cannot be understood.", where, restore_advice);
    return std::nullopt;
  }
  const auto own_id = std::visit(IdOf(), *record);
  const bool in_place = key.size() == id_offset + 8 &&
                        static_cast<char>(keys::record_kinds.at(record->index())) == key[kind_offset] &&
                        (own_id == 0 || own_id == id);
  if (!in_place) ward.findings.add(Severity::error, "A record stands under another's key.", where, restore_advice);
  if (id > ward.head.value) {
    ward.findings.add(Severity::error, "A record is newer than the last entry.", where, restore_advice);
  }
  return in_place ? std::optional(std::move(*record)) : std::nullopt;
}

// Trends read a student's observations by this list.
void check_listed(const Ward& ward, const Record& record) {
  const auto* const observation = std::get_if<Observation>(&record);
  if (!observation) return;
  const auto row = ward.store.get(keys::student(ward.school, observation->student, observation->id));
  if (!row || *row) return;
  ward.findings.add(Severity::warning, "An observation is missing from the list of its student's.",
                    ward.at("record", observation->id.value), rebuild_advice);
}

bool is_stored(const Ward& ward, std::uint64_t observation) {
  const auto live = ward.store.get(keys::live(ward.school, keys::RecordKind::observation, observation));
  if (!live || *live) return true;  // what cannot be read has been said
  const auto archived = ward.store.get(keys::archive(ward.school, keys::RecordKind::observation, observation));
  return !archived || *archived;
}

DueTimes check_live(const Ward& ward, std::unordered_set<std::uint64_t>& ids) {
  DueTimes due;
  ward.each(keys::Table::live, "records", [&](std::string_view key, std::string_view value) {
    const auto record = check_record(ward, key, value);
    if (!record) return;
    check_listed(ward, *record);
    const auto id = keys::number_at(key, id_offset);
    ids.insert(id);
    if (const auto time = due_of(*record)) due[id] = time->value;
  });
  return due;
}

void check_due(const Ward& ward, DueTimes expected) {
  ward.each(keys::Table::due, "due rows", [&](std::string_view key, std::string_view) {
    const auto time = static_cast<std::int64_t>(keys::number_at(key, keys::first_offset));
    const auto id = keys::number_at(key, keys::second_offset);
    const auto found = expected.find(id);
    if (found != expected.end() && found->second == time) {
      expected.erase(found);
      return;
    }
    ward.findings.add(Severity::warning, "Something is due that has no reason to be.", ward.at("record", id),
                      rebuild_advice);
  });
  for (const auto& [id, time] : expected) {
    ward.findings.add(Severity::warning, "Something will not end by itself at its time.", ward.at("record", id),
                      rebuild_advice);
  }
}

bool is_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

void inspect_records(const Ward& ward) {
  std::unordered_set<std::uint64_t> live;
  check_due(ward, check_live(ward, live));
  ward.each(keys::Table::archive, "archive", [&](std::string_view key, std::string_view value) {
    const auto record = check_record(ward, key, value);
    if (record) check_listed(ward, *record);
    if (!record || !live.contains(keys::number_at(key, id_offset))) return;
    ward.findings.add(Severity::warning, "A record is both live and archived.",
                      ward.at("record", keys::number_at(key, id_offset)), rebuild_advice);
  });
}

void inspect_students(const Ward& ward) {
  ward.each(keys::Table::student, "students' observations", [&ward](std::string_view key, std::string_view) {
    const auto observation = keys::number_at(key, keys::second_offset);
    if (is_stored(ward, observation)) return;
    ward.findings.add(Severity::warning, "A student's list names an observation that is not there.",
                      ward.at("record", observation), rebuild_advice);
  });
}

void inspect_people_rows(const Ward& ward) {
  ward.each(keys::Table::dedup, "answers", [&ward](std::string_view key, std::string_view value) {
    const auto reply = read_reply(value);
    const auto where = ward.at("person", keys::number_at(key, keys::first_offset));
    if (!reply) {
      ward.findings.add(Severity::error, "The answer to a command cannot be understood.", where, restore_advice);
      return;
    }
    for (const auto sequence : reply->sequences) {
      if (sequence <= ward.head) continue;
      ward.findings.add(Severity::error, "A command was answered with an entry that is not there.", where,
                        restore_advice);
    }
  });
  ward.each(keys::Table::notice, "notices", [&ward](std::string_view key, std::string_view) {
    const auto item = keys::number_at(key, keys::first_offset);
    const auto because = keys::number_at(key, keys::third_offset);
    if (because != 0 && (item == 0 || because <= ward.head.value)) return;  // a test is of no item and no entry
    ward.findings.add(Severity::warning, "A notice is of an entry that is not there.",
                      ward.at("person", keys::number_at(key, keys::second_offset)), rebuild_advice);
  });
  ward.each(keys::Table::read, "read positions", [&ward](std::string_view key, std::string_view value) {
    if (is_number(value)) return;
    ward.findings.add(Severity::warning, "A read position is not a number.",
                      ward.at("person", keys::number_at(key, keys::first_offset)), rebuild_advice);
  });
}

}  // namespace cueline::storage
