#include "tests/sim/seam_log.hpp"

#include <utility>
#include <vector>

#include "protocol/read.hpp"
#include "protocol/write.hpp"
#include "storage/keys.hpp"

namespace cueline::sim {

void SeamLog::forget_rows(storage::Batch& batch, char table, std::uint64_t one_in) {
  std::erase_if(batch.rows, [&](const storage::RowWrite& row) {
    return row.key.front() == table && row.value && chance_.one_in(one_in);
  });
}

// The answer to a command under the name of whoever comes next.
void SeamLog::change_owner(storage::Batch& batch) {
  for (auto& row : batch.rows) {
    if (row.key.front() == 'D' && chance_.one_in(3)) ++row.key.at(storage::keys::second_offset - 1);
  }
}

void SeamLog::turn_back(storage::Batch& batch) {
  for (auto& stored : batch.entries) {
    auto entry = read_entry(stored.bytes);
    if (!entry || !chance_.one_in(20)) continue;
    entry->time.value -= 86'400'000;
    stored.bytes = write(*entry);
  }
}

void SeamLog::append(storage::Batch batch, storage::Done done) {
  if (plant_ == Plant::time_goes_back) turn_back(batch);
  for (const auto& entry : batch.entries) originals_[entry.sequence] = entry.bytes;
  switch (plant_) {
    case Plant::answers_before_the_sync:
      done({});
      done = [](boost::system::error_code) {};
      break;
    case Plant::failed_sync_called_success:
      done = [done = std::move(done)](boost::system::error_code) { done({}); };
      break;
    case Plant::dedup_row_forgotten: forget_rows(batch, 'D', 3); break;
    case Plant::dedup_row_of_somebody_else: change_owner(batch); break;
    case Plant::live_row_forgotten: forget_rows(batch, 'R', 20); break;
    case Plant::archive_row_forgotten: forget_rows(batch, 'A', 1); break;
    case Plant::due_row_forgotten: forget_rows(batch, 'U', 2); break;
    case Plant::rewrite_forgotten: batch.rewrites.clear(); break;
    case Plant::batch_torn: {
      storage::Batch rows{.school = batch.school, .entries = {}, .rewrites = {}, .rows = std::move(batch.rows)};
      batch.rows.clear();
      disk_.append(std::move(batch), [](boost::system::error_code) {});
      return disk_.append(std::move(rows), std::move(done));
    }
    case Plant::torn_tail_kept:
      waiting_.push_back(batch);
      done = [this, done = std::move(done)](boost::system::error_code error) {
        waiting_.pop_front();
        done(error);
      };
      break;
    default: break;
  }
  disk_.append(std::move(batch), std::move(done));
}

void SeamLog::crash(std::size_t kept) {
  auto waiting = std::exchange(waiting_, {});
  const bool tears = !disk_.broken() && kept < waiting.size();
  disk_.crash(kept);
  if (!tears) return;
  auto& torn = waiting.at(kept);
  torn.rows.clear();
  disk_.append(std::move(torn), [](boost::system::error_code) {});
  disk_.commit_all();
}

result<void> SeamLog::scan(SchoolId school, Sequence after, Sequence up_to, const storage::EntryVisitor& visit) const {
  return disk_.scan(school, after, up_to, [&](const storage::EntryView& entry) {
    return (plant_ == Plant::scan_leaves_out && entry.sequence.value % 16 == 0) || visit(entry);
  });
}

}  // namespace cueline::sim
