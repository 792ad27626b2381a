// The story's calendar and its verbs. What happens is put down for a time and told in the order of time, so that the
// log looks as if it had been lived; what follows from something is put down when that has happened.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string_view>
#include <vector>

#include "clients/cli/demo/cast.hpp"
#include "clients/cli/demo/lines.hpp"

namespace cueline::demo {

inline constexpr std::int64_t minute = 60'000;
inline constexpr std::int64_t hour = 60 * minute;
inline constexpr std::int64_t day = 24 * hour;

class Script {
 public:
  Script(Stage& stage, Cast cast) : stage_(stage), cast_(std::move(cast)) {}

  void at(Millis when, std::function<void(Millis)> what) { calendar_.emplace(when, std::move(what)); }
  void tell();  // everything put down, and what it puts down in turn

  [[nodiscard]] Stage& stage() { return stage_; }
  [[nodiscard]] const Cast& cast() const { return cast_; }
  [[nodiscard]] PersonId person(std::string_view name) const { return cast_.staff.at(name); }
  [[nodiscard]] StudentId student(std::string_view name) const { return cast_.students.at(name); }
  [[nodiscard]] const Classroom& room(Room room) const { return cast_.rooms.at(room); }

  // The same choices every time: the seed is fixed.
  [[nodiscard]] std::size_t pick(std::size_t count) { return random_() % count; }
  [[nodiscard]] Millis after(Millis time, std::int64_t first_minute, std::int64_t last_minute);

  // The verbs: each happens at once, at the given time.
  ObservationId observe(PersonId author, StudentId about, const Seen& line, Millis when);
  void answer(PersonId person, ObservationId observation, const Answer& answer, Millis when);
  Sequence write(PersonId author, TimelineId where, std::string_view text, Millis when,
                 std::optional<ItemId> reply_to = {});
  AlertId change(PersonId sender, ChannelId channel, const Change& line, Millis when, Millis until,
                 const std::optional<DayChange>& moved = {});
  void got_it(PersonId person, AlertId alert, Millis when);
  IssueId raise(PersonId raiser, ChannelId room, const Raised& line, Millis when);
  void open(PersonId person, ItemId item, Millis when);
  Sequence say(PersonId person, Command command, Millis when) { return stage_.say(person, std::move(command), when); }
  [[nodiscard]] ChannelId care_team_of(std::string_view student) const;

 private:
  Stage& stage_;
  Cast cast_;
  std::multimap<Millis, std::function<void(Millis)>> calendar_;
  std::mt19937 random_{20'261};
};

}  // namespace cueline::demo
