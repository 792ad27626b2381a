// What a change of the day means for each person, from their own timetable. Included by this folder only.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "server/domain/day.hpp"
#include "server/domain/lookup.hpp"

namespace cueline::domain {

// One change against everybody's day. The alert that it replaces, if any, counts as undone. Points into the school.
class Copies {
 public:
  Copies(const School& school, const DayChange& change, const Alert* replaced);

  // What it means for somebody; none if their day stays as it is. What is done with a student is not named: the copies
  // of all recipients stand in one entry.
  [[nodiscard]] std::optional<ForYou> of(PersonId person) const;

  // The block of theirs that something at this time collides with. What the same class or team does, a pause, and what
  // the change itself moves away, is no collision.
  [[nodiscard]] std::optional<DayBlock> clash(PersonId person, const DayBlock& moved) const;

 private:
  using Blocks = std::vector<DayBlock>;
  [[nodiscard]] std::optional<ForYou> made_for(PersonId person) const;
  [[nodiscard]] std::optional<ForYou> copy(PersonId person, const DayBlock& before, const Blocks& standing) const;
  [[nodiscard]] const DayBlock* clash_in(const Blocks& standing, const DayBlock& moved) const;

  const School& school_;
  const DayChange& change_;
  const Alert* replaced_;
  Plan plan_;
  mutable std::map<PersonId, std::optional<ForYou>> known_;  // whom it is for, and then what for each: the same answers
};

}  // namespace cueline::domain
