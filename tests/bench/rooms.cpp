#include "tests/bench/rooms.hpp"

#include <numeric>

namespace cueline::bench {

Rooms Rooms::one(std::size_t people) { return spread(people, 1, people); }

Rooms Rooms::of_their_own(std::size_t people) { return spread(people, people, 1); }

Rooms Rooms::spread(std::size_t people, std::size_t rooms, std::size_t each) {
  Rooms plan{people, std::vector<std::vector<std::size_t>>(rooms), 0};
  std::size_t next = 0;
  for (auto& room : plan.members)
    for (std::size_t member = 0; member < each; ++member) room.push_back(next++ % people);
  return plan;
}

std::vector<std::vector<std::size_t>> Rooms::rooms_of_people() const {
  std::vector<std::vector<std::size_t>> rooms(people);
  for (std::size_t room = 0; room < members.size(); ++room)
    for (const auto member : members[room]) rooms[member].push_back(room);
  return rooms;
}

}  // namespace cueline::bench
