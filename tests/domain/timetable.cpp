// What may be set in the school's lists of bells, days, rooms, slots and hours; each refusal by its name.
#include <functional>

#include "server/domain/lookup.hpp"
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

template <class... Rows>
SetRows set(Rows... rows) {
  return SetRows{{KeptRow(rows)...}};
}

template <class T, class Change>
T with(T row, const Change& change) {
  change(row);
  return row;
}

struct Lists : SmallSchool {
  BellsId bells = make<BellsId>(admin, set(regular()));
  BellsId other_bells = make<BellsId>(office, set(shorter()));
  RoomId gym = make<RoomId>(office, set(Room{{}, "Gym", {}, {}}));
  Calendar days = year(bells, other_bells);
  Slot row{{}, para, SlotKind::lesson, "Reading"};

  Lists() { row.period = "P1"; }
};

}  // namespace

TEST_CASE("who sets the school's lists") {
  Lists town;
  Preferences mine{.id = town.para};
  check_all(town, {
                      {"bells: not a teacher", town.teacher, set(regular()), "not_allowed"},
                      {"a slot: not the person themselves", town.para, set(town.row), "not_allowed"},
                      {"one's own preferences", town.para, set(mine), "ok"},
                      {"the same again", town.para, set(mine), "nothing new"},
                      {"not those of others, not even the office", town.office, set(mine), "not_allowed"},
                      {"a row that is not there", town.office, set(Room{RoomId{999}, "Yard", {}, {}}), "not_found"},
                      {"one of two is wrong: neither is set", town.office,
                       set(Room{{}, "Yard", {}, {}}, Room{{}, "Gym", {}, {}}), "name_taken"},
                      {"two new ones of one name", town.office,
                       set(Room{{}, "Attic", {}, {}}, Room{{}, "Attic", {}, {}}), "name_taken"},
                      {"so its name is free", town.office, set(Room{{}, "Yard", {}, {}}), "ok"},
                  });
}

TEST_CASE("what bells may be") {
  Lists town;
  const auto changed = [](const auto& change) { return set(with(regular(), change)); };
  check_all(
      town,
      {
          {"the same name", town.admin, set(regular()), "name_taken"},
          {"a period that ends as it begins", town.admin,
           changed([](Bells& row) { row.name = "X", row.periods[1].end = row.periods[1].start; }), "end_before_start"},
          {"two at once", town.admin, changed([](Bells& row) { row.name = "X", row.periods[1].start = clock(9, 29); }),
           "overlapping"},
          {"out of order", town.admin,
           changed([](Bells& row) { row.name = "X", std::swap(row.periods[0], row.periods[1]); }), "overlapping"},
          {"two of one name", town.admin, changed([](Bells& row) { row.name = "X", row.periods[1].name = "P1"; }),
           "name_taken"},
          {"itself, changed", town.admin, changed([&](Bells& row) { row.id = town.bells, row.periods.pop_back(); }),
           "ok"},
      });
}

