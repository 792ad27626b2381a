#include "tests/domain/alert_day.hpp"

namespace cueline::domain::test {
namespace {

// Tom needs somebody for P3. Six teachers are free then; who has stood in most comes last.
struct Needed : AlertDay {
  Slot slot_needed = slot(teacher, "P3", room12);
  Persons free;

  Needed() {
    for (const auto* name : {"Una", "Duo", "Tria", "Kvar", "Kvin", "Ses"}) free.push_back(add(name, Role::teacher));
    carried(free[0], 2, 60);
    carried(free[1], 1, 90);
    carried(free[2], 1, 30);
    slot(specialist, "P3", library);
    (void)school.take_touched();
  }

  void carried(PersonId person, std::uint64_t covers, std::uint64_t minutes) {
    school.set_row(Tally{.id = person, .covers = covers, .cover_minutes = minutes});
  }
  CoverAsked cover() const { return {teacher, today(11), today(12), slot_needed.id}; }
  SendAlert request() const {
    auto alert = told({}, 2, AnswerMode::first_taker);
    alert.template_code = "need_cover";
    alert.cover = cover();
    return alert;
  }
  Persons order() const { return std::get<CoverOrder>(answer_to(teacher, CoverFor{cover()}).value()).persons; }
  AnswerAlert takes(AlertId id) const { return {id, AlertAnswer::got_it}; }
  AnswerAlert declines(AlertId id) const { return {id, AlertAnswer::conflict, ConflictReason::something_else}; }
};

}  // namespace

TEST_CASE("who has carried least is asked first") {
  Needed town;
  CHECK(town.order() == Persons{town.free[3], town.free[4], town.free[5], town.free[2], town.free[1], town.free[0]});
}

TEST_CASE("who could not stand in is not asked") {
  Needed town;
  const auto is_asked = [&](PersonId person) {
    const auto order = town.order();
    return std::find(order.begin(), order.end(), person) != order.end();
  };
  REQUIRE(is_asked(town.free[3]));
  SECTION("a para for a teacher") { CHECK_FALSE(is_asked(town.para)); }
  SECTION("who is off duty then") { CHECK_FALSE(is_asked(town.stranger)); }
  SECTION("who has something to do") { CHECK_FALSE(is_asked(town.specialist)); }
  SECTION("a substitute outside their rooms") { CHECK_FALSE(is_asked(town.substitute)); }
  SECTION("who is absent") {
    town.school.set_row(Absence{AbsenceId{1'980}, town.free[3], town.today(11), town.today(13), town.free[3]});
    CHECK_FALSE(is_asked(town.free[3]));
  }
  SECTION("who is in protected time, now or then") {
    const auto guard = [&](std::int64_t from, std::int64_t until) {
      town.school.set_row(WorkHours{
          town.free[3], {WeekSpan{1, clock(8), clock(15)}}, {ProtectedSpan{{1, from, until}, "Small group"}}});
    };
    guard(clock(11), clock(11, 30));
    CHECK_FALSE(is_asked(town.free[3]));
    guard(clock(8, 45), clock(9, 15));
    CHECK_FALSE(is_asked(town.free[3]));
    guard(clock(13), clock(14));
    CHECK(is_asked(town.free[3]));
  }
  SECTION("who does not speak what language support needs") {
    auto support = town.slot_needed;
    support.mode = SupportMode::language_support;
    town.school.set_row(support);
    town.school.people.at(town.teacher).speaks = Languages{"pt"};
    town.school.people.at(town.free[4]).speaks = Languages{"en", "pt"};
    CHECK(town.order() == Persons{town.free[4]});
  }
}

TEST_CASE("a cover is asked for in rings, and exactly one takes it") {
  Needed town;
  const auto id = town.make<AlertId>(town.teacher, town.request());
  const auto& alert = town.alert(id);
  CHECK(town.last().to == Persons{town.free[3], town.free[4], town.free[5]});
  CHECK(alert.waiting == std::vector{town.free[2], town.free[1], town.free[0]});
  CHECK(town.answer(town.free[0], town.takes(id)) == "not_found");

  SECTION("after five minutes the next ring is asked, after ten the admin hears of it") {
    town.run_until(Millis{town.today(9).value + 5 * minute_ms}, id.value);
    CHECK_FALSE(alert.waiting);
    CHECK(alert.recipients.size() == 6);
    const auto widened = town.history.at(town.history.size() - 2);
    CHECK(std::holds_alternative<AlertWidened>(widened.body));
    CHECK(widened.to == Persons{town.free[0], town.free[1], town.free[2]});
    CHECK(town.answer(town.free[0], town.takes(id)) == "ok");
    const auto entries = town.history.size();
    town.run_until(town.today(14), id.value);
    CHECK(town.history.size() == entries);
  }
  SECTION("the first takes it, the rest stand down") {
    REQUIRE(town.answer(town.free[4], town.takes(id)) == "ok");
    CHECK(alert.taken_by == town.free[4]);
    CHECK(alert.fence == town.school.head);
    CHECK(town.answer(town.free[3], town.takes(id)) == "already_taken");
    REQUIRE(town.answer(town.free[4], town.declines(id)) == "ok");
    CHECK_FALSE(alert.fence);
    CHECK(alert.state == AlertState::open);
    REQUIRE(town.answer(town.free[3], town.takes(id)) == "ok");
    CHECK(alert.taken_by == town.free[3]);
  }
  SECTION("who gives it back tells everybody who stood down") {
    REQUIRE(town.answer(town.free[4], town.takes(id)) == "ok");
    const auto made = town.ask(town.free[4], town.declines(id)).value();
    CHECK(town.history.at(made[0].value - 1).to == Persons{town.teacher, town.free[3], town.free[5]});
  }
  SECTION("who is no longer free cannot take it") {
    town.slot(town.free[3], "P3", town.gym);
    CHECK(town.answer(town.free[3], town.takes(id)) == "overlapping");
    CHECK(alert.state == AlertState::open);
  }
  SECTION("when all of a ring decline, the next is asked at once") {
    REQUIRE(town.answer(town.free[3], town.declines(id)) == "ok");
    REQUIRE(town.answer(town.free[4], town.declines(id)) == "ok");
    CHECK(alert.recipients.size() == 3);
    REQUIRE(town.answer(town.free[5], town.declines(id)) == "ok");
    CHECK(alert.recipients.size() == 6);
    CHECK(town.answer(town.free[2], town.takes(id)) == "ok");
  }
  CHECK(replay(town.history).alerts == town.school.alerts);
}

TEST_CASE("a ring leaves out who has got something else to do meanwhile") {
  Needed town;
  const auto id = town.make<AlertId>(town.teacher, town.request());
  town.slot(town.free[2], "P3", town.gym);
  town.run_until(Millis{town.today(9).value + 5 * minute_ms}, id.value);
  CHECK(town.alert(id).recipients.size() == 5);
  CHECK(town.alert(id).waiting == std::vector{town.free[2]});
}

TEST_CASE("nobody could stand in: the admin is asked") {
  Needed town;
  for (const auto person : town.free) town.slot(person, "P3", town.gym);
  const auto id = town.make<AlertId>(town.teacher, town.request());
  CHECK(town.last().to == Persons{town.admin});
  CHECK(town.answer(town.admin, town.takes(id)) == "ok");
}

TEST_CASE("nobody could stand in for an admin: they are not asked to themselves") {
  Needed town;
  auto request = town.request();
  request.cover->instead_of = town.admin;
  request.cover->slot.reset();
  CHECK(town.answer(town.teacher, request) == "nobody_to_tell");
}

TEST_CASE("how a cover may be asked for") {
  Needed town;
  const auto with = [&](auto change) {
    auto alert = town.request();
    change(alert);
    return alert;
  };
  check_all(
      town,
      {
          {"everybody answers", town.teacher, with([](auto& it) { it.mode = AnswerMode::all; }), "wrong_state"},
          {"no such person", town.teacher, with([](auto& it) { it.cover->instead_of = PersonId{999}; }), "not_found"},
          {"a slot of somebody else", town.teacher, with([&](auto& it) { it.cover->slot = town.saras.id; }),
           "not_found"},
          {"backwards", town.teacher, with([](auto& it) { it.cover->until = it.cover->from; }), "end_before_start"},
          {"over", town.teacher,
           with([&](auto& it) { it.cover->from = town.today(7), it.cover->until = town.today(8); }),
           "until_in_the_past"},
          {"for two days", town.teacher, with([](auto& it) { it.cover->until.value += 25 * hour_ms; }), "out_of_range"},
          {"a para, for a teacher", town.para, town.request(), "not_allowed"},
          {"a para, for themselves", town.para,
           with([&](auto& it) { it.cover = CoverAsked{town.para, town.today(11), town.today(12)}; }), "ok"},
      });
  CHECK(town.answer_to(town.para, CoverFor{town.cover()}).error() == Errc::not_allowed);
}

TEST_CASE("ways out of a collision: cover, swap, move") {
  Needed town;
  const auto elsewhere = town.slot(town.free[4], "P1", town.gym);
  town.now = town.today(8);
  auto change = *town.moved(90, Name("Reading in P2")).change;
  const auto ways = std::get<Ways>(town.answer_to(town.teacher, WaysOut{change, town.teacher}).value()).ways;
  const auto count = [&](WayOut way) {
    return std::count_if(ways.begin(), ways.end(), [&](const Way& one) { return one.way == way; });
  };
  // Before the first bell nobody is on duty, so nobody is asked.
  CHECK(count(WayOut::cover) == 0);
  town.now = town.today(8, 30);
  const auto now = std::get<Ways>(town.answer_to(town.teacher, WaysOut{change, town.teacher}).value()).ways;
  REQUIRE(now.size() >= 3);
  CHECK(now.front().way == WayOut::cover);
  CHECK(now.front().person == town.free[3]);
  CHECK(now.front().time == Stretch{town.today(11), town.today(12)});
  const auto swap = std::find_if(now.begin(), now.end(), [](const Way& one) { return one.way == WayOut::swap; });
  REQUIRE(swap != now.end());
  CHECK(swap->person == town.free[4]);
  CHECK(swap->slot == elsewhere.id);
  CHECK(swap->time == Stretch{town.today(8, 30), town.today(9, 30)});
  const auto& move = now.back();
  CHECK(move.way == WayOut::move);
  CHECK(move.time->start == town.today(10));  // half an hour later: its own old place is free by then
  CHECK(move.time->end == town.today(11));
  CHECK(std::get<Ways>(town.answer_to(town.para, WaysOut{change, town.para}).value()).ways.empty());
  CHECK(town.answer_to(town.para, WaysOut{change, town.teacher}).error() == Errc::not_allowed);
}

TEST_CASE("who is brought to work by the change itself is no way out of it") {
  Needed town;
  town.now = town.today(8, 30);
  const auto change = *town.moved(90, Name("Reading in P2")).change;
  const auto first = [&] {
    return std::get<Ways>(town.answer_to(town.teacher, WaysOut{change, town.teacher}).value()).ways.front().person;
  };
  CHECK(first() == town.free[3]);
  town.slot(town.free[3], "P2");  // moves with the others, to when the cover would be needed
  CHECK(first() != town.free[3]);
}

namespace {

// Tom's P2 moves into his P3; Kvin could take P3, and has P1 to give for it.
struct Collision : Needed {
  Slot given = slot(free[4], "P1", gym);
  DayChange change = *moved(90, Name("Reading in P2")).change;
  Collision() { now = today(8, 30); }

  std::vector<Way> ways() const { return std::get<Ways>(answer_to(teacher, WaysOut{change, teacher}).value()).ways; }
  Way first(WayOut kind) const {
    const auto all = ways();
    return *std::find_if(all.begin(), all.end(), [&](const Way& one) { return one.way == kind; });
  }
  // As whoever keeps the lists says it.
  GiveCover chosen(const Way& way) const {
    return {*way.person, teacher, today(11), today(12), slot_needed.id, {}, {}, way.slot};
  }
  // As everybody else asks for it.
  SendAlert asked(const Way& way) const {
    auto alert = request();
    alert.audience.persons = {*way.person};
    alert.cover->exchange = way.slot;
    return alert;
  }
  std::vector<std::string> day(PersonId person) const {
    return words(school, blocks_of(school, person, today(8), today(15)));
  }
};

using Lines = std::vector<std::string>;
constexpr const char* p1 = "8:30-9:30 Reading in P1";
constexpr const char* p2 = "9:30-10:30 Reading in P2";
constexpr const char* p3 = "11:00-12:00 Reading in P3";

}  // namespace

TEST_CASE("a way out that is chosen does what it says") {
  struct Row {
    WayOut kind;
    bool asks;  // the teacher asks and confirms; else the office gives it
    Lines teacher, other;
  };
  for (const auto& row : {Row{WayOut::cover, false, {p2}, {p3}}, Row{WayOut::cover, true, {p2}, {p3}},
                          Row{WayOut::swap, false, {p1, p2}, {p3}}, Row{WayOut::swap, true, {p1, p2}, {p3}}}) {
    Collision town;
    const auto way = town.first(row.kind);
    CAPTURE(static_cast<int>(row.kind), row.asks);
    auto command = town.chosen(way);
    if (row.asks) {
      CHECK(town.answer(town.teacher, command) == "not_allowed");
      command.alert = town.make<AlertId>(town.teacher, town.asked(way));
      CHECK(town.last().to == Persons{*way.person});
      CHECK(town.answer(town.teacher, command) == "not_allowed");  // nobody has taken it
      CHECK(town.answer(*way.person, town.takes(*command.alert)) == "ok");
    }
    CHECK(town.answer(row.asks ? town.teacher : town.office, command) == "ok");
    CHECK(town.day(town.teacher) == row.teacher);
    CHECK(town.day(*way.person) == row.other);
    CHECK(town.ways().empty());  // nothing collides any more
  }
}

TEST_CASE("a swap that cannot be") {
  Collision town;
  const auto way = town.first(WayOut::swap);
  const auto with = [](auto command, const auto& change) {
    change(command);
    return command;
  };
  const auto asked = town.asked(way);
  auto taken = town.chosen(way);
  taken.alert = town.make<AlertId>(town.teacher, asked);
  town.ask(*way.person, town.takes(*taken.alert)).value();
  check_all(town, {
                      {"asked of several", town.teacher,
                       with(asked, [&](auto& it) { it.audience.persons.push_back(town.free[5]); }), "wrong_state"},
                      {"asked of everybody on duty", town.teacher,
                       with(asked, [&](auto& it) { it.audience.everyone = Everyone::on_duty; }), "wrong_state"},
                      {"for what somebody else gives", town.teacher,
                       with(asked, [&](auto& it) { it.cover->exchange = town.saras.id; }), "wrong_state"},
                      {"for nothing that is there", town.teacher,
                       with(asked, [](auto& it) { it.cover->exchange = SlotId{999}; }), "not_found"},
                      {"confirmed as a mere cover", town.teacher, with(taken, [](auto& it) { it.exchange.reset(); }),
                       "not_allowed"},
                      {"given for a slot of somebody else", town.office,
                       with(town.chosen(way), [&](auto& it) { it.exchange = town.saras.id; }), "not_found"},
                  });
  town.slot(town.teacher, "P1", town.library);
  const auto answer = town.ask(town.office, town.chosen(way));
  REQUIRE_FALSE(answer.has_value());
  CHECK(answer.error().why == Errc::overlapping);
  CHECK(answer.error().field == "/exchange");
}

}  // namespace cueline::domain::test
