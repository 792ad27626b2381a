// How a disk that fills up is met: in steps, so that what matters most goes on longest, and back again by itself.
#pragma once

#include <cstdint>

namespace cueline::storage {

enum class Room {
  enough,
  low,     // an operator is told
  scarce,  // only changes and the answers to them are taken
  none     // nothing is taken; reading goes on
};

inline constexpr std::uint64_t low_bytes = std::uint64_t{192} << 20;
// A compaction may want as much as what it merges: 64 MiB at the first level.
inline constexpr std::uint64_t scarce_bytes = std::uint64_t{64} << 20;
// Two memory tables to be written out, and what is still decided before anybody looks again. Below it comes
// least_free_bytes (folder.hpp), under which the log stops: it is met only when others take the rest of the disk.
inline constexpr std::uint64_t none_bytes = std::uint64_t{32} << 20;

// With so much free. `before`: a step back up wants an eighth more, so that nobody is told yes and no in turns.
[[nodiscard]] constexpr Room room_of(std::uint64_t free_bytes, Room before) {
  const auto below = [&](std::uint64_t bound, Room room) {
    return free_bytes < (before >= room ? bound + bound / 8 : bound);
  };
  if (below(none_bytes, Room::none)) return Room::none;
  if (below(scarce_bytes, Room::scarce)) return Room::scarce;
  return below(low_bytes, Room::low) ? Room::low : Room::enough;
}

}  // namespace cueline::storage
