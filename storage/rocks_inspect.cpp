#include "storage/rocks_inspect.hpp"

#include <algorithm>
#include <utility>

#include "storage/folder.hpp"
#include "storage/rocks_options.hpp"
#include "storage/rocks_store.hpp"
#include "storage/stored_log.hpp"

namespace cueline::storage {

namespace {

struct Opened {
  std::unique_ptr<RocksStore> store;
  rocksdb::Status status;
};

Opened open_to_read(const DataFolder& folder, rocksdb::WALRecoveryMode mode) {
  auto options = database_options();
  options.wal_recovery_mode = mode;
  rocksdb::DB* database = nullptr;
  const auto status = rocksdb::DB::OpenForReadOnly(options, folder.log_path(), &database);
  if (!status.ok()) return {nullptr, status};
  return {std::make_unique<RocksStore>(std::unique_ptr<rocksdb::DB>(database), [](const rocksdb::Status&) {}), status};
}

Finding finding_of(const OpenFault& fault) {
  std::string advice;
  if (fault.problem == OpenProblem::in_use) advice = "Stop the server, then look again.";
  return {Severity::error, fault.sentence, "", std::move(advice)};
}

std::uint64_t last_of(const RocksStore& store) {
  const auto last = last_sequence(store, SchoolId{1});
  return last ? last->value : 0;
}

// What is intact when the write-ahead files are damaged: everything up to a sequence, and perhaps pieces after it.
Finding describe_damage(const DataFolder& folder, const rocksdb::Status& status) {
  const auto intact = open_to_read(folder, rocksdb::WALRecoveryMode::kPointInTimeRecovery);
  const auto beyond = open_to_read(folder, rocksdb::WALRecoveryMode::kSkipAnyCorruptedRecords);
  if (!intact.store)
    return {Severity::error, "The log cannot be opened: " + status.ToString(), "", "Restore the latest backup."};
  const auto last = last_of(*intact.store);
  const auto seen = beyond.store ? last_of(*beyond.store) : last;
  Finding finding{Severity::error, "The newest part of the log is damaged: " + status.ToString(), "", ""};
  finding.where = "after entry " + std::to_string(last);
  if (seen > last) finding.where += ", at least up to entry " + std::to_string(seen);
  finding.advice =
      "Everything up to entry " + std::to_string(last) +
      " is intact. Keep a copy of this folder, then restore the latest backup. A repair would keep the entries up to " +
      std::to_string(last) + ", give up those after it and start a new epoch, so that every client is told.";
  return finding;
}

void check_files(const RocksStore& store, Inspection& inspection) {
  const auto status = store.database().VerifyChecksum();
  if (status.ok()) return;
  inspection.findings.push_back(
      {Severity::error, "A file is damaged: " + status.ToString(), "", "Restore the latest backup."});
}

}  // namespace

Inspection inspect_folder(const std::filesystem::path& path) {
  const auto folder = DataFolder::open(path, DataFolder::Access::existing);
  if (!folder) return {.findings = {finding_of(folder.error())}};
  auto opened = open_to_read(*folder, rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords);
  Inspection inspection;
  if (opened.store) {
    inspection = inspect(*opened.store);
    check_files(*opened.store, inspection);
  } else if (opened.status.IsCorruption()) {
    inspection.findings.push_back(describe_damage(*folder, opened.status));
  } else {
    inspection.findings.push_back(finding_of(open_fault(OpenProblem::trouble, path, opened.status.ToString())));
  }
  if (folder->free_bytes() < 4 * ballast_bytes) {
    inspection.findings.push_back(
        {Severity::warning, "The disk is nearly full.", "", "Free some space: the server stops when it is full."});
  }
  return inspection;
}

}  // namespace cueline::storage
