// Records and their rows: what start-up reads and what each batch writes.
#pragma once

#include <vector>

#include "server/domain/notice_rows.hpp"
#include "server/domain/school.hpp"
#include "server/engine/encoded.hpp"
#include "server/engine/timers.hpp"
#include "storage/log.hpp"

namespace cueline::engine {

// The timelines that show an entry besides its home.
[[nodiscard]] std::vector<TimelineId> shown_on(const Entry& entry);

// Puts the live records of a school back in memory. Error: log_broken, also for a row that cannot be understood.
[[nodiscard]] result<void> restore_records(const storage::Log& log, SchoolId id, domain::School& school);

// What an entry touched: live rows for what changed, archive rows for what has left memory, due rows for both.
void add_rows(SchoolId id, const domain::School& school, const domain::School::Touched& touched, Encoded& encoded,
              Timers& timers, std::vector<storage::RowWrite>& rows);

// Whom an entry that was just applied tells outside the page: the first row of each notice.
void add_notices(SchoolId id, const domain::School& school, const Entry& entry, std::vector<storage::RowWrite>& rows,
                 std::vector<domain::NoticeRow>& notices);

}  // namespace cueline::engine
