// Who is on duty, who is where, and when things are due: written from what the school was promised, without a line of
// the server's rules. Times are milliseconds, days are counted from 1970.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/rules/plan.hpp"

namespace cueline::rules {

struct Span {
  std::int64_t from = 0;
  std::int64_t until = 0;
  [[nodiscard]] bool holds(std::int64_t time) const { return from <= time && time < until; }
  [[nodiscard]] bool meets(const Span& other) const { return from < other.until && other.from < until; }
  bool operator==(const Span&) const = default;
};

// What somebody is at.
struct Block {
  Span time;
  std::string what;
  std::optional<SlotId> slot;
  std::optional<RoomId> room;
  std::optional<ChannelId> group;
  bool operator==(const Block&) const = default;
};

struct Bell {
  std::string name;
  Span time;
};
struct Ringing {
  std::string code;  // of the rotation
  std::vector<Bell> bells;
  std::int64_t last_minute = 1440;  // nothing of the timetable happens later
};

// What an alert makes of a day; and what those said that it replaced, the first one first: a correction may name the
// times that were announced.
struct Announced {
  DayChange change;
  std::vector<DayChange> corrects;
};

class Model {
 public:
  Plan plan;
  std::map<AbsenceId, Absence> absences;
  std::map<CoverId, Cover> covers;
  std::map<ReassignmentId, Reassignment> moves;
  std::map<AlertId, Announced> changes;  // of alerts that were not called off or replaced

  void made() const;  // the plan is complete, or has changed: what was worked out is forgotten

  [[nodiscard]] bool has_calendar() const;
  [[nodiscard]] bool absent(PersonId person, std::int64_t time) const;
  [[nodiscard]] bool active(PersonId person, std::int64_t time) const;
  [[nodiscard]] bool on_duty(PersonId person, std::int64_t time) const;
  [[nodiscard]] bool protects(PersonId person, std::int64_t time) const;  // their protected time
  // The end of their paid day; when they are off duty, of the next one.
  [[nodiscard]] std::int64_t paid_day_end(PersonId person, std::int64_t time) const;
  [[nodiscard]] bool on_site(PersonId person, std::int64_t time) const;
  [[nodiscard]] std::optional<std::int64_t> next_on_duty(PersonId person, std::int64_t time) const;

  [[nodiscard]] const Ringing* ringing(std::int64_t day) const;  // null: no school
  [[nodiscard]] std::int64_t period_end(std::int64_t time) const;
  [[nodiscard]] std::int64_t day_end(std::int64_t time) const;
  [[nodiscard]] std::int64_t after_school_days(std::int64_t from, std::int64_t days) const;
  [[nodiscard]] std::int64_t after_school_time(std::int64_t from, std::int64_t milliseconds) const;

  // Their timetable in that time, with absences, covers and reassignments; by time.
  [[nodiscard]] std::vector<Block> blocks(PersonId person, const Span& time) const;
  // Whose day becomes another by this change, if that alert were not there.
  [[nodiscard]] std::set<PersonId> touched(const Announced& change, std::optional<AlertId> instead_of) const;
  // Whether somebody's day is another one when this takes the place of what that alert said.
  [[nodiscard]] bool differs(PersonId person, const std::optional<Announced>& change, AlertId replaced) const;
  [[nodiscard]] std::set<PersonId> in_rooms(const std::set<RoomId>& rooms, const Span& time) const;
  // Who is in the same room or one next to it.
  [[nodiscard]] std::set<PersonId> within_call(PersonId person, std::int64_t time) const;

 private:
  using Slots = std::vector<Block>;
  [[nodiscard]] Slots slots(PersonId person, const Span& time, std::optional<SlotId> only) const;
  void change(Slots& slots, std::uint64_t known = 0) const;  // but for what was known by then
  [[nodiscard]] const std::vector<Span>& paid(PersonId person) const;

  mutable std::map<std::int64_t, std::optional<Ringing>> days_;
  mutable std::map<PersonId, std::vector<Span>> paid_;
};

}  // namespace cueline::rules