TEST_CASE("what a calendar may be") {
  Lists town;
  const auto changed = [&](const auto& change) { return set(with(town.days, change)); };
  check_all(
      town,
      {
          {"another year beside it", town.admin, changed([](Calendar& row) { row.id = CalendarId{2}; }),
           "out_of_range"},
          {"a day that is none", town.admin, changed([](Calendar& row) { row.first = 20260230; }), "no_such_date"},
          {"backwards", town.admin, changed([](Calendar& row) { row.last = 20260901; }), "end_before_start"},
          {"three years", town.admin, changed([](Calendar& row) { row.last = 20291231; }), "out_of_range"},
          {"a weekday twice", town.admin, changed([](Calendar& row) { row.weekdays.push_back(1); }), "overlapping"},
          {"a code twice", town.admin, changed([](Calendar& row) { row.cycle[1].code = "A"; }), "name_taken"},
          {"bells nobody knows", town.admin, changed([](Calendar& row) { row.cycle[1].bells = BellsId{999}; }),
           "not_found"},
          {"a special day outside it", town.admin, changed([](Calendar& row) { row.special = {SpecialDay{20280101}}; }),
           "no_such_date"},
          {"special bells nobody knows", town.admin,
           changed([](Calendar& row) { row.special = {SpecialDay{20261101, BellsId{999}}}; }), "not_found"},
          {"a special code nobody knows", town.admin,
           changed([](Calendar& row) { row.special = {SpecialDay{20261101, {}, "Z"}}; }), "unknown_code"},
          {"a special day twice", town.admin,
           changed([](Calendar& row) { row.special = {SpecialDay{20261101}, SpecialDay{20261101}}; }), "overlapping"},
          {"as it is", town.admin, set(town.days), "ok"},
          {"its bells stay", town.admin, RemoveRow{KeptKind::bells, town.bells.value}, "wrong_state"},
          {"with one day of the rotation", town.admin,
           changed([](Calendar& row) { row.cycle.erase(row.cycle.begin()); }), "ok"},
          {"bells that do not ring may go", town.admin, RemoveRow{KeptKind::bells, town.bells.value}, "ok"},
          {"once", town.admin, RemoveRow{KeptKind::bells, town.bells.value}, "not_found"},
          {"and are nobody's else to remove", town.para, RemoveRow{KeptKind::bells, town.other_bells.value},
           "not_allowed"},
      });
}

TEST_CASE("what a room may be") {
  Lists town;
  const RoomId hall = town.make<RoomId>(town.office, set(Room{{}, "Hall", town.room, {town.gym}}));
  check_all(town,
            {
                {"the home of a care team", town.office, set(Room{{}, "X", town.care_team, {}}), "not_found"},
                {"next to nothing", town.office, set(Room{{}, "X", {}, {RoomId{999}}}), "not_found"},
                {"next to itself", town.office, set(Room{hall, "Hall", {}, {hall}}), "wrong_state"},
                {"next to one that should go", town.office, RemoveRow{KeptKind::room, town.gym.value}, "wrong_state"},
                {"next to nothing any more", town.office, set(Room{hall, "Hall", {}, {}}), "ok"},
                {"now it may go", town.office, RemoveRow{KeptKind::room, town.gym.value}, "ok"},
            });
}

TEST_CASE("what a slot may be") {
  Lists town;
  town.ask(town.admin, set(town.days)).value();
  const auto changed = [&](const auto& change) { return set(with(town.row, change)); };
  check_all(
      town,
      {
          {"of nobody", town.admin, changed([](Slot& row) { row.person = PersonId{999}; }), "not_found"},
          {"at no time", town.admin, changed([](Slot& row) { row.period.reset(); }), "missing_field"},
          {"at half a time", town.admin, changed([](Slot& row) { row.period.reset(), row.start = 600; }),
           "missing_field"},
          {"at two times", town.admin, changed([](Slot& row) { row.start = 600, row.end = 660; }), "wrong_state"},
          {"backwards", town.admin, changed([](Slot& row) { row.period.reset(), row.start = 600, row.end = 600; }),
           "end_before_start"},
          {"from a day that is none", town.admin, changed([](Slot& row) { row.first = 20260230; }), "no_such_date"},
          {"days backwards", town.admin, changed([](Slot& row) { row.first = 20260930, row.last = 20260901; }),
           "end_before_start"},
          {"in a period that never rings", town.admin, changed([](Slot& row) { row.period = "P9"; }), "unknown_code"},
          {"on a day of no rotation", town.admin, changed([](Slot& row) { row.cycle_days = {"Z"}; }), "unknown_code"},
          {"nowhere", town.admin, changed([](Slot& row) { row.room = RoomId{999}; }), "not_found"},
          {"with a care team as class", town.admin, changed([&](Slot& row) { row.group = town.care_team; }),
           "not_found"},
          {"with a student nobody knows", town.admin, changed([](Slot& row) { row.student = StudentId{999}; }),
           "not_found"},
          {"with a student who is not theirs", town.admin,
           changed([&](Slot& row) { row.person = town.other_para, row.student = town.student; }), "not_on_care_team"},
          {"with a student of theirs", town.admin, changed([&](Slot& row) { row.student = town.student; }), "ok"},
      });
}

