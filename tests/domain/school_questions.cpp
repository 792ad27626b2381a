// Questions of the school day: a day, who is where, words for times, when somebody can be reached; and what hours make
// of a message.
#include "server/domain/questions.hpp"
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

struct Questions : SchoolYear {
  RoomId gym = place("Gym");
  Slot reading = slot(para, "P1", gym);

  Questions() {
    reading.student = student;
    reading.what = "With J.R.";
    school.set_row(reading);
    WorkHours hours{other_para, {{1, clock(8), clock(14)}, {2, clock(8), clock(14)}}, {}};
    hours.protected_time = {{{1, clock(9), clock(10)}, "Small group"}};
    school.set_row(hours);
  }
  template <class T>
  T found(PersonId by, const Question& question) const {
    return std::get<T>(domain::answer(school, {by, now}, question, {}).value());
  }
  std::string refused(PersonId by, const Question& question) const {
    const auto finding = domain::answer(school, {by, now}, question, {});
    return finding ? "" : std::string(error_row(static_cast<Errc>(finding.error().value())).name);
  }
  const Tally& tally(PersonId person) const { return *school.row<Tally>(person.value); }
};

}  // namespace

TEST_CASE("whose day one may ask for") {
  Questions town;
  CHECK(town.found<Day>(town.para, DayOf{}).blocks.size() == 1);
  CHECK(town.found<Day>(town.para, DayOf{}).blocks[0].student == town.student);
  CHECK(town.found<Day>(town.office, DayOf{town.para, 20260922}).blocks.size() == 1);
  CHECK(town.refused(town.teacher, DayOf{town.para}) == "not_allowed");
  CHECK(town.refused(town.office, DayOf{PersonId{999}}) == "not_found");
  CHECK(town.refused(town.para, DayOf{{}, 20260230}) == "no_such_date");
  const auto day = town.found<Day>(town.other_para, DayOf{});
  CHECK(day.cycle_day == Code("A"));
  CHECK(day.paid == std::vector<Stretch>{{town.today(8), town.today(14)}});
  CHECK(day.protected_time == std::vector<ProtectedStretch>{{town.today(9), town.today(10), "Small group"}});
  CHECK_FALSE(day.next_start.has_value());
  town.now = town.today(14);
  CHECK(town.found<Day>(town.other_para, DayOf{}).next_start == town.on(20260922, 8));
}

TEST_CASE("who is where, and whose student it is stays with the care team") {
  Questions town;
  const auto at_gym = [&](PersonId by) { return town.found<Who>(by, WhoIs{{}, town.gym}).persons; };
  REQUIRE(at_gym(town.teacher).size() == 1);
  CHECK(at_gym(town.teacher)[0].block->student == town.student);
  REQUIRE(at_gym(town.stranger).size() == 1);
  const auto hidden = *at_gym(town.stranger)[0].block;
  CHECK_FALSE((hidden.student.has_value() || hidden.slot.has_value()));
  CHECK(hidden.what == "P1");
  CHECK(at_gym(town.stranger)[0].until == town.today(9, 30));
  CHECK(at_gym(town.substitute).empty());

  town.school.people.at(town.teacher).speaks = Languages{"pt"};
  town.school.people.at(town.stranger).interprets = Languages{"pt"};
  const auto speakers = town.found<Who>(town.para, WhoIs{{}, {}, Language("pt")}).persons;
  REQUIRE(speakers.size() == 2);
  CHECK((speakers[0].person == town.teacher && !speakers[0].interprets));
  CHECK((speakers[1].person == town.stranger && speakers[1].interprets));
  std::vector<PersonId> free;
  for (const auto& one : town.found<Who>(town.para, WhoIs{{}, {}, {}, true}).persons) free.push_back(one.person);
  CHECK(std::count(free.begin(), free.end(), town.para) == 0);
  CHECK(std::count(free.begin(), free.end(), town.other_para) == 0);
  CHECK(std::count(free.begin(), free.end(), town.teacher) == 1);
  const auto night = town.found<Who>(town.para, WhoIs{town.today(22)}).persons;
  CHECK(night.front().whereabouts == Whereabouts::off_duty);
  CHECK(night.front().until == town.on(20260922, 8, 30));
}

