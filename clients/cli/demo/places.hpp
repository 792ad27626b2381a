// The rooms of the made-up school, and which door is next to which.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "clients/cli/demo/people.hpp"

namespace cueline::demo {

struct PlaceRow {
  std::string_view name;
  Room home_of;
  std::array<std::string_view, 2> next_to;
};
inline constexpr std::array places{
    PlaceRow{"Room 12", Room::twelve, {"Room 14", "Room 5"}},
    PlaceRow{"Room 14", Room::fourteen, {"Room 12", "Library"}},
    PlaceRow{"Room 9", Room::nine, {"Room 5", "Gym"}},
    PlaceRow{"Room 5", Room::none, {"Room 12", "Room 9"}},
    PlaceRow{"Gym", Room::none, {"Room 9", "Playground"}},
    PlaceRow{"Library", Room::none, {"Room 14", "Office"}},
    PlaceRow{"Cafeteria", Room::none, {"Office", ""}},
    PlaceRow{"Playground", Room::none, {"Gym", ""}},
    PlaceRow{"Office", Room::none, {"Library", "Cafeteria"}},
    PlaceRow{"Bus loop", Room::none, {"Office", ""}},
};

}  // namespace cueline::demo
