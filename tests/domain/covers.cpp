// Absences, covers and reassignments; what a substitute sees before, during and after.
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

struct Covers : SchoolYear {
  Slot reading = slot(para, "P2");
  Slot with_student = slot(para, "P4");

  Covers() {
    with_student.student = student;
    with_student.group = room;
    school.set_row(with_student);
    school.people.at(substitute).until = on(monday, 16);
  }
  GiveCover cover(PersonId by, Millis from, Millis until) const { return {by, para, from, until}; }
  const Cover& at_hand(CoverId id) const { return *school.row<Cover>(id.value); }
  bool is_member(PersonId person, ChannelId channel) const {
    const auto& members = school.channels.at(channel).members;
    return std::find(members.begin(), members.end(), person) != members.end();
  }
  std::uint64_t covers(PersonId person) const {
    const auto* const tally = school.row<Tally>(person.value);
    return tally ? tally->covers : 0;
  }
  std::uint64_t minutes(PersonId person) const { return school.row<Tally>(person.value)->cover_minutes; }
};

}  // namespace

TEST_CASE("absences: who may tell, and of when") {
  Covers town;
  const auto away = [&](PersonId person, Millis from, Millis until) { return ReportAbsence{person, from, until}; };
  check_all(town, {
                      {"one's own", town.para, away(town.para, town.today(8), town.today(12)), "ok"},
                      {"again", town.para, away(town.para, town.today(11), town.today(13)), "overlapping"},
                      {"up to it", town.office, away(town.para, town.today(12), town.today(13)), "ok"},
                      {"a colleague's", town.teacher, away(town.para, town.today(13), town.today(14)), "not_allowed"},
                      {"nobody's", town.office, away(PersonId{999}, town.today(8), town.today(12)), "not_found"},
                      {"backwards", town.para, away(town.para, town.today(14), town.today(14)), "end_before_start"},
                      {"over already", town.para, away(town.para, town.today(7), town.today(8)), "until_in_the_past"},
                      {"for years", town.para, away(town.para, town.today(15), town.on(20280101, 8)), "out_of_range"},
                      {"not there", town.para, CancelAbsence{AbsenceId{999}}, "not_found"},
                  });
}

TEST_CASE("an absence that is called off is gone, one that has begun ends now, and both leave the list in the end") {
  Covers town;
  const auto later = town.make<AbsenceId>(town.para, ReportAbsence{town.para, town.today(13), town.today(15)});
  const auto running = town.make<AbsenceId>(town.para, ReportAbsence{town.para, town.today(8), town.today(12)});
  CHECK(town.answer(town.teacher, CancelAbsence{later}) == "not_found");
  CHECK(town.answer(town.office, CancelAbsence{later}) == "ok");
  CHECK_FALSE(town.school.row<Absence>(later.value));
  CHECK(town.answer(town.para, CancelAbsence{running}) == "ok");
  CHECK(town.school.row<Absence>(running.value)->until == town.now);
  CHECK(town.answer(town.para, CancelAbsence{running}) == "too_late");
  town.pass(7 * day_ms - 1);
  CHECK(town.due(running.value).empty());
  town.pass(1);
  CHECK(town.due(running.value).size() == 1);
  CHECK_FALSE(town.school.row<Absence>(running.value));
}

