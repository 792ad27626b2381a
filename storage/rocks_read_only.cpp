#include "storage/rocks_read_only.hpp"

#include "storage/rocks_options.hpp"
#include "storage/rocks_salvage.hpp"

namespace cueline::storage {

ReadOnly open_to_read(const std::filesystem::path& log, rocksdb::WALRecoveryMode mode) {
  auto options = database_options();
  options.wal_recovery_mode = mode;
  rocksdb::DB* database = nullptr;
  const auto status = rocksdb::DB::OpenForReadOnly(options, log, &database);
  if (!status.ok()) return {nullptr, status};
  return {std::make_unique<RocksStore>(std::unique_ptr<rocksdb::DB>(database), [](const rocksdb::Status&) {}), status};
}

OpenFault damage_fault(const DataFolder& folder, const std::string& detail) {
  const auto range = describe(find_lost_range(folder.log_path()));
  auto fault = open_fault(OpenProblem::damaged, folder.path(), detail + "; " + range);
  fault.sentence = "The data folder " + folder.path().string() + " is damaged and was left as it is: " + range +
                   ". `cueline doctor` says more, and repairs it after asking.";
  return fault;
}

}  // namespace cueline::storage
