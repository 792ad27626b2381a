#include "storage/rocks_salvage.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "storage/keys.hpp"
#include "storage/rocks_check.hpp"
#include "storage/rocks_options.hpp"
#include "storage/rocks_read_only.hpp"
#include "storage/seal.hpp"
#include "storage/stored_log.hpp"

namespace cueline::storage {

namespace {

namespace fs = std::filesystem;
using rocksdb::WALRecoveryMode;
constexpr SchoolId first_school{1};

// Table files are linked: nobody writes into one that is there. Write-ahead files are small, and copied.
bool copy_files(const fs::path& log, const fs::path& copy) {
  std::error_code error;
  fs::remove_all(copy, error);
  if (!fs::create_directories(copy, error)) return false;
  for (fs::directory_iterator item(log, error), end; !error && item != end; item.increment(error)) {
    const auto& path = item->path();
    std::error_code unlinked = std::make_error_code(std::errc::not_supported);
    if (path.extension() == ".sst") fs::create_hard_link(path, copy / path.filename(), unlinked);
    if (path.extension() == ".log" || (path.extension() == ".sst" && unlinked)) {
      fs::copy_file(path, copy / path.filename(), error);
    }
  }
  return !error;
}

std::unique_ptr<RocksStore> open_copy(const fs::path& log, const fs::path& scratch) {
  if (!copy_files(log, scratch)) return nullptr;
  if (!rocksdb::RepairDB(scratch, database_options()).ok()) return nullptr;
  return open_to_read(scratch, WALRecoveryMode::kPointInTimeRecovery).store;
}

// A key between two others, as a number of so many bytes half-way between them.
std::string between(std::string low, std::string high, std::size_t bytes) {
  low.resize(bytes, '\0');
  high.resize(bytes, '\xff');
  unsigned carry = 0;
  std::string middle(bytes, '\0');
  for (std::size_t at = bytes; at-- > 0;) {
    carry += static_cast<unsigned>(static_cast<unsigned char>(low[at])) + static_cast<unsigned char>(high[at]);
    middle[at] = static_cast<char>(carry & 0xff);
    carry >>= 8;
  }
  for (auto& byte : middle) {  // the sum, halved
    carry = carry << 8 | static_cast<unsigned char>(byte);
    byte = static_cast<char>(carry >> 1);
    carry &= 1;
  }
  return middle;
}

bool can_read_at(const KeyValues& store, const std::string& key) {
  const auto cursor = store.cursor();
  cursor->seek(key);
  return cursor->status().has_value();
}

// The first key, about, behind a place that cannot be read.
std::string behind_damage(const KeyValues& store, const std::string& low, const std::string& high) {
  constexpr std::size_t key_bytes = 24;  // the longest key of numbers has 21
  std::string before = low, after = high;
  for (std::size_t halving = 0; halving < 8 * key_bytes; ++halving) {
    auto middle = between(before, after, key_bytes);
    (can_read_at(store, middle) ? after : before) = std::move(middle);
  }
  return after;
}

}  // namespace

std::uint64_t intact_entries(const KeyValues& store) {
  std::uint64_t intact = 0;
  const auto prefix = keys::prefix(keys::Table::entry, first_school);
  const auto cursor = store.cursor();
  for (cursor->seek(prefix); cursor->valid() && cursor->key().starts_with(prefix); cursor->next()) {
    if (keys::number_at(cursor->key(), keys::first_offset) != intact + 1 || !unseal(cursor->value())) break;
    ++intact;
  }
  return intact;
}

LostRange find_lost_range(const fs::path& log) {
  LostRange range;
  if (const auto known = check_log_files(log).acknowledged; known && known->school == first_school.value) {
    range.known = known->head;
  }
  if (const auto orderly = open_to_read(log, WALRecoveryMode::kPointInTimeRecovery).store) {
    range.intact = intact_entries(*orderly);
  }
  if (range.known > 0) return range.known = std::max(range.known, range.intact), range;
  // A log of an earlier version says nothing of itself. (RocksDB can loop for ever in this mode, so only then.)
  if (const auto all = open_to_read(log, WALRecoveryMode::kSkipAnyCorruptedRecords).store) {
    const auto last = last_sequence(*all, first_school);
    range.known = std::max(range.known, last ? last->value : 0);
  }
  range.known = std::max(range.known, range.intact);
  return range;
}

std::unique_ptr<KeyValues> open_to_salvage(const fs::path& log, const fs::path& scratch) {
  auto orderly = open_to_read(log, WALRecoveryMode::kPointInTimeRecovery).store;
  const auto range = find_lost_range(log);
  if (orderly && !range.any() && check_log_files(log).damage.empty()) return orderly;
  auto copy = open_copy(log, scratch);
  if (!copy || (orderly && intact_entries(*orderly) >= intact_entries(*copy))) return orderly;
  return copy;
}

std::uint64_t each_readable(const KeyValues& store, std::string_view prefix, const RowVisitor& visit) {
  std::uint64_t places = 0;
  std::string from(prefix);
  const auto beyond = std::string(prefix) + std::string(32, '\xff');
  for (;;) {
    const auto cursor = store.cursor();
    for (cursor->seek(from); cursor->valid() && cursor->key().starts_with(prefix); cursor->next()) {
      if (!visit(cursor->key(), cursor->value())) return places;
      from = cursor->key();
      from.push_back('\0');
    }
    if (cursor->status()) return places;
    ++places;
    from = behind_damage(store, from, beyond);
    if (!from.starts_with(prefix) || !can_read_at(store, from)) return places;
  }
}

}  // namespace cueline::storage
