// Bugs that the simulator plants at the seams between log, engine, connections and clients, to show that it would find
// them.
#pragma once

#include <array>
#include <string_view>

namespace cueline::sim {

enum class Plant {
  none,
  // The log (seam_log.cpp).
  answers_before_the_sync,
  failed_sync_called_success,
  dedup_row_forgotten,
  dedup_row_of_somebody_else,
  live_row_forgotten,
  archive_row_forgotten,
  due_row_forgotten,
  rewrite_forgotten,
  batch_torn,
  torn_tail_kept,
  scan_leaves_out,
  time_goes_back,
  // What the engine says (server_bugs.cpp).
  published_entry_lost,
  published_entry_twice,
  published_out_of_order,
  published_to_everybody,
  published_to_one_thread,
  alerts_wait_their_turn,
  overtaking_not_told,
  access_lost_not_told,
  access_gained_not_told,
  reply_lost,
  join_overtakes_publish,
  join_point_too_far,
  snapshot_of_somebody_else,
  // The read pool (server_bugs.cpp).
  caught_up_from_one_too_far,
  caught_up_without_access,
  part_reaches_too_far,
  failed_read_called_empty,
  history_without_access,
  // The client (client.cpp).
  resumed_from_what_came_early,
  outbox_forgotten,
};

struct PlantRow {
  Plant plant;
  std::string_view name;
};

inline constexpr std::array plants{
    PlantRow{Plant::answers_before_the_sync, "a command is answered before its batch is on disk"},
    PlantRow{Plant::failed_sync_called_success, "a failed sync is called a success"},
    PlantRow{Plant::dedup_row_forgotten, "the first answer of a command is not stored"},
    PlantRow{Plant::dedup_row_of_somebody_else, "the first answer of a command is stored for somebody else"},
    PlantRow{Plant::live_row_forgotten, "a changed record is not stored"},
    PlantRow{Plant::archive_row_forgotten, "a record that leaves memory is not archived"},
    PlantRow{Plant::due_row_forgotten, "a due time is not stored"},
    PlantRow{Plant::rewrite_forgotten, "retracted words stay on disk"},
    PlantRow{Plant::batch_torn, "entries and rows of a command are two writes"},
    PlantRow{Plant::torn_tail_kept, "a crash leaves half of a batch"},
    PlantRow{Plant::scan_leaves_out, "a scan of the log leaves out an entry"},
    PlantRow{Plant::time_goes_back, "an entry is older than the one before it"},
    PlantRow{Plant::published_entry_lost, "an entry is not published"},
    PlantRow{Plant::published_entry_twice, "an entry is published twice"},
    PlantRow{Plant::published_out_of_order, "two entries are published the wrong way round"},
    PlantRow{Plant::published_to_everybody, "an entry is published to everybody"},
    PlantRow{Plant::published_to_one_thread, "a batch is published to one thread alone"},
    PlantRow{Plant::alerts_wait_their_turn, "alerts wait behind ordinary entries"},
    PlantRow{Plant::overtaking_not_told, "an entry that overtook others does not say so"},
    PlantRow{Plant::access_lost_not_told, "who lost access stays connected"},
    PlantRow{Plant::access_gained_not_told, "who gained access does not start afresh"},
    PlantRow{Plant::reply_lost, "an answer is lost on a connection that lives"},
    PlantRow{Plant::join_overtakes_publish, "a join point arrives before entries that it includes"},
    PlantRow{Plant::join_point_too_far, "a join point is one further than what comes with it"},
    PlantRow{Plant::snapshot_of_somebody_else, "a snapshot shows what another person may see"},
    PlantRow{Plant::caught_up_from_one_too_far, "catching up begins one entry too late"},
    PlantRow{Plant::caught_up_without_access, "catching up does not ask who may read"},
    PlantRow{Plant::part_reaches_too_far, "a part read says it reaches one entry further"},
    PlantRow{Plant::failed_read_called_empty, "a read that failed is called empty"},
    PlantRow{Plant::history_without_access, "a page of history does not ask who may read"},
    PlantRow{Plant::resumed_from_what_came_early, "a client resumes from an entry that overtook others"},
    PlantRow{Plant::outbox_forgotten, "a client does not say again what was not answered"},
};

}  // namespace cueline::sim
