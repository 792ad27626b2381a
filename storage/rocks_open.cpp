// From a path to an open log, or one clear sentence why not.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <random>
#include <utility>

#include "storage/keys.hpp"
#include "storage/rocks_options.hpp"
#include "storage/rocks_parts.hpp"
#include "storage/rocks_read_only.hpp"
#include "storage/rocks_talk.hpp"

namespace cueline::storage {

namespace {

// How far back from the head every start looks for a hole; `cueline doctor` looks at all of it.
constexpr std::uint64_t checked_tail = 4'096;

// The control of the fault tests: with this in the environment nothing is synced, and acknowledged messages are lost
// with the power. No option or configuration reaches it.
bool sync_is_switched_off() {
  const char* setting = std::getenv("CUELINE_TEST_SYNC");  // NOLINT(concurrency-mt-unsafe): at start-up
  return setting != nullptr && std::string_view(setting) == "off";
}

OpenFault fault_of(const rocksdb::Status& status, const DataFolder& folder) {
  // A file that is not there, or not what the table of contents says of it, is damage too.
  const bool damaged = status.IsCorruption() || status.IsPathNotFound() || status.IsNotFound() ||
                       (status.IsIOError() && status.subcode() == rocksdb::Status::kPathNotFound);
  if (damaged) return damage_fault(folder, status.ToString());
  return open_fault(status.IsNoSpace() ? OpenProblem::disk_full : OpenProblem::trouble, folder.path(),
                    status.ToString());
}

// More than a running log insists on, so that a full disk is not started on again and again.
constexpr std::uint64_t free_bytes_to_start = least_free_bytes + (std::uint64_t{2} << 20);

// Makes sure that there is room to start in, at the price of the ballast.
OpenResult<void> find_room(const RocksLog::Parts& parts) {
  if (parts.folder.free_bytes() >= free_bytes_to_start) return {};
  if (!parts.folder.release_ballast()) return open_fault(OpenProblem::disk_full, parts.folder.path());
  parts.options.notice(NoticeLevel::warning, "the disk is full: starting in the reserve; free some space soon");
  return {};
}

OpenResult<void> open_database(RocksLog::Parts& parts) {
  auto settings = database_options();
  settings.disable_auto_compactions = true;  // until the first commit: a start waits for nothing
  settings.create_if_missing = true;
  settings.listeners.push_back(parts.listener);
  settings.info_log = std::make_shared<RocksTalk>(
      [notice = parts.options.notice](std::string_view warning) { notice(NoticeLevel::warning, warning); });
  rocksdb::DB* database = nullptr;
  auto status = rocksdb::DB::Open(settings, parts.folder.log_path(), &database);
  // Recovery writes; on a full disk it may need the room that was kept for it.
  if (status.IsNoSpace() && parts.folder.release_ballast()) {
    parts.options.notice(NoticeLevel::warning, "the disk is full: recovering in the reserve; free some space soon");
    status = rocksdb::DB::Open(settings, parts.folder.log_path(), &database);
  }
  if (!status.ok()) return fault_of(status, parts.folder);
  parts.store = std::make_unique<RocksStore>(
      std::unique_ptr<rocksdb::DB>(database), [notice = parts.options.notice](const rocksdb::Status& failure) {
        notice(NoticeLevel::error, "reading the log failed: " + failure.ToString());
      });
  return {};
}

// The durable head of every school, having looked for holes below it.
OpenResult<Heads> find_heads(const RocksStore& store, const DataFolder& folder) {
  Heads heads;
  const auto cursor = store.cursor();
  const auto entries = keys::prefix(keys::Table::entry);
  cursor->seek(entries);
  while (cursor->valid() && cursor->key().starts_with(entries)) {
    const SchoolId school{keys::number_at(std::string(4, '\0').append(cursor->key().substr(keys::school_offset)), 0)};
    const auto head = last_sequence(store, school);
    if (!head) return damage_fault(folder, "the last entry cannot be read");
    heads[school] = *head;
    std::uint64_t expected = head->value - std::min(head->value, checked_tail) + 1;
    for (cursor->seek(keys::entry(school, Sequence{expected})); cursor->valid() && expected <= head->value;
         cursor->next()) {
      if (keys::number_at(cursor->key(), keys::first_offset) != expected) {
        return damage_fault(
            folder, "entry " + std::to_string(expected) + " is missing below entry " + std::to_string(head->value));
      }
      ++expected;
    }
  }
  if (!cursor->status()) return damage_fault(folder, "the entries cannot be read");
  return heads;
}

OpenResult<void> expect_acknowledged(const RocksLog::Parts& parts, const FileCheck& check) {
  const auto reached = parts.store->database().GetLatestSequenceNumber();
  if (!check.acknowledged || reached >= check.acknowledged->writes) return {};
  return damage_fault(parts.folder, "the log reaches row " + std::to_string(reached) + " of " +
                                        std::to_string(check.acknowledged->writes) + " that were acknowledged");
}

// Whatever was recovered counts as acknowledged from here on: it is about to be shown to people.
OpenResult<void> note_started(RocksLog::Parts& parts, const Heads& heads) {
  if (sync_is_switched_off()) return {};
  auto& database = parts.store->database();
  Acknowledgement started{.writes = database.GetLatestSequenceNumber()};
  if (!heads.empty()) {
    started.school = heads.begin()->first.value;
    started.head = heads.begin()->second.value;
  }
  if (parts.acknowledged.open(parts.folder.log_path(), started) != 0) {
    return open_fault(OpenProblem::trouble, parts.folder.path(), "what was acknowledged cannot be noted");
  }
  note_write_ahead(database, parts.acknowledged);
  note_manifest(database, parts.acknowledged);
  return {};
}

// Random, and exact in a JavaScript number; never 0.
std::uint64_t make_epoch() {
  std::random_device random;
  return std::max(std::uint64_t{1}, (std::uint64_t{random()} << 32 | random()) >> 12);
}

OpenResult<std::uint64_t> create_meta(const RocksStore& store, const DataFolder& folder) {
  const auto epoch = make_epoch();
  rocksdb::WriteBatch writes;
  auto status = writes.Put(keys::meta("format"), std::to_string(folder_format));
  if (status.ok()) status = writes.Put(keys::meta("epoch"), std::to_string(epoch));
  rocksdb::WriteOptions options;
  options.sync = true;
  if (status.ok()) status = store.database().Write(options, &writes);
  if (!status.ok()) return fault_of(status, folder);
  return epoch;
}

// The epoch, from the folder's own rows; a folder without entries and rows of its own is new, and gets them.
OpenResult<std::uint64_t> read_meta(const RocksStore& store, const DataFolder& folder, bool is_new) {
  const auto format = store.get(keys::meta("format")), stored = store.get(keys::meta("epoch"));
  if (!format || !stored) return damage_fault(folder, "the folder's own rows cannot be read");
  if (!*format && !*stored && is_new) return create_meta(store, folder);
  if (!*format || !*stored) return damage_fault(folder, "the folder's own rows are missing");
  const auto number = [](const std::string& text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  };
  if (number(**format) > folder_format)
    return open_fault(OpenProblem::newer_format, folder.path(), "format " + **format);
  if (number(**stored) == 0) return damage_fault(folder, "the epoch is not a number");
  return number(**stored);
}

using Synced = std::function<void(SchoolId, Sequence)>;

// On the committing thread.
Synced note_synced(RocksLog::Parts& parts) {
  static constexpr auto pause = std::chrono::seconds(1);
  return [&parts, written_out = std::chrono::steady_clock::now()](SchoolId school, Sequence head) mutable {
    auto& database = parts.store->database();
    if (parts.listener->take_begun()) note_write_ahead(database, parts.acknowledged);
    parts.acknowledged.note(database.GetLatestSequenceNumber(), school, head);
    const auto now = std::chrono::steady_clock::now();
    if (now - written_out < pause) return;
    written_out = now;
    parts.acknowledged.write_out();
  };
}

Synced note_nothing() {
  return [](SchoolId, Sequence) {};
}

void start_committing(RocksLog::Parts& parts, Heads heads) {
  const bool sync = !sync_is_switched_off();
  if (!sync) {
    parts.options.notice(NoticeLevel::error, "CUELINE_TEST_SYNC=off: nothing is synced, a power cut loses messages");
  }
  if (checks_are_switched_off()) {
    parts.options.notice(NoticeLevel::error, "CUELINE_TEST_CHECKS=off: damage is not looked for");
  }
  const auto broke = [&parts](std::string_view why) {
    parts.broken = true;
    parts.options.notice(NoticeLevel::error, why);
    parts.options.broken();
  };
  const auto room = [&parts] { return parts.folder.free_bytes(); };
  parts.committer =
      std::make_unique<RocksCommitter>(*parts.store, std::move(heads), sync,
                                       RocksCommitter::Around{room, broke, sync ? note_synced(parts) : note_nothing()});
  parts.listener->tell([&parts](std::string_view why) { parts.committer->break_down(why); });
}

}  // namespace

OpenResult<std::unique_ptr<RocksLog>> RocksLog::open(const std::filesystem::path& path, RocksOptions options) {
  auto folder = DataFolder::open(path, DataFolder::Access::create);
  if (!folder) return folder.error();
  auto parts = std::make_unique<Parts>(std::move(options), std::move(*folder));
  if (const auto room = find_room(*parts); !room) return room.error();
  const auto check = check_log_files(parts->folder.log_path());
  if (!check.damage.empty()) return damage_fault(parts->folder, check.damage);
  if (const auto opened = open_database(*parts); !opened) return opened.error();
  auto heads = find_heads(*parts->store, parts->folder);
  if (!heads) return heads.error();
  if (const auto reached = expect_acknowledged(*parts, check); !reached) return reached.error();
  const auto epoch = read_meta(*parts->store, parts->folder, heads->empty());
  if (!epoch) return epoch.error();
  parts->epoch = *epoch;
  parts->folder.restore_ballast();
  if (const auto noted = note_started(*parts, *heads); !noted) return noted.error();
  start_committing(*parts, std::move(*heads));
  return std::unique_ptr<RocksLog>(new RocksLog(std::move(parts)));
}

}  // namespace cueline::storage
