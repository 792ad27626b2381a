// Who is in which room: the same for every contender.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cueline::bench {

struct Rooms {
  std::size_t people = 0;
  std::vector<std::vector<std::size_t>> members;  // of each room
  std::int64_t founded_ago_ms = 0;                // how old the school is

  [[nodiscard]] static Rooms one(std::size_t people);           // everybody in one
  [[nodiscard]] static Rooms of_their_own(std::size_t people);  // each alone in theirs
  // Everybody in as many rooms as the sizes give: 2,000 people and 200 rooms of 30 make three each.
  [[nodiscard]] static Rooms spread(std::size_t people, std::size_t rooms, std::size_t each);

  [[nodiscard]] std::vector<std::vector<std::size_t>> rooms_of_people() const;
};

}  // namespace cueline::bench
