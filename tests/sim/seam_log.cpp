#include "tests/sim/seam_log.hpp"

#include <utility>
#include <vector>

namespace cueline::sim {

void SeamLog::forget_rows(storage::Batch& batch, char table, std::uint64_t one_in) {
  std::erase_if(batch.rows, [&](const storage::RowWrite& row) {
    return row.key.front() == table && row.value && chance_.one_in(one_in);
  });
}

void SeamLog::append(storage::Batch batch, storage::Done done) {
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
    case Plant::live_row_forgotten: forget_rows(batch, 'R', 20); break;
    case Plant::due_row_forgotten: forget_rows(batch, 'U', 2); break;
    case Plant::rewrite_forgotten: batch.rewrites.clear(); break;
    case Plant::batch_torn: {
      storage::Batch rows{.school = batch.school, .entries = {}, .rewrites = {}, .rows = std::move(batch.rows)};
      batch.rows.clear();
      disk_.append(std::move(batch), [](boost::system::error_code) {});
      return disk_.append(std::move(rows), std::move(done));
    }
    default: break;
  }
  disk_.append(std::move(batch), std::move(done));
}

}  // namespace cueline::sim
