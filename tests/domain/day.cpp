// A person's day: what the timetable says, and what absences, covers, reassignments and changes make of it.
#include <functional>

#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

using Lines = std::vector<std::string>;

struct Days : SchoolYear {
  RoomId gym = place("Gym"), hall = place("Hall", {gym}), yard = place("Yard");
  Slot first = slot(para, "P1", gym), second = slot(para, "P2", hall), last = slot(para, "P4", gym);

  Lines day(PersonId person, Date date = monday) const { return words(school, day_of(school, person, date).blocks); }
  AlertId alert(DayChange change, AlertState state = AlertState::open) {
    const AlertId id{5'000 + school.alerts.size()};
    school.alerts[id] = Alert{.id = id, .state = state, .change = change};
    return id;
  }
  DayChange change(DayChangeKind kind, Millis from, Millis until) const { return {kind, from, until}; }
};

}  // namespace

TEST_CASE("on which days a slot is") {
  SchoolYear town;
  auto row = town.slot(town.para, "P2");
  struct Row {
    std::string why;
    std::function<void(Slot&)> change;
    std::vector<Date> days;  // of Monday (A) to Thursday (B)
  };
  const std::vector<Row> rows{
      {"every day with school", [](Slot&) {}, {20260921, 20260922, 20260923, 20260924}},
      {"on weekdays", [](Slot& slot) { slot.weekdays = {2, 4, 6}; }, {20260922, 20260924}},
      {"on days of the rotation", [](Slot& slot) { slot.cycle_days = {"A"}; }, {20260921, 20260923}},
      {"both", [](Slot& slot) { slot.cycle_days = {"A"}, slot.weekdays = {3}; }, {20260923}},
      {"from a day on", [](Slot& slot) { slot.first = 20260923; }, {20260923, 20260924}},
      {"until a day", [](Slot& slot) { slot.last = 20260922; }, {20260921, 20260922}},
      {"a period that does not ring", [](Slot& slot) { slot.period = "P9"; }, {}},
      {"by the clock",
       [](Slot& slot) { slot.period.reset(), slot.start = clock(15, 5), slot.end = clock(15, 20); },
       {20260921, 20260922, 20260923, 20260924}},
  };
  for (const auto& one : rows) {
    CAPTURE(one.why);
    auto changed = row;
    one.change(changed);
    town.school.set_row(changed);
    std::vector<Date> days;
    for (Date date = 20260921; date < 20260925; date = date_after(date, 1)) {
      if (!day_of(town.school, town.para, date).blocks.empty()) days.push_back(date);
    }
    CHECK(days == one.days);
  }
  CHECK(day_of(town.school, town.para, 20260926).periods.empty());
}

