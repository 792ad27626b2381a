#include "server/domain/questions.hpp"
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

struct Figures : SchoolYear {
  IssueFigures asked(PersonId by, std::int64_t weeks = 8) const {
    const auto found = domain::answer(school, {by, now}, IssueFiguresOf{weeks}, {});
    REQUIRE(found.has_value());
    return std::get<IssueFigures>(*found);
  }
  IssueId raise(const Code& kind, std::optional<ChannelId> where = {}, PersonId by = {}) {
    RaiseIssue issue;
    issue.issue_kind = kind;
    issue.title = "Two rooms at once";
    issue.room = where;
    return make<IssueId>(by ? by : para, issue);
  }
};

const KindFigures& kind(const IssueFigures& figures, const Code& code) {
  const auto found = std::find_if(figures.kinds.begin(), figures.kinds.end(),
                                  [&](const KindFigures& one) { return one.issue_kind == code; });
  REQUIRE(found != figures.kinds.end());
  return *found;
}

}  // namespace

TEST_CASE("only admins ask for the figures of issues") {
  Figures town;
  for (const auto person : {town.office, town.teacher, town.para}) {
    const auto found = domain::answer(town.school, {person, town.now}, IssueFiguresOf{}, {});
    CHECK(found.error() == make_error_code(Errc::not_allowed));
  }
  const auto none = town.asked(town.admin);
  CHECK(none.kinds.empty());
  CHECK(none.weeks.size() == 8);
  CHECK(none.weeks.back().monday == SchoolYear::monday);
  CHECK(none.weeks.front().monday == 20260803);
  CHECK(none.open_ages == std::vector<std::uint64_t>(6));
  CHECK_FALSE(none.to_answer);
  CHECK(town.asked(town.admin, 1).weeks.size() == 1);
}

TEST_CASE("issues are counted by kind, age and week, and medians are of school time") {
  Figures town;
  const auto one = town.raise("coverage_gap");       // Monday 9:00, answered after one school hour
  const auto two = town.raise("coverage_gap");       // answered on Tuesday at 9:00: after six and a half
  const auto three = town.raise("student_support");  // never answered
  town.now = town.today(10);
  REQUIRE(town.answer(town.admin, AnswerIssue{one, "I see"}) == "ok");
  town.now = town.on(20260922, 9);
  REQUIRE(town.answer(town.admin, AnswerIssue{two, "I see"}) == "ok");
  REQUIRE(town.answer(town.para, AgreeSettlement{one}) == "ok");
  REQUIRE(town.answer(town.admin, DeclineIssue{two, "Not ours"}) == "ok");
  town.now = town.on(20260930, 12);

  const auto figures = town.asked(town.admin);
  CHECK(kind(figures, "student_support").open == 1);
  CHECK(kind(figures, "student_support").past_promise == 1);
  CHECK(kind(figures, "coverage_gap").open == 0);
  CHECK(kind(figures, "coverage_gap").raised == 2);
  CHECK(figures.kinds.front().issue_kind == "student_support");
  CHECK(figures.open_ages == std::vector<std::uint64_t>{0, 0, 0, 1, 0, 0});  // over 5 days, up to 10
  CHECK(figures.closed == 2);
  CHECK(figures.declined == 1);
  CHECK(figures.to_answer == Millis{(hour_ms + 6 * hour_ms + hour_ms / 2) / 2});
  CHECK(figures.to_settled == Millis{6 * hour_ms + hour_ms / 2});
  REQUIRE(figures.weeks.size() == 8);
  const auto& last = figures.weeks[6];
  CHECK(last.raised == 3);
  CHECK(last.open == 1);
  CHECK(last.past_promise == 1);
  CHECK(figures.weeks[7].raised == 0);
  CHECK(figures.weeks[7].open == 1);
  CHECK(figures.weeks[5].open == 0);
  CHECK(town.school.issues.contains(three));
}

TEST_CASE("what was closed counts when it has left memory, and not while it is open again") {
  Figures town;
  const auto id = town.raise("coverage_gap");
  REQUIRE(town.answer(town.admin, AnswerIssue{id, "I see"}) == "ok");
  REQUIRE(town.answer(town.para, AgreeSettlement{id}) == "ok");
  CHECK(town.asked(town.admin).closed == 1);
  REQUIRE(town.answer(town.para, ReopenIssue{id, "It came back"}) == "ok");
  CHECK(town.asked(town.admin).closed == 0);
  CHECK(kind(town.asked(town.admin), "coverage_gap").open == 1);
  CHECK(kind(town.asked(town.admin), "coverage_gap").raised == 1);
  REQUIRE(town.answer(town.para, AgreeSettlement{id}) == "ok");
  town.pass(21 * day_ms);
  town.raise("respect");
  REQUIRE_FALSE(town.school.issues.contains(id));
  const auto figures = town.asked(town.admin);
  CHECK(figures.closed == 1);
  CHECK(kind(figures, "coverage_gap").raised == 1);
  CHECK(figures.weeks[4].raised == 1);
  CHECK(replay(town.log).rows<IssueOutcome>() == town.school.rows<IssueOutcome>());
}

