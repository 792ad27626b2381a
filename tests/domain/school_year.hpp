// The small school with a year around it: bells on A and B days, rooms, a timetable. Its zone is Lisbon's; the year
// begins on Monday 7 September 2026 with an A day.
#pragma once

#include "server/domain/day.hpp"
#include "server/domain/hours.hpp"
#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {

inline constexpr std::int64_t clock(int hours, int minutes = 0) { return hours * 60 + minutes; }

inline Period lesson(Name name, std::int64_t from, std::int64_t until, PeriodKind kind = PeriodKind::lesson) {
  return {std::move(name), kind, from, until};
}

// Four periods and lunch, 8:30 to 15:00; on B days recess is longer and the day ends at 14:30.
inline Bells regular() {
  return {{},
          "Regular",
          {lesson("P1", clock(8, 30), clock(9, 30)), lesson("P2", clock(9, 30), clock(10, 30)),
           lesson("Recess", clock(10, 30), clock(10, 50), PeriodKind::recess), lesson("P3", clock(11), clock(12)),
           lesson("Lunch", clock(12), clock(13), PeriodKind::lunch), lesson("P4", clock(13), clock(15))}};
}
inline Bells shorter() {
  return {{},
          "Shorter",
          {lesson("P1", clock(8, 30), clock(9, 30)), lesson("P2", clock(9, 30), clock(10, 30)),
           lesson("Recess", clock(10, 30), clock(11), PeriodKind::recess), lesson("P3", clock(11), clock(12)),
           lesson("Lunch", clock(12), clock(13), PeriodKind::lunch), lesson("P4", clock(13), clock(14, 30))}};
}
inline Calendar year(BellsId a, BellsId b) {
  return {CalendarId{1}, 20260907, 20270625, {1, 2, 3, 4, 5}, {{"A", a}, {"B", b}}, {}};
}

// A school that was given its rows directly, without the rules for setting them.
inline School with_year(const Name& zone, Calendar calendar = year(BellsId{901}, BellsId{902})) {
  School school;
  school.record = {"Harbor School", zone, "en"};
  auto a = regular();
  auto b = shorter();
  a.id = BellsId{901};
  b.id = BellsId{902};
  school.set_row(std::move(a));
  school.set_row(std::move(b));
  school.set_row(std::move(calendar));
  return school;
}

struct SchoolYear : SmallSchool {
  static constexpr Date monday = 20260921;  // an A day

  SchoolYear() {
    auto rows = with_year("Europe/Lisbon");
    for (auto [id, row] : rows.rows<Bells>()) school.set_row(row);
    school.set_row(rows.rows<Calendar>().begin()->second);
    now = at(school, monday, clock(9));
  }

  [[nodiscard]] Millis on(Date date, int hours, int minutes = 0) const {
    return at(school, date, clock(hours, minutes));
  }
  [[nodiscard]] Millis today(int hours, int minutes = 0) const { return on(monday, hours, minutes); }

  Slot slot(PersonId person, const Name& period, std::optional<RoomId> where = {}) {
    Slot row{.id = SlotId{next_row_++}, .person = person, .what = "Reading in " + period};
    row.period = period;
    row.room = where;
    school.set_row(row);
    return row;
  }
  RoomId place(const Name& name, std::vector<RoomId> next_to = {}) {
    const RoomId id{next_row_++};
    school.set_row(Room{id, name, {}, next_to});
    return id;
  }

 private:
  std::uint64_t next_row_ = 1'000;
};

// "8:30-9:30 Reading in P1" ...
inline std::vector<std::string> words(const School& school, const std::vector<DayBlock>& blocks) {
  const auto wall = [&](Millis time) {
    const auto minute = local(school, time).minute.value;
    return std::to_string(minute / 60) + (minute % 60 < 10 ? ":0" : ":") + std::to_string(minute % 60);
  };
  std::vector<std::string> lines;
  for (const auto& block : blocks) {
    lines.push_back(wall(block.start) + "-" + wall(block.end) + " " + block.what +
                    (block.cancelled.value_or(false) ? " (off)" : ""));
  }
  return lines;
}

}  // namespace cueline::domain::test

template <>
struct Catch::StringMaker<cueline::Millis> {
  static std::string convert(cueline::Millis time) { return std::to_string(time.value); }
};
