#include "storage/rocks_options.hpp"

#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>

#include <memory>

#include "storage/descriptors.hpp"
#include "storage/keys.hpp"
#include "storage/rocks_check.hpp"
#include "storage/rocks_talk.hpp"

namespace cueline::storage {

namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;

rocksdb::BlockBasedTableOptions table_options() {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(64 * mebibyte);
  table.block_size = 16 * 1024;  // mostly read in runs: a timeline, the entries after a position
  // Nearly every command looks for its dedup row and does not find it: a filter over whole keys spares the read.
  // Timelines are found by walking keys, which no filter helps; so there is no prefix extractor to get wrong either.
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.format_version = 5;
  return table;
}

// Where a run of rows belongs together: all entries of a school, one timeline of its index, the answers one person got.
// Within a run keys mostly grow, so the memory table remembers where it last inserted and need not search: a batch
// costs half as many instructions.
class Runs final : public rocksdb::SliceTransform {
 public:
  const char* Name() const override { return "cueline.runs"; }
  bool InDomain(const rocksdb::Slice& key) const override {
    const auto length = run_length(key);
    return length > 0 && key.size() >= length;
  }
  rocksdb::Slice Transform(const rocksdb::Slice& key) const override { return {key.data(), run_length(key)}; }

 private:
  static std::size_t run_length(const rocksdb::Slice& key) {
    if (key.empty()) return 0;
    switch (static_cast<keys::Table>(key[0])) {
      case keys::Table::entry: return keys::first_offset;
      case keys::Table::timeline:
      case keys::Table::dedup: return keys::second_offset;
      default: return 0;
    }
  }
};

// Durability. Left at their defaults on purpose, because 7.8.3 gets them wrong: wal_compression,
// recycle_log_file_num, manual_wal_flush, track_and_verify_wals_in_manifest.
void set_durability(rocksdb::Options& options) {
  // A torn last record was never acknowledged and is dropped. Anything else that is damaged refuses to open:
  // the default mode would silently drop everything after the damage. What looks like a torn end although it was
  // acknowledged is found by rocks_check.
  options.wal_recovery_mode = checks_are_switched_off() ? rocksdb::WALRecoveryMode::kPointInTimeRecovery
                                                        : rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.paranoid_checks = true;
  options.max_bgerror_resume_count = 0;  // the first failure is final
}

// Two memory tables of 8 MiB: a restart never replays more than about 16 MiB.
void set_sizes(rocksdb::Options& options) {
  options.write_buffer_size = 8 * mebibyte;
  options.max_write_buffer_number = 3;
  options.max_total_wal_size = 16 * mebibyte;
  options.level_compaction_dynamic_level_bytes = true;
  options.target_file_size_base = 16 * mebibyte;
  options.max_bytes_for_level_base = 64 * mebibyte;
  options.compression = rocksdb::kLZ4Compression;
  options.bottommost_compression = rocksdb::kZSTD;
  options.max_background_jobs = 2;
  if (descriptors_are_shared()) options.max_open_files = static_cast<int>(open_tables(allowed_descriptors())) + 10;
  options.memtable_insert_with_hint_prefix_extractor = std::make_shared<Runs>();
  // A command's dedup row is nearly never there: the memory tables answer that without a search, too.
  options.memtable_whole_key_filtering = true;
  options.memtable_prefix_bloom_size_ratio = 0.05;
  options.bytes_per_sync = mebibyte;  // a flush or compaction does not hand the disk all its bytes at once
}

// Quick starts and little talk.
void set_housekeeping(rocksdb::Options& options) {
  options.skip_stats_update_on_db_open = true;
  options.skip_checking_sst_file_sizes_on_db_open = false;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.info_log = std::make_shared<RocksTalk>();
}

}  // namespace

rocksdb::Options database_options() {
  rocksdb::Options options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table_options()));
  set_durability(options);
  set_sizes(options);
  set_housekeeping(options);
  // One thread writes: what lets many write at once only costs.
  options.allow_concurrent_memtable_write = false;
  options.enable_write_thread_adaptive_yield = false;
  return options;
}

}  // namespace cueline::storage
