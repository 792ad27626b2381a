// A sign that comes again and again: which rule notices, once a week, and what people do with it.
#include "server/domain/school_time.hpp"
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

struct Trend : SchoolYear {
  ObservationId see(Date date, std::int64_t hour, std::int64_t minute, Code sign = "covers_ears") {
    now = at(school, date, clock(static_cast<int>(hour), static_cast<int>(minute)));
    return make<ObservationId>(para, sees(student, std::move(sign)));
  }
  const Suggestion* only() const {
    const auto& rows = school.rows<Suggestion>();
    REQUIRE(rows.size() <= 1);
    return rows.empty() ? nullptr : &rows.begin()->second;
  }
};

constexpr Date monday = SchoolYear::monday;  // 21 September 2026

}  // namespace

TEST_CASE("three times in a period") {
  Trend town;
  const auto first = town.see(monday, 9, 5);
  const auto second = town.see(monday, 9, 10);
  (void)town.see(monday, 9, 12, "head_down");
  CHECK_FALSE(town.only());
  const auto third = town.see(monday, 9, 29);
  REQUIRE(town.only());
  const auto& made = *town.only();
  CHECK(made.why == Repetition::thrice_in_a_period);
  CHECK(made.sign == "covers_ears");
  CHECK(made.evidence == std::vector{first, second, third});
  CHECK(made.noticed_by == std::vector{town.para});
  CHECK(town.last().to == std::vector{town.teacher, town.para});
  CHECK(town.last().timeline == timeline_of(town.care_team));
  (void)town.see(monday, 9, 29);
  CHECK(town.school.rows<Suggestion>().size() == 1);
}

TEST_CASE("a bell between them is another period") {
  Trend town;
  (void)town.see(monday, 9, 28);
  (void)town.see(monday, 9, 29);
  (void)town.see(monday, 9, 30);
  CHECK_FALSE(town.only());
}

TEST_CASE("five in a school week, also in the week the clocks go back") {
  struct Row {
    Date first;
    Date sunday;
  };
  // 25 October 2026 has twenty-five hours in Lisbon.
  for (const auto& [first, sunday] : {Row{20260921, 20260927}, Row{20261019, 20261025}}) {
    CAPTURE(first.value);
    Trend town;
    for (const std::int64_t day : {0, 1, 2}) (void)town.see(date_after(first, day), 9, 0);
    (void)town.see(date_after(first, 3), 13, 5);
    CHECK_FALSE(town.only());
    (void)town.see(sunday, 23, 59);
    REQUIRE(town.only());
    CHECK(town.only()->why == Repetition::five_in_a_week);
    CHECK(town.only()->evidence.size() == 5);
  }
}

TEST_CASE("Sunday and the Monday after it are two weeks") {
  Trend town;
  for (int minute = 56; minute < 60; ++minute) (void)town.see(20261025, 23, minute);
  (void)town.see(20261026, 0, 0);
  CHECK_FALSE(town.only());
}

TEST_CASE("twice the mean of the weeks before, but never of next to nothing") {
  struct Row {
    std::vector<std::int64_t> days_before;  // of observations in the weeks before
    int this_week;
    bool noticed;
  };
  for (const auto& row : {Row{{}, 3, false}, Row{{7}, 2, false}, Row{{7}, 3, true}, Row{{5, 7, 14, 20}, 3, true},
                          Row{{5, 6, 7, 13, 14, 19, 20, 21, 27}, 3, false}, Row{{40, 41}, 3, false}}) {
    CAPTURE(row.days_before, row.this_week);
    Trend town;
    const Date first = 20261102;  // a Monday
    auto days = row.days_before;
    std::sort(days.rbegin(), days.rend());
    for (const auto day : days) (void)town.see(date_after(first, -day), 9, 0);
    for (int day = 0; day < row.this_week; ++day) (void)town.see(date_after(first, day), 10, 0);
    bool noticed = false;
    for (const auto& [id, one] : town.school.rows<Suggestion>()) {
      if (one.time < town.on(first, 0)) continue;  // of the weeks before
      CHECK(one.why == Repetition::twice_the_mean);
      noticed = true;
    }
    CHECK(noticed == row.noticed);
  }
}

TEST_CASE("bright signs, and schools without a calendar, make none") {
  Trend bright;
  for (int minute = 0; minute < 6; ++minute) (void)bright.see(monday, 9, minute, "on_task");
  CHECK_FALSE(bright.only());
  SmallSchool plain;
  for (int i = 0; i < 6; ++i) (void)plain.make<ObservationId>(plain.para, plain.sees(plain.student));
  CHECK(plain.school.rows<Suggestion>().empty());
}