TEST_CASE("who can be given as cover") {
  Covers town;
  const auto p2 = town.today(9, 30);
  const auto noon = town.today(12);
  town.slot(town.teacher, "P2");
  town.ask(town.office, ReportAbsence{town.other_para, town.today(8), town.today(11)}).value();
  town.school.set_row(WorkHours{town.specialist, {{1, clock(10), clock(15)}}, {}});
  const auto with = [&](const auto& change) {
    auto command = town.cover(town.stranger, p2, noon);
    change(command);
    return command;
  };
  check_all(
      town,
      {
          {"a para cannot", town.para, town.cover(town.stranger, p2, noon), "not_allowed"},
          {"nobody", town.office, town.cover(PersonId{999}, p2, noon), "not_found"},
          {"themselves", town.office, town.cover(town.para, p2, noon), "wrong_state"},
          {"backwards", town.office, town.cover(town.stranger, noon, p2), "end_before_start"},
          {"over already", town.office, town.cover(town.stranger, town.today(7), town.today(8)), "until_in_the_past"},
          {"half a year", town.office, town.cover(town.stranger, p2, town.on(20270420, 9)), "out_of_range"},
          {"a slot of somebody else", town.office, with([](GiveCover& one) { one.slot = SlotId{999}; }), "not_found"},
          {"a request nobody took", town.office, with([](GiveCover& one) { one.alert = AlertId{999}; }), "wrong_state"},
          {"who teaches then", town.office, town.cover(town.teacher, p2, noon), "overlapping"},
          {"who is away", town.office, town.cover(town.other_para, p2, noon), "not_at_work"},
          {"who is not at work yet", town.office, town.cover(town.specialist, p2, noon), "not_at_work"},
          {"whose pass ends before", town.office, town.cover(town.substitute, p2, town.today(17)), "not_at_work"},
          {"who is free", town.office, town.cover(town.stranger, p2, noon), "ok"},
          {"a second one for the same", town.office, town.cover(town.substitute, town.today(11), town.today(13)),
           "overlapping"},
      });
}

TEST_CASE("a cover begins and ends by itself, and opens what it needs while it lasts") {
  Covers town;
  const auto id = town.make<CoverId>(town.office, town.cover(town.substitute, town.today(9, 30), town.today(15)));
  CHECK(town.at_hand(id).state == CoverState::planned);
  CHECK_FALSE(town.is_member(town.substitute, town.room));
  CHECK(town.covers(town.substitute) == 1);
  CHECK(town.minutes(town.substitute) == 330);
  CHECK(town.due(id.value).empty());

  town.now = town.today(9, 30);
  CHECK(town.due(id.value).size() == 3);
  CHECK(town.at_hand(id).state == CoverState::running);
  CHECK(town.at_hand(id).opened == std::vector<ChannelId>{town.room, town.care_team});
  CHECK(town.is_member(town.substitute, town.room));
  CHECK(town.is_member(town.substitute, town.care_team));
  CHECK_FALSE(town.is_member(town.substitute, town.team));
  CHECK(town.due(id.value).empty());

  CHECK(town.answer(town.substitute, EndCover{id, "All went well."}) == "ok");
  CHECK(town.at_hand(id).state == CoverState::running);
  town.now = town.today(15);
  CHECK(town.due(id.value).size() == 3);
  CHECK(town.at_hand(id).state == CoverState::ended);
  CHECK(town.at_hand(id).hand_back == Note("All went well."));
  CHECK_FALSE(town.is_member(town.substitute, town.room));
  CHECK_FALSE(town.is_member(town.substitute, town.care_team));
  CHECK(town.due(id.value).empty());
  town.pass(7 * day_ms);
  CHECK(town.due(id.value).size() == 1);
  CHECK_FALSE(town.school.row<Cover>(id.value));
}

TEST_CASE("a cover that ends early is counted for what it was") {
  Covers town;
  const auto id = town.make<CoverId>(town.office, town.cover(town.stranger, town.now, town.today(12)));
  CHECK(town.at_hand(id).state == CoverState::running);
  CHECK(town.minutes(town.stranger) == 180);
  town.now = town.today(10);
  CHECK(town.answer(town.teacher, EndCover{id, ""}) == "not_found");
  CHECK(town.answer(town.para, EndCover{id, ""}) == "ok");
  CHECK(town.at_hand(id).until == town.now);
  CHECK(town.minutes(town.stranger) == 60);
  CHECK(town.covers(town.stranger) == 1);
  CHECK_FALSE(town.is_member(town.stranger, town.room));
  CHECK(town.answer(town.office, EndCover{id, ""}) == "nothing new");

  const auto planned = town.make<CoverId>(town.office, town.cover(town.stranger, town.today(13), town.today(15)));
  CHECK(town.covers(town.stranger) == 2);
  CHECK(town.answer(town.office, EndCover{planned, ""}) == "ok");
  CHECK_FALSE(town.school.row<Cover>(planned.value));
  CHECK(town.covers(town.stranger) == 1);
  CHECK(town.minutes(town.stranger) == 60);
}

