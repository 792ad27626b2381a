// When people work and when they may be asked, at every boundary.
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

struct Hours : SchoolYear {
  Hours() {
    WorkHours hours{para, {{1, clock(8), clock(12)}, {1, clock(12, 30), clock(14)}, {2, clock(8), clock(12)}}, {}};
    hours.protected_time = {{{1, clock(9), clock(10)}, "Small group"}};
    school.set_row(hours);
    Preferences wishes{.id = para};
    wishes.feedback = {{1, clock(9, 30), clock(10, 30)}, {2, clock(11, 30), clock(12, 30)}};
    school.set_row(wishes);
  }
  std::optional<Millis> held(Millis time, Disturbance what) const { return may_disturb_from(school, para, time, what); }
};

}  // namespace

TEST_CASE("on duty, to the millisecond") {
  Hours town;
  struct Row {
    std::string why;
    PersonId person;
    Millis time;
    bool duty, site;
  };
  const auto before = [](Millis time) { return Millis{time.value - 1}; };
  const std::vector<Row> rows{
      {"just before the paid start", town.para, before(town.today(8)), false, true},
      {"at the paid start", town.para, town.today(8), true, true},
      {"just before a gap", town.para, before(town.today(12)), true, true},
      {"in the gap", town.para, town.today(12), false, true},
      {"after it", town.para, town.today(12, 30), true, true},
      {"just before the paid end", town.para, before(town.today(14)), true, true},
      {"at the paid end", town.para, town.today(14), false, false},
      {"on a day without hours", town.para, town.on(20260923, 9), false, false},
      {"on a weekend", town.para, town.on(20260926, 9), false, false},
      {"no hours of their own: before the first bell", town.teacher, before(town.today(8, 30)), false, true},
      {"at the first bell", town.teacher, town.today(8, 30), true, true},
      {"between two periods", town.teacher, town.today(10, 55), true, true},
      {"just before the last bell", town.teacher, before(town.today(15)), true, true},
      {"at the last bell", town.teacher, town.today(15), false, false},
      {"nobody", PersonId{999}, town.today(9), false, false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    CHECK(on_duty(town.school, row.person, row.time) == row.duty);
    CHECK(on_site(town.school, row.person, row.time) == row.site);
    CHECK((next_on_duty(town.school, row.person, row.time) == row.time) == row.duty);
    CHECK(duty_end(town.school, row.person, row.time).has_value() == row.duty);
  }
  CHECK(next_on_duty(town.school, town.para, town.today(14)) == town.on(20260922, 8));
  CHECK(next_on_duty(town.school, town.para, town.on(20260922, 12)) == town.on(20260928, 8));
  CHECK(duty_end(town.school, town.para, town.today(9)) == town.today(12));
}

TEST_CASE("absent, gone, or at the end of a pass") {
  Hours town;
  town.school.set_row(Absence{AbsenceId{3'000}, town.para, town.today(9), town.today(13), town.office});
  CHECK(on_duty(town.school, town.para, town.today(8, 59)));
  CHECK_FALSE(on_duty(town.school, town.para, town.today(9)));
  CHECK(is_absent(town.school, town.para, town.today(12, 59)));
  CHECK_FALSE(is_absent(town.school, town.para, town.today(13)));
  CHECK(next_on_duty(town.school, town.para, town.today(9)) == town.today(13));
  CHECK(duty_end(town.school, town.para, town.today(8, 30)) == town.today(9));
  CHECK(on_site(town.school, town.para, town.today(9)));
  CHECK(whereabouts(town.school, town.para, town.today(9)) == Whereabouts::absent);

  town.school.people.at(town.substitute).until = town.today(10);
  CHECK(on_duty(town.school, town.substitute, town.today(9, 59)));
  CHECK_FALSE(on_duty(town.school, town.substitute, town.today(10)));
  CHECK_FALSE(next_on_duty(town.school, town.substitute, town.today(10)).has_value());
  town.school.people.at(town.teacher).active = false;
  CHECK_FALSE(on_duty(town.school, town.teacher, town.today(9)));
  CHECK_FALSE(next_on_duty(town.school, town.teacher, town.today(9)).has_value());
}

TEST_CASE("a closed day is nobody's") {
  Hours town;
  auto calendar = town.school.rows<Calendar>().begin()->second;
  calendar.special = {SpecialDay{20260921, {}, {}, {}, true, "Holiday"}};
  town.school.set_row(calendar);
  CHECK_FALSE(on_duty(town.school, town.para, town.today(9)));
  CHECK_FALSE(on_duty(town.school, town.teacher, town.today(9)));
  CHECK(next_on_duty(town.school, town.para, town.today(9)) == town.on(20260922, 8));
}

TEST_CASE("when something may disturb") {
  Hours town;
  using enum Disturbance;
  struct Row {
    std::string why;
    Disturbance what;
    Millis time, from;
  };
  const std::vector<Row> rows{
      {"before the paid start", message, town.today(7), town.today(8)},
      {"in paid time", message, town.today(8, 30), town.today(8, 30)},
      {"at the start of protected time", message, town.today(9), town.today(10)},
      {"at its end", message, town.today(10), town.today(10)},
      {"an observation likewise", observation, town.today(9, 30), town.today(10)},
      {"an alert in protected time", alert, town.today(9, 30), town.today(9, 30)},
      {"an alert off duty", alert, town.today(20), town.on(20260922, 8)},
      {"feedback before the window", feedback, town.today(8), town.today(10)},
      {"in the window and protected", feedback, town.today(9, 45), town.today(10)},
      {"in the window", feedback, town.today(10, 15), town.today(10, 15)},
      {"after the window", feedback, town.today(10, 30), town.on(20260922, 11, 30)},
      {"a window that outlasts the paid time", feedback, town.on(20260922, 12), town.on(20260928, 10)},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    CHECK(town.held(row.time, row.what) == row.from);
  }
  CHECK(may_disturb_from(town.school, town.teacher, town.today(9), feedback) == town.today(9));
  CHECK_FALSE(may_disturb_from(town.school, town.teacher, town.on(20270701, 9), message).has_value());
}

TEST_CASE("protected time says why and until when") {
  Hours town;
  CHECK_FALSE(protected_now(town.school, town.para, town.today(8, 59)).has_value());
  const auto now = protected_now(town.school, town.para, town.today(9));
  REQUIRE(now.has_value());
  CHECK((now->why == "Small group" && now->until == town.today(10)));
  CHECK_FALSE(protected_now(town.school, town.para, town.today(10)).has_value());
  CHECK_FALSE(protected_now(town.school, town.para, town.on(20260923, 9)).has_value());
}

TEST_CASE("where somebody is, and who could be asked instead") {
  Hours town;
  town.slot(town.other_para, "P1");
  CHECK(whereabouts(town.school, town.para, town.today(9)) == Whereabouts::protected_time);
  CHECK(whereabouts(town.school, town.para, town.today(11)) == Whereabouts::free);
  CHECK(whereabouts(town.school, town.other_para, town.today(9)) == Whereabouts::teaching);
  CHECK(whereabouts(town.school, town.para, town.today(20)) == Whereabouts::off_duty);
  // Teacher and other_para share the classroom; the one who is free goes first, whoever asks is left out.
  CHECK(colleague_instead(town.school, town.para, town.today(9)) == town.teacher);
  CHECK(colleague_instead(town.school, town.para, town.today(9), town.teacher) == town.other_para);
  CHECK_FALSE(colleague_instead(town.school, town.para, town.today(20)).has_value());
  CHECK_FALSE(colleague_instead(town.school, town.stranger, town.today(9)).has_value());
}

TEST_CASE("without a calendar everybody is always on duty") {
  SmallSchool town;
  WorkHours hours{town.para, {{1, clock(8), clock(12)}}, {{{1, clock(9), clock(10)}, "Small group"}}};
  town.school.set_row(hours);
  CHECK(on_duty(town.school, town.para, start));
  CHECK(on_site(town.school, town.para, start));
  CHECK_FALSE(duty_end(town.school, town.para, start).has_value());
  CHECK_FALSE(protected_now(town.school, town.para, start).has_value());
  for (const auto what : {Disturbance::message, Disturbance::feedback, Disturbance::observation, Disturbance::alert}) {
    CHECK(may_disturb_from(town.school, town.para, start, what) == start);
  }
  town.school.set_row(Absence{AbsenceId{3'000}, town.para, start, Millis{start.value + hour_ms}, town.office});
  CHECK_FALSE(on_duty(town.school, town.para, start));
  CHECK(next_on_duty(town.school, town.para, start) == Millis{start.value + hour_ms});
}

}  // namespace cueline::domain::test