TEST_CASE("a student's day is made of everybody's timetable, for the care team") {
  Questions town;  // Marisol is with the student in the gym in P1
  const auto room12 = town.place("Room 12");
  const auto with_class = [&](PersonId person, const Name& period) {
    auto slot = town.slot(person, period, room12);
    slot.group = town.room;
    slot.what = "Math";
    town.school.set_row(slot);
  };
  with_class(town.teacher, "P2");
  with_class(town.other_para, "P2");
  town.slot(town.teacher, "P3", town.gym);  // with neither
  auto pause = town.slot(town.teacher, "Lunch", room12);
  pause.slot_kind = SlotKind::pause;
  pause.group = town.room;
  town.school.set_row(pause);
  const auto day = [&](PersonId by) { return town.found<StudentDay>(by, StudentDayOf{town.student, {}}); };
  const auto blocks = day(town.specialist).blocks;
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].student == town.student);
  CHECK(blocks[0].start == town.today(8, 30));
  CHECK(blocks[0].persons == std::vector{town.para});
  CHECK(blocks[1].what == "Math");
  CHECK(blocks[1].room == room12);
  CHECK(blocks[1].persons == std::vector{town.teacher, town.other_para});
  CHECK(day(town.specialist).periods.size() == 6);
  SECTION("with what was moved of it") {
    auto moved = town.change({});
    moved.audience.everyone = Everyone::affected;
    moved.change = DayChange{DayChangeKind::moved, town.today(9, 30), town.today(10, 30)};
    moved.change->to_start = town.today(11);
    moved.change->group = town.room;
    moved.until = town.today(14);
    REQUIRE(town.answer(town.teacher, moved) == "ok");
    const auto now = day(town.para).blocks;
    REQUIRE(now.size() == 2);
    CHECK(now[1].start == town.today(11));
    CHECK(now[1].was_start == town.today(9, 30));
  }
  SECTION("who is absent is not with them") {
    REQUIRE(town.answer(town.other_para, ReportAbsence{town.other_para, town.today(9, 10), town.today(15)}) == "ok");
    CHECK(day(town.teacher).blocks[1].persons == std::vector{town.teacher});
  }
  CHECK(town.refused(town.other_para, StudentDayOf{town.student, {}}) == "not_found");
  CHECK(town.refused(town.office, StudentDayOf{town.student, {}}) == "not_found");
  CHECK(town.refused(town.para, StudentDayOf{town.student, 20260230}) == "no_such_date");
  CHECK(town.found<StudentDay>(town.para, StudentDayOf{town.student, 20260926}).blocks.empty());  // a Saturday
}

TEST_CASE("words for times") {
  Questions town;
  struct Row {
    std::string words;
    Millis after, time;
  };
  const std::vector<Row> rows{
      {"until lunch", town.today(9), town.today(12)},
      {"lunch", town.today(12), town.on(20260922, 12)},
      {"recess", town.today(9), town.today(10, 30)},
      {"P3", town.today(9), town.today(11)},
      {"p3", town.today(11), town.on(20260922, 11)},
      {"next period", town.today(9), town.today(9, 30)},
      {"next_period", town.today(14), town.on(20260922, 8, 30)},
      {"end of period", town.today(9), town.today(9, 30)},
      {"end_of_day", town.today(9), town.today(15)},
      {"end_of_day", town.today(15), town.on(20260922, 14, 30)},
      {"tomorrow", town.on(20260925, 9), town.on(20260928, 8, 30)},
  };
  for (const auto& row : rows) {
    CAPTURE(row.words);
    CHECK(town.found<Moment>(town.para, WhenIs{row.words, row.after}).time == row.time);
  }
  CHECK(town.refused(town.para, WhenIs{"soon"}) == "unknown_code");
}

