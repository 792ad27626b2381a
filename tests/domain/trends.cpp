// What is counted of a student's observations: trends, what helped, before and after. Zero is not the same as unseen.
#include <random>

#include "server/domain/questions.hpp"
#include "server/domain/school_time.hpp"
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

constexpr Date monday = SchoolYear::monday;

struct History : SchoolYear {
  Sightings sightings;

  Observation& saw(Date date, int hour, int minute = 0, Code sign = "covers_ears") {
    Observation one;
    one.id = ObservationId{10'000 + sightings.size()};
    one.student = student;
    one.author = para;
    one.seen_at = at(school, date, clock(hour, minute));
    one.signs = {std::move(sign)};
    return sightings.emplace_back(std::move(one));
  }
  void ten(Date date, int hour) {
    for (int minute = 0; minute < 10; ++minute) saw(date, hour, minute);
  }
  TrendsOf by(Code what) const { return {student, on(20260907, 0), on(20270601, 0), {}, {}, std::move(what)}; }
  result<Finding> find(PersonId who, const Question& question) const {
    return domain::answer(school, {who, now}, question, sightings);
  }
  template <class T>
  T found(const Question& question) const {
    return std::get<T>(find(teacher, question).value());
  }
  std::string refusal(PersonId who, const Question& question) const {
    const auto answer = find(who, question);
    if (answer) return "ok";
    return std::string(error_row(static_cast<Errc>(answer.error().value())).name);
  }
};

const TrendCell* cell(const TrendRow& row, std::uint64_t hour) {
  for (const auto& one : row.cells) {
    if (one.hour == hour) return &one;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("trends are for the care team, and nothing is read for others") {
  History town;
  const auto with = [&](auto change) {
    auto question = town.by("week");
    change(question);
    return Question{question};
  };
  CHECK(town.refusal(town.para, town.by("week")) == "ok");
  for (const auto who : {town.admin, town.office, town.other_para, town.stranger}) {
    CHECK(town.refusal(who, town.by("week")) == "not_a_student_of_yours");
    CHECK(town.refusal(who, HelpedBy{town.student}) == "not_a_student_of_yours");
    CHECK_FALSE(needs_sightings(town.school, who, town.by("week")));
  }
  CHECK(needs_sightings(town.school, town.para, town.by("week")) == town.student);
  CHECK_FALSE(needs_sightings(town.school, town.para, DayOf{}));
  CHECK(town.refusal(town.para, with([](auto& it) { it.student = StudentId{9'999}; })) == "not_a_student_of_yours");
  CHECK(town.refusal(town.para, with([](auto& it) { it.until = it.from; })) == "end_before_start");
  CHECK(town.refusal(town.para, with([](auto& it) { it.sign = Code("is_lazy"); })) == "unknown_code");
  CHECK(town.refusal(town.para, with([](auto& it) { it.valences = List<Code, 4>{"bad"}; })) == "unknown_code");
  CHECK(town.refusal(town.para, with([](auto& it) { it.by = "author"; })) == "unknown_code");
  CHECK(town.refusal(town.para, BeforeAfter{CardId{9'999}, 4, {}}) == "not_found");
}

TEST_CASE("under ten nothing is said but how many") {
  History town;
  for (int minute = 0; minute < 9; ++minute) town.saw(monday, 9, minute);
  town.saw(monday, 9, 30).retracted = true;
  town.now = town.today(16);
  const auto few = town.found<Trends>(town.by("sign"));
  CHECK(few.observations == 9);
  CHECK_FALSE(few.enough);
  CHECK(few.rows.empty());
  town.saw(monday, 9, 40);
  const auto enough = town.found<Trends>(town.by("sign"));
  CHECK(enough.enough);
  REQUIRE(enough.rows.size() == 1);
  CHECK(enough.rows[0].of == "covers_ears");
  CHECK(enough.rows[0].count == 10);
}

TEST_CASE("rows by context, grouping, place and sign, most first") {
  History town;
  const auto room = town.place("Gym");
  town.ten(monday, 9);
  for (std::size_t i = 0; i < 10; ++i) {
    auto& one = town.sightings[i];
    if (i < 6) one.context = {"reading", "whole_group", {}};
    if (i < 4) one.room = room;
    if (i >= 7) one.context.place = "Hallway";
    if (i < 3) one.signs = {"covers_ears", "tense", "on_task"};
  }
  town.now = town.today(16);
  const auto rows = [&](Code by, std::optional<List<Code, 4>> valences = {}, std::optional<Code> sign = {}) {
    auto question = town.by(std::move(by));
    question.valences = std::move(valences);
    question.sign = std::move(sign);
    std::vector<std::string> lines;
    for (const auto& row : town.found<Trends>(question).rows) lines.push_back(row.of + " " + std::to_string(row.count));
    return lines;
  };
  using Lines = std::vector<std::string>;
  CHECK(rows("context") == Lines{"reading 6", "not_said 4"});
  CHECK(rows("grouping") == Lines{"whole_group 6", "not_said 4"});
  CHECK(rows("place") == Lines{"Gym 4", "Hallway 3", "not_said 3"});
  CHECK(rows("sign") == Lines{"covers_ears 10", "on_task 3", "tense 3"});
  CHECK(rows("sign", List<Code, 4>{"support"}) == Lines{"covers_ears 10", "tense 3"});
  CHECK(rows("sign", List<Code, 4>{"support"}, Code("covers_ears")) == Lines{"covers_ears 10"});
  CHECK(rows("sign", List<Code, 4>{"call"}).empty());
}

TEST_CASE("not watched is not zero") {
  History town;
  town.school.set_row(Room{RoomId{3'000}, "Home of Room 12", town.room, {}});
  (void)town.slot(town.teacher, "P2", RoomId{3'000});  // 9:30 to 10:30, with the classroom's room
  auto with_student = town.slot(town.para, "P4");      // 13:00 to 15:00 on A days, until 14:30 on B days
  with_student.student = town.student;
  with_student.cycle_days = {"A"};
  town.school.set_row(with_student);
  (void)town.slot(town.other_para, "Lunch", RoomId{3'000});  // not on the care team
  town.ten(monday, 8);
  town.now = town.today(16);
  const auto trends = town.found<Trends>(town.by("week"));
  REQUIRE(trends.rows.size() == 1);
  const auto& week = trends.rows[0];
  CHECK(week.of == "2026-09-21");
  REQUIRE(week.cells.size() == 7);  // 8 to 14
  struct Row {
    std::uint64_t hour;
    std::uint64_t count;
    bool watched;
  };
  for (const auto& row : {Row{8, 10, true}, Row{9, 0, true}, Row{10, 0, true}, Row{11, 0, false}, Row{12, 0, false},
                          Row{13, 0, true}, Row{14, 0, true}}) {
    CAPTURE(row.hour);
    REQUIRE(cell(week, row.hour));
    CHECK(cell(week, row.hour)->count == row.count);
    CHECK(cell(week, row.hour)->watched == row.watched);
  }
}

TEST_CASE("weeks begin on Monday by the school's clock, across the change of clocks too") {
  History town;
  town.ten(20261019, 9);
  town.saw(20261025, 0, 30);  // 25 October: clocks go back at two
  town.saw(20261025, 23, 59);
  town.saw(20261026, 0, 0);
  town.now = town.on(20261108, 16);
  const auto rows = town.found<Trends>(town.by("week")).rows;
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].of == "2026-10-19");
  CHECK(rows[0].count == 12);
  CHECK(rows[1].of == "2026-10-26");
  CHECK(rows[1].count == 1);
  CHECK(rows[2].count == 0);  // up to now
  CHECK(cell(rows[0], 23)->count == 1);
}

TEST_CASE("the newest five of a cell are named") {
  History town;
  town.ten(monday, 9);
  town.now = town.today(16);
  const auto rows = town.found<Trends>(town.by("sign")).rows;
  const auto& latest = cell(rows.at(0), 9)->latest;
  REQUIRE(latest.size() == 5);
  CHECK(latest.front() == ObservationId{10'009});
  CHECK(latest.back() == ObservationId{10'005});
}

TEST_CASE("what helped, of how many tried") {
  History town;
  const CardId walk{701}, music{702}, rest{703};
  const auto answered = [&](Observation& one, ObservationAnswer with, CardId card) {
    one.answers.push_back({town.teacher, town.now, with, {}, card, {}});
  };
  using enum ObservationAnswer;
  answered(town.saw(monday, 9), used_it, walk);
  answered(town.saw(monday, 9), try_this, walk);  // tried, nobody says that it helped
  auto& twice = town.saw(monday, 9);              // tried, then used: one observation counts once
  answered(twice, try_this, walk);
  answered(twice, used_it, walk);
  auto& said = town.saw(monday, 9);  // its author says otherwise
  answered(said, used_it, music);
  said.card = music;
  said.helped = false;
  auto& own = town.saw(monday, 9);
  own.card = rest;
  own.helped = true;
  auto& back = town.saw(monday, 9);
  answered(back, used_it, music);
  back.retracted = true;
  const auto cards = town.found<Helped>(HelpedBy{town.student}).cards;
  REQUIRE(cards.size() == 3);
  CHECK((cards[0].card == walk && cards[0].helped == 2 && cards[0].tried == 3));
  CHECK((cards[1].card == rest && cards[1].helped == 1 && cards[1].tried == 1));
  CHECK((cards[2].card == music && cards[2].helped == 0 && cards[2].tried == 1));
}

TEST_CASE("before and after a day in the middle of a week") {
  History town;
  ProposeCard proposal{town.student, CardKind::strategy, "Headphones", "", {}, Date{20260923}, {}};
  const auto card = town.make<CardId>(town.para, proposal);
  town.now = town.on(20261005, 16);
  town.saw(20260913, 9);  // too early
  for (int i = 0; i < 4; ++i) town.saw(20260915, 9, i);
  for (int i = 0; i < 3; ++i) town.saw(20260922, 9, i);  // the day before
  town.saw(20260923, 0);                                 // the day itself is after
  const auto compare = [&] { return town.found<Comparison>(BeforeAfter{card, 2, {}}); };
  auto found = compare();
  CHECK(found.since == 20260923);
  REQUIRE(found.before.size() == 2);
  REQUIRE(found.after.size() == 2);
  CHECK((found.before[0].monday == 20260914 && found.before[0].count == 4 && found.before[0].days == 1));
  CHECK((found.before[1].monday == 20260921 && found.before[1].count == 3));
  CHECK((found.after[0].monday == 20260921 && found.after[0].count == 1));
  CHECK((found.after[1].monday == 20260928 && found.after[1].count == 0 && found.after[1].days == 0));
  CHECK_FALSE(found.enough);
  auto with_student = town.slot(town.para, "P4");
  with_student.student = town.student;
  town.school.set_row(with_student);
  town.saw(20260930, 9);
  town.saw(20260930, 10);
  found = compare();
  CHECK(found.before[0].days == 5);
  CHECK(found.before[1].days == 2);
  CHECK(found.after[0].days == 3);
  CHECK(found.enough);
  town.sightings.back().retracted = true;
  CHECK_FALSE(compare().enough);
  const BeforeAfter other{card, 2, Code("tense")};
  CHECK(town.found<Comparison>(other).before[0].count == 0);
}

TEST_CASE("a card that began on a Monday, weeks to come, no day") {
  History town;
  const ProposeCard dated{town.student, CardKind::goal, "Two pages", "", {}, Date{20260921}, {}};
  const auto card = town.make<CardId>(town.para, dated);
  const auto found = town.found<Comparison>(BeforeAfter{card, 3, {}});
  REQUIRE(found.before.size() == 3);
  CHECK(found.before.back().monday == 20260914);
  CHECK(found.after.size() == 1);
  auto undated = dated;
  undated.since.reset();
  undated.title = "Three pages";
  const auto other = town.make<CardId>(town.para, undated);
  CHECK(town.refusal(town.para, BeforeAfter{other, 3, {}}) == "wrong_state");
}

TEST_CASE("whatever was seen when, rows and cells add up") {
  const auto seed = GENERATE(take(40, Catch::Generators::random(0u, 0xffffffffu)));
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto below = [&](unsigned bound) { return static_cast<int>(random() % bound); };
  History town;
  for (int i = 10 + below(60); i > 0; --i) {
    auto& one = town.saw(date_after(monday, below(120)), below(24), below(60), below(2) ? "tense" : "sleepy");
    if (below(3) == 0) one.context.activity = Code("reading");
    one.retracted = below(8) == 0;
  }
  town.now = town.on(20270601, 0);
  const auto kept = static_cast<std::uint64_t>(
      std::count_if(town.sightings.begin(), town.sightings.end(), [](const auto& one) { return !one.retracted; }));
  for (const auto* by : {"context", "grouping", "place", "sign", "week"}) {
    CAPTURE(by);
    const auto trends = town.found<Trends>(town.by(by));
    CHECK(trends.observations == kept);
    CHECK(trends.enough == (kept >= 10));
    std::uint64_t in_rows = 0;
    for (const auto& row : trends.rows) {
      std::uint64_t in_cells = 0;
      for (const auto& one : row.cells) {
        in_cells += one.count;
        CHECK(one.latest.size() == std::min<std::size_t>(5, one.count));
        if (one.count > 0) CHECK(one.watched);
      }
      CHECK(in_cells == row.count);
      in_rows += row.count;
    }
    if (trends.enough) CHECK(in_rows == kept);
  }
}

}  // namespace cueline::domain::test
