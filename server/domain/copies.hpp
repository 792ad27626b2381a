// What a change of the day means for each person, from their own timetable. Included by this folder only.
#pragma once

#include <map>
#include <optional>

#include "server/domain/day.hpp"
#include "server/domain/lookup.hpp"

namespace cueline::domain {

// Everybody's day before and after one change. The alert that it replaces, if any, counts as undone. Points into the
// school and at the change.
class Copies {
 public:
  Copies(const School& school, const DayChange& change, const Alert* replaced);

  // What it means for somebody; none if their day stays as it is. Of several things one is told: what takes place at
  // another time or place says more than what is called off. What is done with a student is not named: the copies of
  // all recipients stand in one entry.
  [[nodiscard]] std::optional<ForYou> of(PersonId person) const;

  // Whether their day goes on as everybody knows it, replaced alert included.
  [[nodiscard]] bool stays_as_announced(PersonId person) const;

  // The block of theirs that something at this time collides with. What the same class or team does, a pause, and what
  // the change itself moves away, is no collision.
  [[nodiscard]] std::optional<DayBlock> clash(PersonId person, const DayBlock& moved) const;

 private:
  [[nodiscard]] std::optional<ForYou> made_for(PersonId person) const;
  [[nodiscard]] ForYou copy(PersonId person, const DayBlock* before, const DayBlock* after) const;

  const School& school_;
  const DayChange& change_;
  Plan announced_;  // as everybody knows it
  Plan before_;     // without what is replaced
  Plan after_;
  mutable std::map<PersonId, std::optional<ForYou>> known_;  // whom it is for, and then what for each: the same answers
};

}  // namespace cueline::domain
