// Bugs that the simulator plants at the seams between log, engine and connections, to show that it would find them.
#pragma once

#include <array>
#include <string_view>

namespace cueline::sim {

enum class Plant {
  none,
  answers_before_the_sync,
  failed_sync_called_success,
  dedup_row_forgotten,
  live_row_forgotten,
  due_row_forgotten,
  rewrite_forgotten,
  batch_torn,
  published_entry_lost,
  published_entry_twice,
  published_to_everybody,
  alerts_wait_their_turn,
  overtaking_not_told,
  caught_up_from_one_too_far,
  caught_up_without_access,
  join_overtakes_publish,
  snapshot_of_somebody_else,
};

struct PlantRow {
  Plant plant;
  std::string_view name;
};

inline constexpr std::array plants{
    PlantRow{Plant::answers_before_the_sync, "a command is answered before its batch is on disk"},
    PlantRow{Plant::failed_sync_called_success, "a failed sync is called a success"},
    PlantRow{Plant::dedup_row_forgotten, "the first answer of a command is not stored"},
    PlantRow{Plant::live_row_forgotten, "a changed record is not stored"},
    PlantRow{Plant::due_row_forgotten, "a due time is not stored"},
    PlantRow{Plant::rewrite_forgotten, "retracted words stay on disk"},
    PlantRow{Plant::batch_torn, "entries and rows of a command are two writes"},
    PlantRow{Plant::published_entry_lost, "an entry is not published"},
    PlantRow{Plant::published_entry_twice, "an entry is published twice"},
    PlantRow{Plant::published_to_everybody, "an entry is published to everybody"},
    PlantRow{Plant::alerts_wait_their_turn, "alerts wait behind ordinary entries"},
    PlantRow{Plant::overtaking_not_told, "an entry that overtook others does not say so"},
    PlantRow{Plant::caught_up_from_one_too_far, "catching up begins one entry too late"},
    PlantRow{Plant::caught_up_without_access, "catching up does not ask who may read"},
    PlantRow{Plant::join_overtakes_publish, "a join point arrives before entries that it includes"},
    PlantRow{Plant::snapshot_of_somebody_else, "a snapshot shows what another person may see"},
};

}  // namespace cueline::sim
