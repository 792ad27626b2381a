// The parts of an inspection, for the files named inspect*.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "storage/inspect.hpp"
#include "storage/keys.hpp"

namespace cueline::storage {

// Collects findings, a few of each kind.
class Findings {
 public:
  explicit Findings(Inspection& into) : into_(into) {}

  void add(Severity severity, std::string_view what, std::string where, std::string_view advice);
  void finish();  // says how many of each kind were left out

 private:
  struct Kind {
    Severity severity;
    std::uint64_t count;
    std::string advice;
  };
  Inspection& into_;
  std::map<std::string, Kind, std::less<>> kinds_;
};

// One school under inspection.
struct Ward {
  const KeyValues& store;
  SchoolId school;
  Findings& findings;
  Inspection& inspection;
  Sequence head;

  [[nodiscard]] std::string at(std::string_view what, std::uint64_t number) const;
  // Visits the rows of a table, counting them, and says so when they cannot be read to the end.
  template <class Visit>
  void each(keys::Table table, std::string_view name, const Visit& visit) const;
};

inline constexpr std::string_view restore_advice =
    "Restore the latest backup beside this folder and compare; keep this folder as it is.";
inline constexpr std::string_view rebuild_advice =
    "No entry is lost. Keep the folder, and report this: it should not happen without damage to the disk.";

void inspect_entries(Ward& ward);            // sets the head; entries, chains, and the index rows they should have
void inspect_index(const Ward& ward);        // index rows that no entry stands behind
void inspect_records(const Ward& ward);      // live and archive rows, and the due rows that go with them
void inspect_students(const Ward& ward);     // the list of each student's observations
void inspect_people_rows(const Ward& ward);  // answers to commands, read positions

template <class Visit>
void Ward::each(keys::Table table, std::string_view name, const Visit& visit) const {
  const auto prefix = keys::prefix(table, school);
  const auto cursor = store.cursor();
  for (cursor->seek(prefix); cursor->valid() && cursor->key().starts_with(prefix); cursor->next()) {
    ++inspection.rows;
    visit(cursor->key(), cursor->value());
  }
  if (!cursor->status()) {
    findings.add(Severity::error, "A table cannot be read to its end.", at(name, 0), restore_advice);
  }
}

}  // namespace cueline::storage
