// A person's day: their timetable, with covers, reassignments and what alerts have moved.
#pragma once

#include <optional>
#include <vector>

#include "protocol/questions.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {

// Everybody's timetable in a stretch of time, made once for a question about many people. At most a week. It points
// into the school, which must not change meanwhile.
class Plan {
 public:
  Plan(const School& school, Millis from, Millis until);

  // What they are at, in order; blocks are not cut. What a change called off is among them, marked as cancelled.
  [[nodiscard]] std::vector<DayBlock> blocks_of(PersonId person) const;
  [[nodiscard]] bool has_changes() const { return !changes_.empty(); }  // by alerts
  // The same without the changes of alerts: as the timetable, absences, covers and reassignments say.
  [[nodiscard]] std::vector<DayBlock> unchanged_blocks_of(PersonId person) const;
  // What their own slots on these days say, whether they are there or not.
  [[nodiscard]] std::vector<DayBlock> slots_of(PersonId person) const;

  // The same days without what this alert changes; and with one more change, which names times as they are announced,
  // by the alert that it replaces too.
  [[nodiscard]] Plan without(const Alert* replaced) const;
  [[nodiscard]] Plan with(const DayChange& change, const Alert* replaced) const;

  // What a cover takes over, whether it is given yet or not.
  [[nodiscard]] std::vector<DayBlock> covered(const Cover& cover, bool with_changes = true) const;

 private:
  struct Change {
    AlertId alert;
    const DayChange* change;
    std::vector<const DayChange*> corrected;  // of the alerts that it replaced, the first one first
  };
  struct OnDay {
    SchoolDayPtr day;
    Weekday weekday;
  };
  [[nodiscard]] std::vector<DayBlock> made(PersonId person, bool with_changes) const;
  [[nodiscard]] std::vector<DayBlock> slots_in(PersonId person, const Stretch& time) const;
  [[nodiscard]] std::vector<DayBlock> changed_slots_of(PersonId person, bool with_changes) const;
  void change(std::vector<DayBlock>& blocks) const;
  static void make(const Change& one, const DayBlock& planned, DayBlock& block);

  const School& school_;
  Stretch time_;
  std::vector<OnDay> days_;
  std::vector<Change> changes_;  // in the order they were sent
  std::vector<const Absence*> absences_;
  std::vector<const Cover*> covers_;
  std::vector<const Reassignment*> moves_;
};

// When a slot takes place on a day of school, by the timetable alone; none: not on that day.
[[nodiscard]] std::optional<Stretch> time_on(const School& school, const Slot& slot, const SchoolDay& day,
                                             Weekday weekday);

// Whether a change is about this block, and what becomes of it.
[[nodiscard]] bool touches(const DayChange& change, const DayBlock& block);
[[nodiscard]] DayBlock changed(DayBlock block, const DayChange& change, AlertId alert);

[[nodiscard]] Day day_of(const School& school, PersonId person, Date date);

// What they are at in that time, in order; blocks are not cut. At most a week.
[[nodiscard]] std::vector<DayBlock> blocks_of(const School& school, PersonId person, Millis from, Millis until);
// What they are at now.
[[nodiscard]] std::optional<DayBlock> block_at(const School& school, PersonId person, Millis time);
// The same by a plan of that moment, for a question about many.
[[nodiscard]] std::optional<DayBlock> block_now(const Plan& plan, PersonId person);

// Who is in one of these rooms at some moment of that time, sorted.
[[nodiscard]] std::vector<PersonId> people_in(const School& school, const std::vector<RoomId>& rooms, Millis from,
                                              Millis until);
// Who is in a room next to where this person is, or in the same one: who can pass something on by voice. Sorted.
[[nodiscard]] std::vector<PersonId> neighbours_of(const School& school, PersonId person, Millis time);

}  // namespace cueline::domain