TEST_CASE("when somebody can be reached") {
  Questions town;
  const auto reach = town.found<Reachable>(town.para, ReachableWhen{town.other_para});
  CHECK(reach.whereabouts == Whereabouts::protected_time);
  CHECK(reach.why == Name("Small group"));
  CHECK(reach.from == town.today(10));
  CHECK(reach.instead == town.teacher);
  CHECK_FALSE(town.found<Reachable>(town.para, ReachableWhen{town.teacher}).from.has_value());
  CHECK(town.refused(town.substitute, ReachableWhen{town.teacher}) == "not_found");
}

TEST_CASE("a message to somebody in protected time or off duty waits, and the server says so") {
  Questions town;
  const auto direct = town.make<ChannelId>(town.teacher, OpenDirect{town.other_para});
  PostMessage hello{timeline_of(direct), "A minute?"};
  auto made = town.ask(town.teacher, hello).value();
  REQUIRE(made.size() == 3);
  CHECK(town.fact<MessagePosted>(made[0]).held == std::vector<Held>{{town.other_para, town.today(10)}});
  const auto polite = town.fact<AutoAnswered>(made[1]);
  CHECK((polite.message.value == made[0].value && polite.person == town.other_para));
  CHECK((polite.why == Whereabouts::protected_time && polite.until == town.today(10)));
  CHECK(polite.instead == town.para);
  CHECK(town.tally(town.other_para).interruptions == 1);

  hello.override_reason = "The bus is early.";
  made = town.ask(town.teacher, hello).value();
  REQUIRE(made.size() == 2);
  CHECK_FALSE(town.fact<MessagePosted>(made[0]).held.has_value());
  CHECK(town.fact<MessagePosted>(made[0]).override_reason == Note("The bus is early."));
  CHECK((town.tally(town.other_para).interruptions == 2 && town.tally(town.other_para).overrides == 1));

  town.now = town.today(14, 30);
  made = town.ask(town.teacher, hello).value();  // no reason opens what is not paid
  CHECK(town.fact<MessagePosted>(made[0]).held == std::vector<Held>{{town.other_para, town.on(20260922, 8)}});
  CHECK(town.fact<AutoAnswered>(made[1]).why == Whereabouts::off_duty);
  CHECK(town.tally(town.other_para).after_hours_held == 1);

  made = town.ask(town.other_para, PostMessage{timeline_of(direct), "Tomorrow."}).value();
  CHECK(town.tally(town.other_para).after_hours_answered == 1);
  CHECK(access::may_see(town.school, town.other_para, town.tally(town.other_para)));
  CHECK_FALSE(access::may_see(town.school, town.admin, town.tally(town.other_para)));
}

TEST_CASE("in a room only who is named is disturbed, and feedback waits for its window") {
  Questions town;
  CHECK(town.ask(town.teacher, PostMessage{timeline_of(town.room), "Morning."}).value().size() == 1);
  const auto named = town.ask(town.teacher, PostMessage{timeline_of(town.room), "A word?", {}, {town.other_para}});
  CHECK(town.fact<MessagePosted>(named.value()[0]).held.has_value());
  Preferences wishes{.id = town.para};
  wishes.feedback = {{1, clock(13), clock(14)}};
  town.school.set_row(wishes);
  PostMessage feedback{timeline_of(town.room), "About reading", {}, {town.para}, true};
  const auto made = town.ask(town.teacher, feedback).value();
  REQUIRE(made.size() == 1);
  CHECK(town.fact<MessagePosted>(made[0]).held == std::vector<Held>{{town.para, town.today(13)}});
}

TEST_CASE("without a calendar nothing waits") {
  SmallSchool town;
  const auto direct = town.make<ChannelId>(town.teacher, OpenDirect{town.para});
  town.school.set_row(WorkHours{town.para, {{1, 0, 1}}, {}});
  const auto made = town.ask(town.teacher, PostMessage{timeline_of(direct), "Hello"}).value();
  REQUIRE(made.size() == 1);
  CHECK_FALSE(town.fact<MessagePosted>(made[0]).held.has_value());
}

}  // namespace cueline::domain::test