TEST_CASE("a refusal of rows names the row, and what of it is wrong") {
  Lists town;
  town.ask(town.admin, set(town.days)).value();
  const auto sound = with(town.row, [](Slot& row) { row.period = "P4"; });
  const auto bells = [](const auto& change) {
    return with(with(regular(), [](Bells& row) { row.name = "X"; }), change);
  };
  const auto calendar = [&](const auto& change) { return with(town.days, change); };
  const auto hours = [&](std::vector<WeekSpan> paid, std::vector<ProtectedSpan> guarded) {
    return WorkHours{town.para, paid, guarded};
  };
  struct Row {
    std::string why;
    SetRows rows;
    std::string field;
  };
  const std::vector<Row> rows{
      {"the third", set(sound, Room{{}, "Yard", {}, {}}, Room{{}, "Gym", {}, {}}), "/rows/2/name"},
      {"a row that is not there", set(sound, Room{RoomId{999}, "Yard", {}, {}}), "/rows/1/id"},
      {"the second door", set(Room{{}, "Yard", {}, {town.gym, RoomId{999}}}), "/rows/0/next_to/1"},
      {"the end of a period", set(bells([](Bells& row) { row.periods[1].end = row.periods[1].start; })),
       "/rows/0/periods/1/end"},
      {"a name twice", set(bells([](Bells& row) { row.periods[3].name = "P1"; })), "/rows/0/periods/3/name"},
      {"a special day", set(calendar([](Calendar& row) { row.special = {{20261101}, {20280101}}; })),
       "/rows/0/special/1/date"},
      {"the bells of a day", set(calendar([](Calendar& row) { row.cycle[1].bells = BellsId{999}; })),
       "/rows/0/cycle/1/bells"},
      {"a slot's day", set(sound, with(sound, [](Slot& row) { row.cycle_days = {"A", "Z"}; })), "/rows/1/cycle_days/1"},
      {"a slot's student", set(with(sound, [](Slot& row) { row.student = StudentId{999}; })), "/rows/0/student"},
      {"two at once", set(sound, Room{{}, "Yard", {}, {}}, sound), "/rows/2"},
      {"paid twice", set(hours({{1, 480, 720}, {1, 700, 800}}, {})), "/rows/0/paid/1/start"},
      {"unpaid planning", set(hours({{1, 480, 720}}, {{{1, 500, 600}, "Group"}, {{2, 500, 600}, "Planning"}})),
       "/rows/0/protected_time/1/span"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    const auto answer = town.ask(town.admin, row.rows);
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error().field == row.field);
    CHECK(problem_of(answer.error()).field == "/command" + row.field);
  }
  CHECK(town.ask(town.para, set(sound, sound)).error().field == "/rows/0");  // all of it is not theirs
}