TEST_CASE("of two covers the one that still runs keeps the room open") {
  Covers town;
  const auto first = town.make<CoverId>(town.office, town.cover(town.substitute, town.now, town.today(11)));
  const auto second =
      town.make<CoverId>(town.office, GiveCover{town.substitute, town.other_para, town.now, town.today(14)});
  CHECK(town.at_hand(second).opened.empty());
  town.now = town.today(11);
  town.due(first.value);
  CHECK(town.is_member(town.substitute, town.room));
  CHECK_FALSE(town.is_member(town.substitute, town.care_team));
  CHECK(town.at_hand(second).opened == std::vector<ChannelId>{town.room});
  town.now = town.today(14);
  town.due(second.value);
  CHECK_FALSE(town.is_member(town.substitute, town.room));
}

TEST_CASE("a substitute sees their rooms, the people in them, admins and the office, and nothing else") {
  Covers town;
  const auto sees = [&](PersonId person) {
    return access::may_see(town.school, town.substitute, town.school.people.at(person));
  };
  const auto sees_row = [&](const auto& row) { return access::may_see(town.school, town.substitute, row); };
  const auto check_outside = [&] {
    CHECK((sees(town.admin) && sees(town.office) && sees(town.substitute)));
    CHECK_FALSE((sees(town.teacher) || sees(town.para) || sees(town.stranger)));
    CHECK_FALSE(sees_row(town.school.channels.at(town.room)));
    CHECK_FALSE(sees_row(town.reading));
    CHECK_FALSE(sees_row(town.with_student));
    CHECK_FALSE(sees_row(town.school.students.at(town.student)));
    CHECK(town.answer(town.substitute, OpenDirect{town.teacher}) == "not_found");
  };
  check_outside();
  CHECK(sees_row(town.school.rows<Calendar>().begin()->second));
  CHECK_FALSE(access::may_read(town.school, town.substitute, school_timeline));
  CHECK_FALSE(access::readable(town.school, town.substitute).contains(school_timeline));
  CHECK_FALSE(access::may_read(town.school, town.substitute, timeline_of(town.whole_school)));

  (void)town.school.take_touched();
  const auto id = town.make<CoverId>(town.office, town.cover(town.substitute, town.now, town.today(15)));
  CHECK(town.school.take_touched().gained == std::vector<PersonId>{town.substitute});
  CHECK((sees(town.teacher) && sees(town.para) && sees(town.other_para) && sees(town.specialist)));
  CHECK_FALSE(sees(town.stranger));
  CHECK(sees_row(town.school.channels.at(town.room)));
  CHECK_FALSE(sees_row(town.school.channels.at(town.team)));
  CHECK((sees_row(town.reading) && sees_row(town.with_student) && sees_row(town.at_hand(id))));
  CHECK(sees_row(town.school.students.at(town.student)));

  // Who comes into the room later is new to them.
  CHECK(town.answer(town.admin, AddMembers{town.room, {town.stranger}}) == "ok");
  const auto gained = town.school.take_touched().gained;
  CHECK(std::count(gained.begin(), gained.end(), town.substitute) == 1);
  CHECK(sees(town.stranger));
  CHECK(town.answer(town.admin, AddMembers{town.team, {town.stranger}}) == "ok");
  const auto others = town.school.take_touched().gained;
  CHECK(std::count(others.begin(), others.end(), town.substitute) == 0);

  town.now = town.today(15);
  town.due(id.value);
  const auto lost = town.school.take_touched().lost;
  CHECK(std::count(lost.begin(), lost.end(), town.substitute) == 1);
  check_outside();
}

TEST_CASE("becoming a substitute is seeing less") {
  SmallSchool town;
  const auto touched = [&](Role role) {
    (void)town.school.take_touched();
    town.ask(town.admin, ChangePerson{town.stranger, {}, role}).value();
    return town.school.take_touched();
  };
  CHECK(touched(Role::substitute).lost == std::vector<PersonId>{town.stranger});
  CHECK(touched(Role::teacher).gained == std::vector<PersonId>{town.stranger});
}

