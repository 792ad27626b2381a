// Two alerts that change one day: whoever is told is who finds another day than before, and `my day` shows what they
// were told.
#include "tests/domain/alert_day.hpp"

namespace cueline::domain::test {
namespace {

struct TwiceChanged : AlertDay {
  using Lines = std::vector<std::string>;

  Lines day(PersonId person) const { return words(school, blocks_of(school, person, today(8), today(18))); }
  std::optional<ForYou> copy(const SendAlert& command, PersonId person) const {
    for (const auto& one : reach(command).reached) {
      if (one.person == person) return one;
    }
    return std::nullopt;
  }
  static DayChange place(Millis from, Millis until, std::optional<RoomId> room, RoomId to_room) {
    DayChange change{DayChangeKind::place, from, until};
    change.room = room;
    change.to_room = to_room;
    return change;
  }
};

}  // namespace

TEST_CASE("what is put back to its old time is told to whose it is") {
  TwiceChanged town;
  (void)town.make<AlertId>(town.teacher, town.moved(90));
  REQUIRE(town.day(town.para) == TwiceChanged::Lines{"11:00-12:00 Reading in P2"});
  auto back = town.moved(0);
  SECTION("by the time of the timetable") {}
  SECTION("by the time that was announced") {
    back.change->from_start = town.today(11);
    back.change->from_end = town.today(12);
    back.change->to_start = town.today(9, 30);
  }
  const auto copy = town.copy(back, town.para);
  REQUIRE(copy);
  CHECK(copy->was_start == town.today(11));
  CHECK(copy->now_start == town.today(9, 30));
  (void)town.make<AlertId>(town.teacher, back);
  CHECK(town.day(town.para) == TwiceChanged::Lines{"9:30-10:30 Reading in P2"});
}

TEST_CASE("what takes place again is told to whose it is") {
  TwiceChanged town;
  auto off = town.moved(0);
  off.change->change_kind = DayChangeKind::cancelled;
  (void)town.make<AlertId>(town.teacher, off);
  const auto copy = town.copy(town.moved(90), town.para);
  REQUIRE(copy);
  CHECK(copy->now_start == town.today(11));
  CHECK_FALSE(copy->was_start);
}

TEST_CASE("a room is closed to which another alert has sent people: they are told") {
  TwiceChanged town;
  auto first = town.moved(0), second = town.moved(0);
  first.change = TwiceChanged::place(town.today(9, 30), town.today(10, 30), town.room12, town.gym);
  second.change = TwiceChanged::place(town.today(9, 30), town.today(10, 30), town.gym, town.library);
  CHECK(town.reach(second).reached.empty());
  (void)town.make<AlertId>(town.teacher, first);
  const auto copy = town.copy(second, town.para);
  REQUIRE(copy);
  CHECK(copy->was_room == town.gym);
  CHECK(copy->now_room == town.library);
  CHECK_FALSE(town.copy(second, town.specialist));
}

TEST_CASE("what is moved into the time of a cover is told to who covers") {
  TwiceChanged town;
  town.slot(town.other_para, "P1", town.room12);
  town.school.set_row(Cover{.id = CoverId{1'950},
                            .by = town.specialist,
                            .instead_of = town.para,
                            .from = town.today(11),
                            .until = town.today(12)});
  const auto moved = town.moved(90, Name("Reading in P2"));
  const auto copy = town.copy(moved, town.specialist);
  REQUIRE(copy);
  auto of_marisol = moved;
  of_marisol.change->room = town.room12;
  const auto covers = town.copy(of_marisol, town.specialist);
  REQUIRE(covers);
  CHECK(covers->slot == town.marisols.id);
  CHECK(covers->now_start == town.today(11));
  CHECK_FALSE(covers->was_start);
  const auto leaves = town.copy(of_marisol, town.para);
  REQUIRE(leaves);
  CHECK_FALSE(leaves->now_start);
}

TEST_CASE("a correction from the time that was announced changes the day as it says") {
  TwiceChanged town;
  const auto first = town.make<AlertId>(town.teacher, town.moved(90));
  auto correction = town.moved(90);
  correction.supersedes = first;
  correction.change->from_start = town.today(11);
  correction.change->from_end = town.today(12);
  correction.change->to_start = town.today(13);
  const auto second = town.make<AlertId>(town.teacher, correction);
  CHECK(town.day(town.para) == TwiceChanged::Lines{"13:00-14:00 Reading in P2"});
  correction.supersedes = second;
  correction.change->from_start = town.today(13);
  correction.change->from_end = town.today(14);
  correction.change->to_start = town.today(13, 30);
  (void)town.make<AlertId>(town.teacher, correction);
  CHECK(town.day(town.para) == TwiceChanged::Lines{"13:30-14:30 Reading in P2"});
}

TEST_CASE("where somebody was sent changes by what is announced afterwards") {
  TwiceChanged town;
  Reassignment move{ReassignmentId{1}, town.office, town.office, town.today(11), town.today(12), "In the gym"};
  move.room = town.gym;
  auto alert = town.moved(0);
  alert.change = TwiceChanged::place(town.today(11), town.today(12), {}, town.library);
  const auto where = [&] { return block_at(town.school, town.office, town.today(11, 30))->room; };
  SECTION("later") {
    town.school.set_row(move);
    const auto copy = town.copy(alert, town.office);
    REQUIRE(copy);
    CHECK(copy->now_room == town.library);
    (void)town.make<AlertId>(town.teacher, alert);
    CHECK(where() == town.library);
  }
  SECTION("earlier: they were sent there on that day as it was") {
    alert.audience = Audience{.persons = {town.para}};
    (void)town.make<AlertId>(town.teacher, alert);
    move.id = ReassignmentId{5'000};
    town.school.set_row(move);
    CHECK(where() == town.gym);
  }
}

TEST_CASE("an answer is carried over only if all of one's day stays as it was answered") {
  TwiceChanged town;
  const auto second = town.slot(town.para, "P1", town.room12);
  auto alert = town.moved(90);
  alert.change->from_start = town.today(8, 30);
  alert.change->to_start = town.today(10);
  const auto first = town.make<AlertId>(town.teacher, alert);
  REQUIRE(town.answer(town.para, AnswerAlert{first, AlertAnswer::got_it}) == "ok");
  auto correction = alert;
  correction.supersedes = first;
  SECTION("the same") {
    const auto id = town.make<AlertId>(town.teacher, correction);
    CHECK(town.part(id, town.para)->answer == AlertAnswer::got_it);
  }
  SECTION("one of two things does not move any more") {
    correction.change->what = second.what;
    const auto id = town.make<AlertId>(town.teacher, correction);
    CHECK(town.part(id, town.para)->copy->slot == second.id);
    CHECK_FALSE(town.part(id, town.para)->answer);
  }
}

}  // namespace cueline::domain::test
