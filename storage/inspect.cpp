#include "storage/inspect.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "storage/folder.hpp"
#include "storage/inspect_parts.hpp"

namespace cueline::storage {

namespace {

constexpr std::uint64_t shown_of_a_kind = 20;

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void inspect_meta(const KeyValues& store, Findings& findings, Inspection& inspection) {
  const auto format = store.get(keys::meta("format")), epoch = store.get(keys::meta("epoch"));
  if (!format || !epoch) {
    findings.add(Severity::error, "The folder's own rows cannot be read.", "", restore_advice);
    return;
  }
  if (!*format || number(**format) == 0 || !*epoch || number(**epoch) == 0) {
    findings.add(Severity::error, "The folder's format or epoch is missing.", "", restore_advice);
  } else if (number(**format) > folder_format) {
    findings.add(Severity::error, "The rows are of a newer format than this version knows.", "",
                 "Use the version that wrote them, or a later one.");
  }
  if (*epoch) inspection.epoch = number(**epoch);
}

// Counts what stands outside the schools' tables and looks for tables that nobody knows. Returns the schools.
std::vector<SchoolId> inspect_tables(const KeyValues& store, Findings& findings, Inspection& inspection) {
  std::vector<SchoolId> schools;
  const auto cursor = store.cursor();
  cursor->seek("");
  while (cursor->valid()) {
    const auto key = cursor->key();
    const auto table = key.substr(0, 1);
    if (keys::tables_of_a_school.find(table) == std::string_view::npos || key.size() < keys::first_offset) {
      ++inspection.rows;
      if (keys::tables_of_the_folder.find(table) == std::string_view::npos) {
        findings.add(Severity::warning, "There is a row of an unknown table.", "",
                     "Was this folder used by a later version?");
      }
      cursor->next();
      continue;
    }
    const SchoolId school{keys::number_at(std::string(4, '\0').append(key.substr(keys::school_offset, 4)), 0)};
    if (std::find(schools.begin(), schools.end(), school) == schools.end()) schools.push_back(school);
    auto beyond = keys::prefix(static_cast<keys::Table>(table[0]), school);
    beyond.append(64, '\xff');  // longer than any key of the school's part of the table
    cursor->seek(beyond);
  }
  if (!cursor->status()) {
    findings.add(Severity::error, "The folder cannot be read to its end.", "", restore_advice);
  }
  return schools;
}

}  // namespace

Severity Inspection::worst() const {
  auto worst = Severity::note;
  for (const auto& finding : findings) worst = std::max(worst, finding.severity);
  return worst;
}

void Findings::add(Severity severity, std::string_view what, std::string where, std::string_view advice) {
  auto kind = kinds_.find(what);
  if (kind == kinds_.end()) kind = kinds_.emplace(what, Kind{severity, 0, std::string(advice)}).first;
  if (++kind->second.count <= shown_of_a_kind) {
    into_.findings.push_back({severity, std::string(what), std::move(where), std::string(advice)});
  }
}

void Findings::finish() {
  for (const auto& [what, kind] : kinds_) {
    if (kind.count <= shown_of_a_kind) continue;
    into_.findings.push_back(
        {kind.severity, what, "and " + std::to_string(kind.count - shown_of_a_kind) + " more", kind.advice});
  }
}

std::string Ward::at(std::string_view what, std::uint64_t number_of_it) const {
  auto where = "school " + std::to_string(school.value) + ", " + std::string(what);
  return number_of_it == 0 ? where : where + " " + std::to_string(number_of_it);
}

Inspection inspect(const KeyValues& store) {
  Inspection inspection;
  Findings findings(inspection);
  inspect_meta(store, findings, inspection);
  for (const auto school : inspect_tables(store, findings, inspection)) {
    Ward ward{store, school, findings, inspection, {}};
    inspect_entries(ward);
    inspect_index(ward);
    inspect_records(ward);
    inspect_students(ward);
    inspect_people_rows(ward);
    if (++inspection.schools == 1) inspection.head = ward.head.value;
  }
  findings.finish();
  return inspection;
}

std::string_view word(Severity severity) {
  constexpr std::string_view words[] = {"note", "warning", "error"};
  return words[static_cast<std::size_t>(severity)];
}

}  // namespace cueline::storage