TEST_CASE("two places at once") {
  Lists town;
  town.ask(town.admin, set(town.days)).value();
  auto first = town.row;
  first.cycle_days = {"A"};
  first.id = town.make<SlotId>(town.admin, set(first));
  const auto by_clock = [](std::int64_t from, std::int64_t until) {
    return [=](Slot& row) { row.period.reset(), row.start = from, row.end = until; };
  };
  struct Row {
    std::string why;
    std::function<void(Slot&)> change;
    bool refused;
  };
  const std::vector<Row> rows{
      {"the same period", [](Slot&) {}, true},
      {"another period", [](Slot& row) { row.period = "P2"; }, false},
      {"another day of the rotation", [](Slot& row) { row.cycle_days = {"B"}; }, false},
      {"both days of the rotation", [](Slot& row) { row.cycle_days = {"A", "B"}; }, true},
      {"somebody else", [&](Slot& row) { row.person = town.other_para; }, false},
      {"by the clock, into it", by_clock(clock(9, 29), clock(9, 40)), true},
      {"by the clock, after it", by_clock(clock(9, 30), clock(9, 40)), false},
      {"by the clock, up to it", by_clock(clock(8), clock(8, 30)), false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    CHECK(town.would_accept(town.admin, set(with(town.row, row.change))) != row.refused);
    CHECK(town.would_accept(town.admin, set(with(first, row.change))));  // itself, changed
  }
  auto weekday = first;
  weekday.weekdays = {1};
  weekday.last = 20261231;
  town.ask(town.admin, set(weekday)).value();
  CHECK(town.would_accept(town.admin, set(with(town.row, [](Slot& row) { row.weekdays = {2, 3}; }))));
  CHECK(town.would_accept(town.admin, set(with(town.row, [](Slot& row) { row.first = 20270101; }))));
  CHECK_FALSE(town.would_accept(town.admin, set(with(town.row, [](Slot& row) { row.weekdays = {1, 2}; }))));

  // Two lines of one command, a swap, and what is one thing in two lines.
  const auto p3 = with(town.row, [](Slot& row) { row.period = "P3"; });
  CHECK_FALSE(town.would_accept(town.admin, set(p3, p3)));
  auto second = p3;
  second.id = town.make<SlotId>(town.admin, set(p3));
  CHECK(town.would_accept(town.admin, set(with(first, [](Slot& row) { row.period = "P3", row.cycle_days = {}; }),
                                          with(second, [](Slot& row) { row.period = "P1"; }))));
  const auto roaming = with(p3, [](Slot& row) { row.period = "P4", row.mode = SupportMode::roaming; });
  CHECK(town.would_accept(town.admin, set(roaming, roaming)));
}

TEST_CASE("what hours may be") {
  Lists town;
  const auto hours = [&](std::vector<WeekSpan> paid, std::vector<ProtectedSpan> guarded = {}) {
    return set(WorkHours{town.para, paid, guarded});
  };
  Preferences backwards{.id = town.para};
  backwards.feedback = {{1, 600, 540}};
  check_all(
      town,
      {
          {"of nobody", town.office, set(WorkHours{PersonId{999}, {}, {}}), "not_found"},
          {"backwards", town.office, hours({{1, 600, 540}}), "end_before_start"},
          {"twice", town.office, hours({{1, 480, 720}, {1, 700, 800}}), "overlapping"},
          {"protected time outside them", town.office, hours({{1, 480, 720}}, {{{1, 700, 800}, "Planning"}}),
           "not_at_work"},
          {"protected twice", town.office,
           hours({{1, 480, 720}}, {{{1, 500, 600}, "Planning"}, {{1, 550, 650}, "Group"}}), "overlapping"},
          {"as they are", town.office, hours({{1, 480, 720}, {2, 480, 720}}, {{{1, 500, 600}, "Planning"}}), "ok"},
          {"protected within the school's day", town.office, hours({}, {{{1, 500, 600}, "Planning"}}), "ok"},
          {"feedback backwards", town.para, set(backwards), "end_before_start"},
      });
}

TEST_CASE("a slot that comes to name a student leaves the school's list") {
  Lists town;
  town.ask(town.admin, set(town.days)).value();
  auto row = town.row;
  row.id = town.make<SlotId>(town.admin, set(row));
  row.student = town.student;
  const auto made = town.ask(town.admin, set(row)).value();
  REQUIRE(made.size() == 2);
  CHECK(town.fact<RowSet>(made[0]).removed == true);
  CHECK(town.history[made[0].value - 1].timeline == school_timeline);
  CHECK(town.history[made[1].value - 1].timeline == timeline_of(town.student));
  CHECK(*town.school.row<Slot>(row.id.value) == row);
  const auto touched = town.school.take_touched();
  CHECK(std::count(touched.changed.begin(), touched.changed.end(), name_of(row)) == 1);
  for (const auto& [name, record] : touched.retired) CHECK(name != name_of(row));
  CHECK(replay(town.log).same_as(town.school));
}

}  // namespace cueline::domain::test
