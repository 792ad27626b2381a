// Who is in front of a screen: a count of connections per person, never stored, latest value wins.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "protocol/frames.hpp"

namespace cueline::engine {

class Presence {
 public:
  // One connection more (+1) or less (-1); answers what is to be told, if the person came or went by it.
  [[nodiscard]] std::optional<PresenceChanged> count(PersonId person, int change) {
    auto& connections = connections_[person];
    const bool was = connections > 0;
    connections += change;
    const bool is = connections > 0;
    if (!is) connections_.erase(person);
    if (was == is) return std::nullopt;
    return PresenceChanged{person, is};
  }

  [[nodiscard]] std::vector<PersonId> here() const {
    std::vector<PersonId> persons;
    for (const auto& [person, connections] : connections_) persons.push_back(person);
    return persons;
  }

 private:
  std::map<PersonId, int> connections_;
};

}  // namespace cueline::engine
