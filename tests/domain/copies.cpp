#include "tests/domain/alert_day.hpp"

namespace cueline::domain::test {
namespace {

const ForYou* copy_of(const Reach& reach, PersonId person) {
  for (const auto& one : reach.reached) {
    if (one.person == person) return &one;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("each hears what it means for them, and the unaffected hear nothing") {
  AlertDay town;
  const auto reach = town.reach(town.moved(90, Name("Reading in P2")));
  REQUIRE(reach.reached.size() == 2);  // the sender's own day changes too, and they know
  const auto* const marisol = copy_of(reach, town.para);
  REQUIRE(marisol);
  CHECK(marisol->slot == town.marisols.id);
  CHECK(marisol->what == Name("Reading in P2"));
  CHECK(marisol->was_start == town.today(9, 30));
  CHECK(marisol->was_end == town.today(10, 30));
  CHECK(marisol->now_start == town.today(11));
  CHECK(marisol->now_end == town.today(12));
  CHECK(marisol->was_room == town.room12);
  CHECK(marisol->now_room == town.room12);
  CHECK_FALSE(marisol->clash);
  CHECK_FALSE(marisol->outside_hours);
  CHECK(copy_of(reach, town.specialist));
  CHECK_FALSE(copy_of(reach, town.office));
  CHECK_FALSE(copy_of(reach, town.substitute));
}

TEST_CASE("a copy names the slot of one's own that it collides with") {
  AlertDay town;
  const auto other = town.slot(town.para, "P3", town.gym);
  const auto reach = town.reach(town.moved(90, Name("Reading in P2")));
  CHECK(copy_of(reach, town.para)->clash == other.id);
  CHECK(copy_of(reach, town.para)->clash_what == Name("Reading in P3"));
  CHECK_FALSE(copy_of(reach, town.specialist)->clash);

  SECTION("what the same class does then moves out of the way by itself") {
    auto first = town.marisols;
    auto second = other;
    first.group = second.group = town.room;
    town.school.set_row(first);
    town.school.set_row(second);
    CHECK_FALSE(copy_of(town.reach(town.moved(90, Name("Reading in P2"))), town.para)->clash);
  }
  SECTION("a pause is no collision") {
    auto pause = other;
    pause.slot_kind = SlotKind::pause;
    town.school.set_row(pause);
    CHECK_FALSE(copy_of(town.reach(town.moved(90, Name("Reading in P2"))), town.para)->clash);
  }
  SECTION("what is done with a student is not named to the others") {
    auto with_student = other;
    with_student.student = town.student;
    auto own = town.marisols;
    own.student = town.student;
    town.school.set_row(with_student);
    town.school.set_row(own);
    const auto told = town.reach(town.moved(90, Name("Reading in P2")));
    CHECK(copy_of(told, town.para)->clash == other.id);
    CHECK_FALSE(copy_of(told, town.para)->clash_what);
    CHECK_FALSE(copy_of(told, town.para)->what);
  }
}

TEST_CASE("each kind of change, in a copy") {
  AlertDay town;
  auto alert = town.moved(0, Name("Reading in P2"));
  SECTION("called off") {
    alert.change->change_kind = DayChangeKind::cancelled;
    const auto reach = town.reach(alert);
    CHECK(copy_of(reach, town.para)->was_start == town.today(9, 30));
    CHECK_FALSE(copy_of(reach, town.para)->now_start);
  }
  SECTION("another place, for who is in the one that is meant") {
    alert.change = DayChange{DayChangeKind::place, town.today(9, 30), town.today(10, 30)};
    alert.change->room = town.library;
    alert.change->to_room = town.gym;
    const auto reach = town.reach(alert);
    REQUIRE(reach.reached.size() == 1);
    CHECK(copy_of(reach, town.specialist)->was_room == town.library);
    CHECK(copy_of(reach, town.specialist)->now_room == town.gym);
    CHECK(copy_of(reach, town.specialist)->now_start == town.today(9, 30));
  }
  SECTION("nothing changes for who is in that room already") {
    alert.change = DayChange{DayChangeKind::place, town.today(9, 30), town.today(10, 30)};
    alert.change->to_room = town.library;
    CHECK_FALSE(copy_of(town.reach(alert), town.specialist));
  }
  SECTION("the day ends early: work is cut or called off, a bus leaves as much earlier") {
    auto bus = town.slot(town.specialist, "P4");
    bus.period.reset();
    bus.slot_kind = SlotKind::bus;
    bus.start = clock(14, 50);
    bus.end = clock(15);
    bus.room = town.gym;
    town.school.set_row(bus);
    const auto late = town.slot(town.para, "P4", town.room12);
    alert.change = DayChange{DayChangeKind::dismissal, town.today(14, 30), town.today(15)};
    const auto reach = town.reach(alert);
    CHECK(copy_of(reach, town.specialist)->now_start == town.today(14, 20));
    CHECK(copy_of(reach, town.specialist)->now_end == town.today(14, 30));
    CHECK(copy_of(reach, town.specialist)->now_room == town.gym);
    CHECK(copy_of(reach, town.para)->slot == late.id);
    CHECK(copy_of(reach, town.para)->now_start == town.today(13));
    CHECK(copy_of(reach, town.para)->now_end == town.today(14, 30));
  }
  SECTION("what is called off already is no news") {
    auto first = alert;
    first.change->change_kind = DayChangeKind::cancelled;
    (void)town.make<AlertId>(town.teacher, first);
    alert.change->change_kind = DayChangeKind::cancelled;
    CHECK(town.reach(alert).reached.empty());
  }
  SECTION("the day ends early: a bus that leaves after school leaves as much earlier") {
    auto bus = town.slot(town.specialist, "P4");
    bus.period.reset();
    bus.slot_kind = SlotKind::bus;
    bus.start = clock(15);
    bus.end = clock(15, 30);
    town.school.set_row(bus);
    alert.change = DayChange{DayChangeKind::dismissal, town.today(14, 30), town.today(15)};
    const auto reach = town.reach(alert);
    CHECK(copy_of(reach, town.specialist)->was_start == town.today(15));
    CHECK(copy_of(reach, town.specialist)->now_start == town.today(14, 30));
    CHECK(copy_of(reach, town.specialist)->now_end == town.today(15));
  }
  SECTION("outside paid hours") {
    alert.change->to_start = town.today(15, 30);
    CHECK(copy_of(town.reach(alert), town.para)->outside_hours == true);
  }
}

TEST_CASE("a copy stands in the record of its person") {
  AlertDay town;
  const auto id = town.make<AlertId>(town.teacher, town.moved(90, Name("Reading in P2")));
  REQUIRE(town.part(id, town.para)->copy);
  CHECK(town.part(id, town.para)->copy->now_start == town.today(11));
  CHECK(town.last().to == Persons{town.para, town.specialist});
  CHECK(readers(town.school, timeline_of(id)) == Persons{town.admin, town.teacher, town.para, town.specialist});
}

TEST_CASE("a correction asks only those again for whom it differs") {
  AlertDay town;
  const auto first = town.make<AlertId>(town.teacher, town.moved(90, Name("Reading in P2")));
  REQUIRE(town.answer(town.para, AnswerAlert{first, AlertAnswer::got_it}) == "ok");
  REQUIRE(town.answer(town.specialist, AnswerAlert{first, AlertAnswer::got_it}) == "ok");
  auto correction = town.moved(90, Name("Reading in P2"));
  correction.supersedes = first;
  correction.title = "Reading is at 11:00, and the list is in the office";

  SECTION("for nobody") {
    const auto id = town.make<AlertId>(town.teacher, correction);
    CHECK(town.part(id, town.para)->answer == AlertAnswer::got_it);
    CHECK(town.part(id, town.specialist)->answer == AlertAnswer::got_it);
    CHECK(town.answer(town.teacher, NudgeAlert{id}) == "not_waiting");
    CHECK(town.alert(first).superseded_by == id);
  }
  SECTION("for one of them") {
    auto now_elsewhere = town.saras;
    now_elsewhere.room = town.gym;
    town.school.set_row(now_elsewhere);
    const auto id = town.make<AlertId>(town.teacher, correction);
    CHECK(town.part(id, town.para)->answer == AlertAnswer::got_it);
    CHECK_FALSE(town.part(id, town.specialist)->answer);
    REQUIRE(town.answer(town.teacher, NudgeAlert{id}) == "ok");
    CHECK(town.last().to == Persons{town.specialist});
  }
  SECTION("for all of them, told from the time that was announced") {
    correction.change->from_start = town.today(11);
    correction.change->from_end = town.today(12);
    correction.change->to_start = town.today(13);
    const auto id = town.make<AlertId>(town.teacher, correction);
    CHECK_FALSE(town.part(id, town.para)->answer);
    CHECK_FALSE(town.part(id, town.specialist)->answer);
    CHECK(town.part(id, town.para)->copy->was_start == town.today(9, 30));
    CHECK(town.part(id, town.para)->copy->now_start == town.today(13));
  }
  CHECK(replay(town.history).alerts.at(first) == town.alert(first));
}

TEST_CASE("without copies an answer stands as long as nothing that was said differs") {
  AlertDay town;
  const auto alert = town.told({{}, {}, {town.para, town.specialist}});
  const auto first = town.make<AlertId>(town.teacher, alert);
  REQUIRE(town.answer(town.para, AnswerAlert{first, AlertAnswer::got_it}) == "ok");
  auto wider = alert;
  wider.supersedes = first;
  wider.audience.persons.push_back(town.office);
  const auto second = town.make<AlertId>(town.teacher, wider);
  CHECK(town.part(second, town.para)->answer == AlertAnswer::got_it);
  CHECK_FALSE(town.part(second, town.specialist)->answer);
  auto other = wider;
  other.supersedes = second;
  other.title = "Assembly is now 10:50";
  const auto third = town.make<AlertId>(town.teacher, other);
  CHECK_FALSE(town.part(third, town.para)->answer);
}

TEST_CASE("where somebody was sent does not collide with itself, so a correction that changes nothing asks nobody") {
  AlertDay town;
  town.school.set_row(Reassignment{.id = ReassignmentId{9},
                                   .person = town.para,
                                   .told_by = town.teacher,
                                   .from = town.today(9),
                                   .until = town.today(13),
                                   .what = "Elsewhere"});
  auto early = town.told(town.everyone(Everyone::affected));
  early.change = DayChange{DayChangeKind::dismissal, town.today(11), town.today(15)};
  const auto old = town.make<AlertId>(town.teacher, early);
  REQUIRE(town.answer(town.para, AnswerAlert{old, AlertAnswer::got_it}) == "ok");
  early.supersedes = old;
  const auto id = town.make<AlertId>(town.teacher, early);
  REQUIRE(town.part(id, town.para)->copy.has_value());
  CHECK_FALSE(town.part(id, town.para)->copy->clash_what.has_value());
  CHECK(town.part(id, town.para)->answer == AlertAnswer::got_it);
}

}  // namespace cueline::domain::test