TEST_CASE("outcomes are kept for two years") {
  Figures town;
  const auto id = town.raise("coverage_gap");
  REQUIRE(town.answer(town.para, AgreeSettlement{id}) == "ok");
  (void)town.school.take_touched();
  town.pass(std::int64_t{104} * 7 * day_ms - 1);
  REQUIRE(town.answer(town.para, AgreeSettlement{town.raise("respect")}) == "ok");
  CHECK(town.school.rows<IssueOutcome>().contains(id.value));
  town.pass(1);
  const auto last = town.raise("respect");
  REQUIRE(town.answer(town.para, AgreeSettlement{last}) == "ok");
  CHECK_FALSE(town.school.rows<IssueOutcome>().contains(id.value));
  CHECK(town.school.rows<IssueOutcome>().contains(last.value));
  CHECK(replay(town.log).rows<IssueOutcome>() == town.school.rows<IssueOutcome>());
}

TEST_CASE("an outcome is in nobody's snapshot") {
  Figures town;
  const auto id = town.raise("coverage_gap");
  REQUIRE(town.answer(town.para, AgreeSettlement{id}) == "ok");
  for (const auto& [person, record] : town.school.people) {
    CHECK_FALSE(access::may_see(town.school, person, town.school.rows<IssueOutcome>().at(id.value)));
  }
}

TEST_CASE("a pattern is a cause and a place that come more often, at least three times, with its evidence") {
  Figures town;
  const auto before = town.raise("coverage_gap", town.room);
  town.pass(28 * day_ms);
  CHECK(town.asked(town.admin).patterns.empty());
  const auto one = town.raise("coverage_gap", town.room);
  const auto two = town.raise("coverage_gap", town.room, town.other_para);
  town.raise("coverage_gap");  // of no room: another cause
  CHECK(town.asked(town.admin).patterns.empty());
  const auto three = town.raise("coverage_gap", town.room, town.teacher);
  REQUIRE(town.answer(town.teacher, AgreeSettlement{three}) == "ok");
  const auto found = town.asked(town.admin).patterns;
  REQUIRE(found.size() == 1);
  CHECK(found[0].issue_kind == "coverage_gap");
  CHECK(found[0].room == town.room);
  CHECK(found[0].count == 3);
  CHECK(found[0].before == 1);
  CHECK(found[0].evidence == std::vector{one, two, three});
  CHECK(town.school.issues.contains(before));
}

TEST_CASE("as many as before is no pattern") {
  Figures town;
  for (int i = 0; i < 3; ++i) town.raise("coverage_gap", town.room);
  CHECK(town.asked(town.admin).patterns.size() == 1);
  town.pass(28 * day_ms);
  for (int i = 0; i < 3; ++i) town.raise("coverage_gap", town.room);
  CHECK(town.asked(town.admin).patterns.empty());
}

TEST_CASE("what is confidential is in no pattern, and what is kept from an admin in none of their figures") {
  Figures town;
  const auto second = town.add("Rui Prata", Role::admin);
  for (int i = 0; i < 4; ++i) {
    RaiseIssue issue;
    issue.issue_kind = "respect";
    issue.title = "Not like that";
    issue.confidential = true;
    issue.room = town.room;
    if (i > 1) issue.bypass = second;
    const auto id = town.make<IssueId>(town.para, issue);
    if (i == 3) REQUIRE(town.answer(town.para, AgreeSettlement{id}) == "ok");
  }
  CHECK(town.asked(town.admin).patterns.empty());
  CHECK(kind(town.asked(town.admin), "respect").open == 3);
  CHECK(kind(town.asked(town.admin), "respect").raised == 4);
  CHECK(town.asked(town.admin).closed == 1);
  CHECK(kind(town.asked(second), "respect").open == 2);
  CHECK(kind(town.asked(second), "respect").raised == 2);
  CHECK(town.asked(second).closed == 0);
}

}  // namespace cueline::domain::test
