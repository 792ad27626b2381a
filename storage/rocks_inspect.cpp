#include "storage/rocks_inspect.hpp"

#include <utility>

#include "storage/rocks_check.hpp"
#include "storage/rocks_read_only.hpp"
#include "storage/rocks_salvage.hpp"

namespace cueline::storage {

namespace {

Finding finding_of(const OpenFault& fault) {
  std::string advice;
  if (fault.problem == OpenProblem::in_use) advice = "Stop the server, then look again.";
  return {Severity::error, fault.sentence, "", std::move(advice)};
}

std::string where_of(const LostRange& range) {
  if (!range.any()) return {};
  return "after entry " + std::to_string(range.intact) + ", at least up to entry " + std::to_string(range.known);
}

Finding describe_damage(const DataFolder& folder, const std::string& damage) {
  const auto range = find_lost_range(folder.log_path());
  return {Severity::error, "The log is damaged: " + damage + ".", where_of(range),
          "Of the entries, " + describe(range) +
              ". Keep a copy of this folder. The latest backup may have what is lost; a repair keeps what is intact."};
}

// Every block of every file, also those that hold nothing live.
void check_tables(const DataFolder& folder, const RocksStore& store, Inspection& inspection) {
  const auto status = store.database().VerifyChecksum();
  if (!status.ok()) inspection.findings.push_back(describe_damage(folder, status.ToString()));
}

}  // namespace

Inspection inspect_log(const DataFolder& folder) {
  Inspection inspection;
  const auto check = check_log_files(folder.log_path());
  const auto opened = open_to_read(folder.log_path(), rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords);
  if (check.damage.empty() && opened.store) {
    inspection = inspect(*opened.store);
    check_tables(folder, *opened.store, inspection);
  } else {
    const auto damage = check.damage.empty() ? opened.status.ToString() : check.damage;
    inspection.findings.push_back(describe_damage(folder, damage));
  }
  return inspection;
}

Inspection inspect_folder(const std::filesystem::path& path) {
  const auto folder = DataFolder::open(path, DataFolder::Access::damaged);
  if (!folder) return {.findings = {finding_of(folder.error())}};
  auto inspection = inspect_log(*folder);
  if (!folder->marked()) {
    inspection.findings.push_back({Severity::error, "The folder's mark, the file cueline, is missing or damaged.", "",
                                   "No entry is lost by that. A repair writes it again."});
  }
  if (folder->free_bytes() < 4 * ballast_bytes) {
    inspection.findings.push_back(
        {Severity::warning, "The disk is nearly full.", "", "Free some space: the server stops when it is full."});
  }
  return inspection;
}

}  // namespace cueline::storage