TEST_CASE("an early dismissal cuts the day") {
  Days town;
  auto calendar = town.school.rows<Calendar>().begin()->second;
  calendar.special = {SpecialDay{Days::monday, {}, {}, clock(10), {}, "Storm"}};
  town.school.set_row(calendar);
  Slot bus{.id = SlotId{2'000}, .person = town.para, .slot_kind = SlotKind::bus, .what = "Bus 4"};
  bus.start = clock(15);
  bus.end = clock(15, 20);
  town.school.set_row(bus);
  CHECK(town.day(town.para) == Lines{"8:30-9:30 Reading in P1", "9:30-10:00 Reading in P2"});
  CHECK(town.day(town.para, 20260923).size() == 4);
  CHECK(day_of(town.school, town.para, Days::monday).reason == Name("Storm"));
}

TEST_CASE("an early dismissal ends what has its own time when it says, not at the bell before") {
  Days town;
  auto calendar = town.school.rows<Calendar>().begin()->second;
  calendar.special = {SpecialDay{Days::monday, {}, {}, clock(11), {}, "Storm"}};  // the bell before rings at 10:50
  town.school.set_row(calendar);
  Slot bus{.id = SlotId{2'000}, .person = town.specialist, .slot_kind = SlotKind::bus, .what = "Bus 4"};
  bus.start = clock(10, 30);
  bus.end = clock(11, 20);
  town.school.set_row(bus);
  CHECK(town.day(town.specialist) == Lines{"10:30-11:00 Bus 4"});
}

TEST_CASE("an absence empties the day, and a cover fills somebody else's") {
  Days town;
  town.school.set_row(Absence{AbsenceId{3'000}, town.para, town.today(9), town.today(14), town.office});
  CHECK(town.day(town.para) == Lines{"8:30-9:00 Reading in P1", "14:00-15:00 Reading in P4"});
  Cover cover{CoverId{3'001}, town.other_para, town.para, town.today(9), town.today(10)};
  town.school.set_row(cover);
  CHECK(town.day(town.other_para) == Lines{"9:00-9:30 Reading in P1", "9:30-10:00 Reading in P2"});
  CHECK(block_at(town.school, town.other_para, town.today(9, 45))->cover == cover.id);
  cover.slot = town.second.id;
  cover.until = town.today(11);
  town.school.set_row(cover);
  CHECK(town.day(town.other_para) == Lines{"9:30-10:30 Reading in P2"});
}

TEST_CASE("a cover of one slot takes that slot alone") {
  Days town;
  town.school.set_row(Cover{CoverId{3'001}, town.other_para, town.para, town.today(8), town.today(15), town.second.id});
  CHECK(town.day(town.other_para) == Lines{"9:30-10:30 Reading in P2"});
  CHECK(town.day(town.para) == Lines{"8:30-9:30 Reading in P1", "13:00-15:00 Reading in P4"});
  CHECK(town.day(town.para, 20260922).size() == 3);
}

TEST_CASE("a reassignment takes the place of what it overlaps, unless it is called off") {
  Days town;
  Reassignment move{ReassignmentId{3'000}, town.para, town.office, town.today(9), town.today(10), "With Room 7"};
  town.school.set_row(move);
  CHECK(town.day(town.para) == Lines{"8:30-9:00 Reading in P1", "9:00-10:00 With Room 7", "10:00-10:30 Reading in P2",
                                     "13:00-15:00 Reading in P4"});
  move.called_off = true;
  town.school.set_row(move);
  CHECK(town.day(town.para).size() == 3);
}

TEST_CASE("what alerts change") {
  Days town;
  const auto p1 = town.today(8, 30);
  const auto p2 = town.today(9, 30);
  auto moved = town.change(DayChangeKind::moved, p1, p2);
  moved.to_start = town.today(10, 50);
  moved.to_end = town.today(11, 30);
  auto elsewhere = town.change(DayChangeKind::place, p1, p2);
  elsewhere.to_room = town.yard;
  auto other_room = town.change(DayChangeKind::cancelled, p1, p2);
  other_room.room = town.yard;
  auto other_name = town.change(DayChangeKind::cancelled, p1, p2);
  other_name.what = "Assembly";
  struct Row {
    std::string why;
    DayChange change;
    Lines lines;
  };
  const std::string one = "8:30-9:30 Reading in P1", two = "9:30-10:30 Reading in P2",
                    four = "13:00-15:00 Reading in P4";
  const std::vector<Row> rows{
      {"moved", moved, {two, "10:50-11:30 Reading in P1", four}},
      {"called off", town.change(DayChangeKind::cancelled, p1, p2), {one + " (off)", two, four}},
      {"another place", elsewhere, {one, two, four}},
      {"another room's", other_room, {one, two, four}},
      {"another thing's", other_name, {one, two, four}},
      {"dismissal",
       town.change(DayChangeKind::dismissal, town.today(10), town.today(15)),
       {one, "9:30-10:00 Reading in P2", four + " (off)"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    town.school.alerts.clear();
    town.alert(row.change);
    CHECK(town.day(town.para) == row.lines);
    town.school.alerts.begin()->second.state = AlertState::cancelled;
    CHECK(town.day(town.para) == Lines{one, two, four});
    CHECK(town.day(town.para, 20260922).size() == 3);
  }
  town.school.alerts.clear();
  const auto first = town.alert(moved);
  const auto second = town.alert(elsewhere);
  const auto block = block_at(town.school, town.para, town.today(11));
  REQUIRE(block.has_value());
  CHECK((block->alert == second && block->room == town.yard && block->was_room == town.gym && block->was_start == p1));
  CHECK(first != second);
  CHECK_FALSE(block_at(town.school, town.para, town.today(8, 45)).has_value());
}

TEST_CASE("who is in a room, and next to it") {
  Days town;
  town.slot(town.teacher, "P2", town.gym);
  town.slot(town.specialist, "P2", town.yard);
  using Persons = std::vector<PersonId>;
  CHECK(people_in(town.school, {town.gym}, town.today(9), town.today(10)) == Persons{town.teacher, town.para});
  CHECK(people_in(town.school, {town.hall}, town.today(9), town.today(9, 30)) == Persons{});
  CHECK(people_in(town.school, {town.gym}, town.today(9, 30), town.today(10)) == Persons{town.teacher});
  CHECK(neighbours_of(town.school, town.para, town.today(10)) == Persons{town.teacher});
  CHECK(neighbours_of(town.school, town.teacher, town.today(10)) == Persons{town.para});
  CHECK(neighbours_of(town.school, town.specialist, town.today(10)).empty());
  CHECK(neighbours_of(town.school, town.stranger, town.today(10)).empty());
  town.school.set_row(Absence{AbsenceId{3'000}, town.teacher, town.today(9), town.today(14), town.office});
  CHECK(neighbours_of(town.school, town.para, town.today(10)).empty());
}

}  // namespace cueline::domain::test
