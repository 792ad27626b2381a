#include "server/domain/rulebook.hpp"
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

using Persons = std::vector<PersonId>;

// A school year with a second admin; the teacher owns what the para raises on Monday at nine.
struct Pursuing : SchoolYear {
  PersonId second = add("Rui Prata", Role::admin);
  IssueId id = make<IssueId>(para, trouble(teacher));

  const Issue& issue() const { return school.issues.at(id); }
  std::optional<Millis> next() const { return issue().pursuit ? issue().pursuit->next : std::nullopt; }

  // Lets the next step come, and says what was done and who was told.
  std::pair<PursuitAct, Persons> silence() {
    now = next().value();
    REQUIRE(due(id.value).size() == 1);
    const auto& entry = last();
    CHECK(replay(log).issues == school.issues);  // the year itself is not in the log
    return {std::get<Pursued>(entry.body).act, entry.to};
  }

  void away(PersonId person, Millis from, Millis until) {
    school.set_row(Absence{.id = AbsenceId{77'000 + person.value}, .person = person, .from = from, .until = until});
  }
};

}  // namespace

TEST_CASE("promises are counted in school hours") {
  SchoolYear town;
  // Monday 9:00; days of 6 1/2 and 6 hours: 24 hours are over on Thursday, 40 on Tuesday of the next week.
  const auto id = town.make<IssueId>(town.para, town.trouble());
  CHECK(town.school.issues.at(id).due == town.on(20260924, 14));
  CHECK(town.school.issues.at(id).settle_by > town.school.issues.at(id).due);
  for (const auto& [severity, hours] : std::vector<std::pair<int, int>>{{1, 1}, {2, 2}, {3, 4}}) {
    CAPTURE(severity);
    auto issue = town.trouble();
    issue.issue_kind = "student_support";
    issue.severity = severity;
    const auto one = town.make<IssueId>(town.para, issue);
    CHECK(town.school.issues.at(one).due == town.today(9 + hours));
  }
}

TEST_CASE("an issue raised at the weekend is promised from Monday's first bell") {
  SchoolYear town;
  town.now = town.on(20260926, 16);
  auto issue = town.trouble();
  issue.issue_kind = "student_support";
  const auto id = town.make<IssueId>(town.para, issue);
  CHECK(town.school.issues.at(id).due == town.on(20260928, 12, 30));
}

TEST_CASE("nobody accepts: the owner, an admin, the next admin, and the raiser is told") {
  Pursuing town;
  CHECK(town.next() == town.on(20260922, 9));
  CHECK(town.silence() == std::pair(PursuitAct::tell_owner, Persons{town.teacher}));
  CHECK(town.next() == town.on(20260924, 9));
  CHECK(town.silence() == std::pair(PursuitAct::tell_admin, Persons{town.admin}));
  CHECK(town.next() == town.on(20260928, 9));
  CHECK(town.silence() == std::pair(PursuitAct::tell_admin, Persons{town.second}));
  CHECK(town.silence() == std::pair(PursuitAct::tell_sender, Persons{town.para}));
  CHECK(town.now == town.on(20260928, 9));
  // Still not accepted, it is past due some day.
  CHECK(town.issue().pursuit->rule == "issue_overdue");
  CHECK(town.next() == town.issue().settle_by);
}

TEST_CASE("an issue without an owner is the admins' from the beginning") {
  Pursuing town;
  town.id = town.make<IssueId>(town.para, town.trouble());
  CHECK(town.silence() == std::pair(PursuitAct::tell_owner, Persons{town.admin, town.second}));
}

TEST_CASE("past due: the owner, the raiser, then one admin a day") {
  Pursuing town;
  REQUIRE(town.answer(town.teacher, AcceptIssue{town.id}) == "ok");
  const auto settle_by = town.issue().settle_by;
  CHECK(town.next() == settle_by);
  CHECK(town.silence() == std::pair(PursuitAct::tell_owner, Persons{town.teacher}));
  CHECK(town.silence() == std::pair(PursuitAct::tell_sender, Persons{town.para}));
  CHECK(town.now == settle_by);
  CHECK(town.silence() == std::pair(PursuitAct::tell_admin, Persons{town.admin}));
  CHECK(town.silence() == std::pair(PursuitAct::tell_admin, Persons{town.second}));
  CHECK(town.silence() == std::pair(PursuitAct::tell_admin, Persons{town.admin, town.second}));
  CHECK_FALSE(town.next());
}

TEST_CASE("what each step of an issue does to the pursuit of it") {
  Pursuing town;
  const auto rule = [&] { return town.issue().pursuit ? std::string(town.issue().pursuit->rule) : "none"; };
  CHECK(rule() == "issue_unaccepted");
  const auto before = town.next();
  town.pass(minute_ms);
  REQUIRE(town.answer(town.admin, AnswerIssue{town.id, "Soon"}) == "ok");
  CHECK(town.next() == before);  // words alone accept nothing
  REQUIRE(town.answer(town.teacher, AcceptIssue{town.id}) == "ok");
  CHECK(rule() == "issue_overdue");
  const auto late = town.on(20261012, 10);
  REQUIRE(town.answer(town.teacher, WaitIssue{town.id, "For the desk", late}) == "ok");
  CHECK(town.next() == late);
  REQUIRE(town.answer(town.teacher, WaitIssue{town.id, "For a chair", {}}) == "ok");
  CHECK(town.next() == town.issue().settle_by);
  REQUIRE(town.answer(town.teacher, ProposeSettlement{town.id, "A chair"}) == "ok");
  CHECK(rule() == "proposal_unconfirmed");
  CHECK(town.next() == Millis{town.on(20260928, 9).value + minute_ms});
  REQUIRE(town.answer(town.para, ReopenIssue{town.id, "No"}) == "ok");
  CHECK(rule() == "issue_overdue");
  REQUIRE(town.answer(town.admin, GiveIssue{town.id, town.second}) == "ok");
  CHECK(rule() == "issue_unaccepted");
  REQUIRE(town.answer(town.second, DeclineIssue{town.id, "Not ours"}) == "ok");
  CHECK(rule() == "none");
  REQUIRE(town.answer(town.para, ReopenIssue{town.id, "Whose?"}) == "ok");
  CHECK(rule() == "issue_overdue");
  REQUIRE(town.answer(town.para, AgreeSettlement{town.id}) == "ok");
  CHECK(rule() == "none");
  CHECK(town.due(town.id.value).empty());
}

TEST_CASE("nobody confirms what was proposed: the raiser and the owner, then an admin") {
  Pursuing town;
  REQUIRE(town.answer(town.teacher, ProposeSettlement{town.id, "A chair"}) == "ok");
  CHECK(town.silence() == std::pair(PursuitAct::tell_sender, Persons{town.para}));
  CHECK(std::get<Pursued>(town.last().body).silent == Persons{town.para});
  CHECK(town.silence() == std::pair(PursuitAct::tell_owner, Persons{town.teacher}));
  CHECK(town.now == town.on(20260928, 9));
  CHECK(town.silence() == std::pair(PursuitAct::tell_admin, Persons{town.admin}));
  CHECK_FALSE(town.next());
}

TEST_CASE("nobody is told while off duty: a step waits up to a day with school, then an admin stands in") {
  Pursuing town;
  SECTION("until they are back") {
    town.away(town.teacher, town.on(20260922, 8), town.on(20260922, 12));
    CHECK(town.silence() == std::pair(PursuitAct::tell_owner, Persons{}));
    CHECK(town.next() == town.on(20260922, 12));
    CHECK(town.silence() == std::pair(PursuitAct::tell_owner, Persons{town.teacher}));
  }
  SECTION("away for longer") {
    town.away(town.teacher, town.on(20260922, 8), town.on(20260925, 12));
    CHECK(town.silence() == std::pair(PursuitAct::tell_owner, Persons{town.admin, town.second}));
    CHECK(town.now == town.on(20260922, 9));
  }
  SECTION("the raiser is not waited for") {
    town.away(town.para, town.on(20260922, 8), town.on(20261023, 12));
    for (int i = 0; i < 3; ++i) (void)town.silence();
    CHECK(town.silence() == std::pair(PursuitAct::tell_sender, Persons{}));
    CHECK(town.now == town.on(20260928, 9));
  }
}

TEST_CASE("a server that was away takes a step once, late") {
  Pursuing town;
  town.now = town.on(20260930, 10);
  for (int i = 0; i < 4; ++i) CHECK(town.due(town.id.value).size() == 1);
  CHECK(town.due(town.id.value).empty());
}

TEST_CASE("a school's own rule for silence takes the place of the one it started with") {
  Pursuing town;
  SetRows rows;
  rows.rows.emplace_back(PursuitRule{{}, "issue_unaccepted", {{CountedFrom::sent, 600, 0, 0, PursuitAct::tell_admin}}});
  REQUIRE(town.answer(town.admin, rows) == "ok");
  town.id = town.make<IssueId>(town.para, town.trouble(town.teacher));
  CHECK(town.next() == town.today(9, 10));
  CHECK(town.silence() == std::pair(PursuitAct::tell_admin, Persons{town.admin}));
}

}  // namespace cueline::domain::test
