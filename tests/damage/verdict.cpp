#include "tests/damage/verdict.hpp"

#include <cstdio>
#include <fstream>

#include "protocol/read.hpp"
#include "protocol/write.hpp"
#include "server/repair.hpp"
#include "storage/keys.hpp"
#include "storage/rocks_inspect.hpp"
#include "storage/rocks_log.hpp"

namespace cueline::damage {

namespace {

namespace fs = std::filesystem;
namespace keys = storage::keys;
using storage::keys::Table;

bool complain(const std::string& what) {
  std::fprintf(stderr, "  %s\n", what.c_str());
  return false;
}

// The files of the log that no reading may change, with what is in them.
Rows files_of(const fs::path& log) {
  Rows files;
  std::error_code error;
  for (fs::directory_iterator item(log, error), end; !error && item != end; item.increment(error)) {
    const auto name = item->path().filename().string();
    const bool told = item->path().extension() == ".sst" || item->path().extension() == ".log" ||
                      name.starts_with("MANIFEST") || name == "CURRENT" || name == "acknowledged";
    if (!told) continue;
    std::ifstream file(item->path(), std::ios::binary);
    files[name] = std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  }
  return files;
}

bool is_of(const std::string& key, Table table) { return key.front() == static_cast<char>(table); }

// The answer to a command of which only the first entries are left names those.
std::string answer_up_to(const std::string& answer, std::uint64_t head) {
  auto reply = read_reply(answer);
  if (!reply) return answer;
  std::erase_if(reply->sequences, [head](Sequence one) { return one.value > head; });
  return write(*reply);
}

// Rows made from entries must be exactly those of a log with so many entries; the others a part of what they were.
bool is_right(const Known& repaired, const Known& known) {
  for (const auto& [key, value] : repaired.rows) {
    if (is_of(key, Table::meta) || is_of(key, Table::live) || is_of(key, Table::archive) || is_of(key, Table::due))
      continue;
    const auto before = known.rows.find(key);
    const bool clamped = is_of(key, Table::read) && value == std::to_string(repaired.head);
    if (before == known.rows.end()) return complain("the repair made up a row of table " + key.substr(0, 1));
    const bool cut = is_of(key, Table::dedup) && value == answer_up_to(before->second, repaired.head);
    if (before->second != value && !clamped && !cut)
      return complain("the repair changed a row of table " + key.substr(0, 1));
  }
  for (std::uint64_t n = 1; n <= repaired.head; ++n) {
    if (!repaired.rows.contains(keys::entry(SchoolId{1}, Sequence{n}))) return complain("the repair left a hole");
  }
  if (repaired.head < known.head) return true;
  // With every entry there the whole state must be what it was.
  for (const auto& [key, value] : known.rows) {
    const bool of_no_entry = is_of(key, Table::auth) || is_of(key, Table::read) || is_of(key, Table::notice);
    if (is_of(key, Table::meta) || of_no_entry || is_of(key, Table::dedup)) continue;
    const auto after = repaired.rows.find(key);
    if (after == repaired.rows.end()) return complain("the repair lost a row of table " + key.substr(0, 1));
    if (after->second != value) return complain("the repair changed a row of table " + key.substr(0, 1));
  }
  return true;
}

bool names_loss(const storage::OpenFault& fault) {
  return fault.problem != storage::OpenProblem::damaged || fault.sentence.find("entr") != std::string::npos ||
         fault.sentence.find("nothing can be read") != std::string::npos;
}

// Whether the repair is right; `possible`: whether there was one.
bool repair(const fs::path& folder, const Known& known, bool& possible) {
  const auto before = files_of(folder / "log");
  auto repair = Repair::prepare(folder);
  possible = repair.has_value();
  if (files_of(folder / "log") != before) return complain("looking at the damage changed the log");
  if (!possible) return true;
  const auto plan = (*repair)->plan();
  const auto report = (*repair)->carry_out("now");
  if (!report) return complain("the repair failed: " + report.error());
  (*repair).reset();
  if (plan.only_mark) {
    Known repaired;
    return (read_rows(folder, repaired) && repaired.rows == known.rows) || complain("writing the mark changed rows");
  }
  if (files_of(report->aside) != before) return complain("the damaged log was not kept as it was");
  if (report->kept != plan.entries.intact) return complain("the repair kept another number of entries than it said");
  const auto inspection = storage::inspect_folder(folder);
  for (const auto& finding : inspection.findings) {
    if (finding.severity != storage::Severity::note) return complain("after the repair: " + finding.what);
  }
  Known repaired;
  if (!read_rows(folder, repaired)) return complain("what was repaired cannot be read");
  if (repaired.head != report->kept) return complain("the repair has another head than it said");
  if (repaired.epoch == known.epoch) return complain("the repair kept the epoch");
  if (plan.entries.known > known.head) return complain("the repair names entries that never were");
  return is_right(repaired, known);
}

// A start that is refused before RocksDB opened the log leaves it as it is; one after that may have added files and
// moved rows from the write-ahead file into a table, but takes no table away.
bool is_kept(const Rows& before, const Rows& after) {
  if (before == after) return true;
  for (const auto& [name, bytes] : before) {
    const auto file = after.find(name);
    if (name.ends_with(".sst") && (file == after.end() || file->second != bytes)) return false;
  }
  return true;
}

struct Read {
  bool ended_with_error = false;
  bool as_before = true;
};

// Every row in one scan, then every entry alone.
Read read_all(const storage::Log& log, const Known& known) {
  Read read;
  auto expected = known.rows.begin();
  const auto scanned = log.rows("", [&](std::string_view key, std::string_view value) {
    read.as_before = expected != known.rows.end() && expected->first == key && expected->second == value;
    if (read.as_before) ++expected;
    return read.as_before;
  });
  read.ended_with_error = !scanned;
  if (scanned && expected != known.rows.end()) read.as_before = false;
  if (log.head(SchoolId{1}).value != known.head || log.epoch() != known.epoch) read.as_before = false;
  for (std::uint64_t n = 1; n <= known.head && read.as_before; ++n) {
    const auto entry = log.entry(SchoolId{1}, Sequence{n});
    if (!entry) {
      read.ended_with_error = true;
    } else if (!*entry || !known.rows.at(keys::entry(SchoolId{1}, Sequence{n})).ends_with(**entry)) {
      read.as_before = false;
    }
  }
  return read;
}

Verdict judge_refused(const fs::path& folder, const Known& known, const storage::OpenFault& fault) {
  if (!names_loss(fault)) return complain("unsaid: " + fault.sentence), Verdict::unsaid;
  if (storage::inspect_folder(folder).worst() != storage::Severity::error) return Verdict::unsaid;
  bool possible = false;
  if (!repair(folder, known, possible)) return Verdict::wrong_repair;
  return possible ? Verdict::repaired : Verdict::refused;
}

}  // namespace

const char* word(Verdict verdict) {
  static constexpr const char* words[verdicts] = {
      "harmless", "refused and repaired", "refused for good", "found when read, and repaired", "SILENT LOSS",
      "UNSAID",   "WRONG REPAIR",         "CRASHED"};
  return words[static_cast<int>(verdict)];
}

Verdict judge(const fs::path& folder, const Known& known, bool with_doctor) {
  const auto before = files_of(folder / "log");
  auto log = storage::RocksLog::open(folder);
  if (!log) {
    if (!with_doctor) return Verdict::refused;
    if (!is_kept(before, files_of(folder / "log"))) {
      return complain("a refused start took something away"), Verdict::silent;
    }
    return judge_refused(folder, known, log.error());
  }
  const auto read = read_all(**log, known);
  log->reset();
  if (!read.as_before) return Verdict::silent;
  if (!read.ended_with_error) return Verdict::harmless;
  if (!with_doctor) return Verdict::found_reading;
  if (storage::inspect_folder(folder).worst() != storage::Severity::error) return Verdict::unsaid;
  bool possible = false;
  return repair(folder, known, possible) && possible ? Verdict::found_reading : Verdict::wrong_repair;
}

}  // namespace cueline::damage