TEST_CASE("only the last four weeks are kept, and nothing of what is taken back") {
  Trend town;
  const auto old = town.see(20260921, 9, 0);
  (void)town.see(20260922, 9, 0, "tense");
  const auto back = town.see(20261018, 9, 0);
  auto recent = *town.school.row<Recent>(town.student.value);
  REQUIRE(recent.signs.size() == 2);
  CHECK(recent.signs[0].observations == std::vector{old, back});
  const auto last = town.see(20261019, 9, 1);
  recent = *town.school.row<Recent>(town.student.value);
  CHECK(recent.signs[0].observations == std::vector{back, last});
  REQUIRE(town.answer(town.para, RetractObservation{back}) == "ok");
  recent = *town.school.row<Recent>(town.student.value);
  CHECK(recent.signs[0].observations == std::vector{last});
  CHECK_FALSE(access::may_see(town.school, town.teacher, Record{recent}));
}

TEST_CASE("a human sends it in their own name, and who noticed is named") {
  Trend town;
  for (int minute = 0; minute < 3; ++minute) (void)town.see(monday, 9, minute);
  const auto id = town.only()->id;
  const Note too_much(std::string(limits::note_bytes, 'x'));
  check_all(town, {
                      {"in the room only", town.other_para, SendSuggestion{id, ""}, "not_found"},
                      {"an admin", town.admin, DismissSuggestion{id, "No"}, "not_found"},
                      {"no reason", town.teacher, DismissSuggestion{id, ""}, "needs_text"},
                      {"too much", town.teacher, SendSuggestion{id, too_much}, "too_long"},
                      {"a teacher", town.teacher, SendSuggestion{id, "Can we look at the bells?"}, "ok"},
                      {"again", town.teacher, SendSuggestion{id, ""}, "too_late"},
                      {"dismissed then", town.para, DismissSuggestion{id, "No"}, "too_late"},
                  });
  const auto& suggestion = *town.only();
  CHECK(suggestion.state == SuggestionState::sent);
  CHECK(suggestion.by == town.teacher);
  CHECK_FALSE(suggestion.next);
  const auto& issue = town.school.issues.at(suggestion.issue.value());
  CHECK(issue.issue_kind == "trend");
  CHECK(issue.raiser == town.teacher);
  CHECK(issue.text == "Can we look at the bells?\nNoticed by Marisol Cruz.");
  CHECK(issue.about == ItemId{suggestion.evidence.back().value});
}

TEST_CASE("ignored for two school days it becomes a draft, which is still for a human") {
  Trend town;
  const Date thursday = 20260924;
  for (int minute = 0; minute < 3; ++minute) (void)town.see(thursday, 9, minute);
  const auto id = town.only()->id;
  CHECK(town.only()->next == town.on(20260928, 9, 2));  // over the weekend
  town.now = town.on(20260928, 9, 1);
  CHECK(town.due(id.value).empty());
  town.now = town.on(20260928, 9, 2);
  REQUIRE(town.due(id.value).size() == 1);
  CHECK(town.only()->state == SuggestionState::drafted);
  CHECK_FALSE(town.only()->next);
  CHECK(town.school.issues.empty());
  CHECK(town.due(id.value).empty());
  REQUIRE(town.answer(town.para, DismissSuggestion{id, "The fire alarm was being tested"}) == "ok");
  CHECK(town.only()->state == SuggestionState::dismissed);
}

TEST_CASE("the next week it may be noticed again, and what is long done leaves the list") {
  Trend town;
  for (int minute = 0; minute < 3; ++minute) (void)town.see(monday, 9, minute);
  const auto first = town.only()->id;
  REQUIRE(town.answer(town.teacher, DismissSuggestion{first, "Alarm"}) == "ok");
  for (int minute = 0; minute < 3; ++minute) (void)town.see(date_after(monday, 7), 9, minute);
  CHECK(town.school.rows<Suggestion>().size() == 2);
  for (int minute = 0; minute < 3; ++minute) (void)town.see(date_after(monday, 35), 9, minute);
  CHECK_FALSE(town.school.row<Suggestion>(first.value));
  CHECK(town.school.rows<Suggestion>().size() == 2);
}

}  // namespace cueline::domain::test
