// What `cueline doctor` knows: whether everything in a log fits together. Reads, never changes.
// Findings name tables, sequences and ids; never names, logins or words of entries.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "storage/key_values.hpp"

namespace cueline::storage {

enum class Severity {
  note,     // worth knowing, nothing is wrong
  warning,  // nothing is lost, something is out of step
  error     // something is lost, or cannot be read
};

struct Finding {
  Severity severity = Severity::note;
  std::string what;    // a sentence
  std::string where;   // "school 1, entry 17"; empty: the folder
  std::string advice;  // what to do about it; empty when there is nothing to do
};

struct Inspection {
  std::vector<Finding> findings;  // of one kind at most 20, then one that counts the rest
  std::uint64_t schools = 0;
  std::uint64_t entries = 0;
  std::uint64_t records = 0;  // live and archived
  std::uint64_t rows = 0;     // of all tables
  std::uint64_t head = 0;     // of the first school
  std::uint64_t epoch = 0;

  [[nodiscard]] Severity worst() const;  // note if there are none
};

// Looks at every row: sequences without a hole, each timeline's chain of previous entries, index rows, records, due
// rows, answers, read positions. Memory: a number per timeline and per live thing.
[[nodiscard]] Inspection inspect(const KeyValues& store);

[[nodiscard]] std::string_view word(Severity severity);

}  // namespace cueline::storage