TEST_CASE("a reassignment: who may send whom, and both ends confirm") {
  Covers town;
  const auto to = [&](Millis until) { return Reassign{town.para, {}, until, "With Room 7"}; };
  const auto with = [&](const auto& change) {
    auto command = to(town.today(10));
    change(command);
    return command;
  };
  check_all(
      town,
      {
          {"a para sends nobody", town.other_para, to(town.today(10)), "not_allowed"},
          {"nobody", town.teacher, with([](Reassign& one) { one.person = PersonId{999}; }), "not_found"},
          {"to a room that is none", town.teacher, with([](Reassign& one) { one.room = RoomId{999}; }), "not_found"},
          {"to a care team", town.teacher, with([&](Reassign& one) { one.group = town.care_team; }), "not_found"},
          {"to a student one does not know", town.stranger, with([&](Reassign& one) { one.student = town.student; }),
           "not_found"},
          {"to a student who is not theirs", town.teacher, with([&](Reassign& one) {
             one.person = town.other_para;
             one.student = town.student;
           }),
           "not_on_care_team"},
          {"handed over by themselves", town.teacher, with([&](Reassign& one) { one.other_end = town.para; }),
           "wrong_state"},
          {"backwards", town.teacher, to(town.now), "end_before_start"},
          {"for a month", town.teacher, to(town.on(20261021, 9)), "out_of_range"},
          {"at night", town.teacher, with([&](Reassign& one) {
             one.from = town.today(20);
             one.until = town.today(21);
           }),
           "not_at_work"},
      });
  auto command = to(town.today(10));
  command.other_end = town.specialist;
  const auto id = town.make<ReassignmentId>(town.teacher, command);
  CHECK(access::may_read(town.school, town.specialist, timeline_of(id)));
  CHECK_FALSE(access::may_read(town.school, town.stranger, timeline_of(id)));
  CHECK(access::readable(town.school, town.para).contains(timeline_of(id)));
  check_all(town, {
                      {"somebody else", town.stranger, ConfirmReassignment{id}, "not_found"},
                      {"who sent them", town.teacher, ConfirmReassignment{id}, "not_yours"},
                      {"who moves", town.para, ConfirmReassignment{id}, "ok"},
                      {"twice", town.para, ConfirmReassignment{id}, "nothing new"},
                      {"the other end", town.specialist, ConfirmReassignment{id}, "ok"},
                      {"called off by who moves", town.para, CallOffReassignment{id}, "not_yours"},
                      {"called off", town.teacher, CallOffReassignment{id}, "ok"},
                      {"twice", town.teacher, CallOffReassignment{id}, "nothing new"},
                      {"too late", town.para, ConfirmReassignment{id}, "too_late"},
                  });
  const auto first = town.make<ReassignmentId>(town.teacher, to(town.today(10)));
  const auto second = town.make<ReassignmentId>(town.office, to(town.today(11)));
  CHECK(town.school.row<Reassignment>(first.value)->called_off == true);
  CHECK_FALSE(town.school.row<Reassignment>(second.value)->called_off.has_value());
  town.now = Millis{town.today(11).value + 7 * day_ms};
  town.due(second.value);
  CHECK_FALSE(town.school.row<Reassignment>(second.value));
}

TEST_CASE("minutes of protected time that covers take are counted, and given back when they end early") {
  Covers town;
  const auto guard = [&](WorkHours hours) {
    hours.protected_time = {{{1, clock(10), clock(11)}, "Planning"}};
    town.school.set_row(hours);
  };
  const auto* const known = town.school.row<WorkHours>(town.other_para.value);
  guard(known ? *known : WorkHours{.id = town.other_para, .paid = {}, .protected_time = {}});
  auto given = town.cover(town.office, town.today(10, 20), town.today(11, 30));
  given.by = town.other_para;
  const auto cover = town.make<CoverId>(town.office, given);
  const auto taken = [&] { return town.school.row<Tally>(town.other_para.value)->protected_minutes; };
  CHECK(taken() == 40);
  town.now = town.today(10, 30);
  town.due(cover.value);
  REQUIRE(town.answer(town.office, EndCover{cover, ""}) == "ok");
  CHECK(taken() == 10);
}

}  // namespace cueline::domain::test
