#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {
namespace {

using Persons = std::vector<PersonId>;

// The para raised it, the teacher owns it.
struct Raised : SmallSchool {
  IssueId id = make<IssueId>(para, trouble(teacher));
  const Issue& issue() const { return school.issues.at(id); }
};

}  // namespace

TEST_CASE("what may be raised") {
  SmallSchool town;
  const auto cue = town.make<ItemId>(town.teacher, town.sees(town.student));
  const auto alert = town.make<ItemId>(town.teacher, town.change({{town.room}, {}, {}}));
  const auto with = [&](auto change) {
    auto issue = town.trouble();
    change(issue);
    return issue;
  };
  check_all(town,
            {
                {"anybody", town.stranger, town.trouble(), "ok"},
                {"no such kind", town.para, with([](auto& it) { it.issue_kind = "weather"; }), "unknown_code"},
                {"a room", town.para, with([&](auto& it) { it.room = town.room; }), "ok"},
                {"not their room", town.stranger, with([&](auto& it) { it.room = town.room; }), "not_found"},
                {"a care team is no room", town.para, with([&](auto& it) { it.room = town.care_team; }), "not_found"},
                {"about an observation", town.para, with([&](auto& it) { it.about = cue; }), "ok"},
                {"not theirs", town.other_para, with([&](auto& it) { it.about = cue; }), "not_found"},
                {"about an alert", town.para, with([&](auto& it) { it.about = alert; }), "ok"},
                {"not theirs", town.stranger, with([&](auto& it) { it.about = alert; }), "not_found"},
                {"about nothing", town.para, with([](auto& it) { it.about = ItemId{999}; }), "not_found"},
                {"about a room", town.para, with([&](auto& it) { it.about = ItemId{town.room.value}; }), "not_found"},
                {"no such owner", town.para, town.trouble(PersonId{999}), "not_found"},
            });
}

TEST_CASE("a promise is shorter the heavier the issue") {
  for (const auto& [severity, hours] : std::vector<std::pair<int, int>>{{1, 6}, {2, 12}, {3, 24}, {4, 48}}) {
    CAPTURE(severity);
    SmallSchool town;
    auto issue = town.trouble();
    issue.severity = severity;
    REQUIRE(town.answer(town.para, issue) == "ok");
    CHECK(town.fact<IssueRaised>(town.school.head).due.value == town.now.value + hours * hour_ms);
  }
}

TEST_CASE("an issue without an owner calls upon the admins") {
  SmallSchool town;
  const auto id = town.make<IssueId>(town.para, town.trouble());
  CHECK(town.last().to == Persons{town.admin});
  CHECK(town.answer(town.para, AcceptIssue{id}) == "not_allowed");
  REQUIRE(town.answer(town.admin, AcceptIssue{id}) == "ok");
  CHECK(town.school.issues.at(id).owner == town.admin);
  CHECK(town.school.issues.at(id).state == IssueState::accepted);
  // "I have it" is no answer yet.
  CHECK_FALSE(town.school.issues.at(id).first_answer);
}

TEST_CASE("an issue whose owner has left calls upon the admins") {
  Raised town;
  REQUIRE(town.answer(town.admin, DeactivatePerson{town.teacher}) == "ok");
  REQUIRE(town.answer(town.para, AnswerIssue{town.id, "Anybody?"}) == "ok");
  CHECK(town.last().to == Persons{town.admin});
  CHECK(town.answer(town.admin, GiveIssue{town.id, town.admin}) == "ok");
  CHECK(town.issue().owner == town.admin);
}

TEST_CASE("who may take which step") {
  Raised town;
  const Millis past{town.now.value};
  check_all(town,
            {
                {"somebody else", town.stranger, AnswerIssue{town.id, "Hm"}, "not_found"},
                {"the office", town.office, AnswerIssue{town.id, "Hm"}, "not_found"},
                {"unknown", town.admin, AnswerIssue{IssueId{999}, "Hm"}, "not_found"},
                {"give: the raiser", town.para, GiveIssue{town.id, town.admin}, "not_allowed"},
                {"give: to nobody", town.teacher, GiveIssue{town.id, PersonId{999}}, "not_found"},
                {"give: to its owner", town.admin, GiveIssue{town.id, town.teacher}, "nothing new"},
                {"accept: an admin, it has an owner", town.admin, AcceptIssue{town.id}, "not_allowed"},
                {"accept", town.teacher, AcceptIssue{town.id}, "ok"},
                {"accept again", town.teacher, AcceptIssue{town.id}, "nothing new"},
                {"wait: the raiser", town.para, WaitIssue{town.id, "For the office", {}}, "not_allowed"},
                {"wait: until then", town.teacher, WaitIssue{town.id, "For the office", past}, "until_in_the_past"},
                {"wait", town.teacher, WaitIssue{town.id, "For the office", {}}, "ok"},
                {"accept after waiting", town.teacher, AcceptIssue{town.id}, "ok"},
                {"propose: the raiser", town.para, ProposeSettlement{town.id, "Done"}, "not_allowed"},
                {"reopen what is open", town.para, ReopenIssue{town.id, "No"}, "wrong_state"},
                {"propose", town.teacher, ProposeSettlement{town.id, "Done"}, "ok"},
                {"propose twice", town.teacher, ProposeSettlement{town.id, "Done"}, "wrong_state"},
                {"wait now", town.teacher, WaitIssue{town.id, "Hm", {}}, "wrong_state"},
                {"accept now", town.teacher, AcceptIssue{town.id}, "wrong_state"},
                {"agree: the owner", town.teacher, AgreeSettlement{town.id}, "not_yours"},
                {"agree: an admin", town.admin, AgreeSettlement{town.id}, "not_yours"},
                {"reopen: the owner", town.teacher, ReopenIssue{town.id, "No"}, "not_yours"},
                {"not agreed", town.para, ReopenIssue{town.id, "No"}, "ok"},
                {"propose", town.admin, ProposeSettlement{town.id, "Done"}, "ok"},
                {"agree", town.para, AgreeSettlement{town.id}, "ok"},
                {"agree again", town.para, AgreeSettlement{town.id}, "nothing new"},
                {"answer", town.teacher, AnswerIssue{town.id, "Hm"}, "too_late"},
                {"give", town.admin, GiveIssue{town.id, town.admin}, "too_late"},
                {"accept", town.teacher, AcceptIssue{town.id}, "too_late"},
                {"wait", town.teacher, WaitIssue{town.id, "Hm", {}}, "too_late"},
                {"propose", town.teacher, ProposeSettlement{town.id, "Done"}, "too_late"},
                {"decline", town.teacher, DeclineIssue{town.id, "No"}, "too_late"},
                {"it came back", town.para, ReopenIssue{town.id, "Again"}, "ok"},
                {"decline: the raiser", town.para, DeclineIssue{town.id, "No"}, "not_allowed"},
                {"decline", town.teacher, DeclineIssue{town.id, "Not ours"}, "ok"},
                {"agree to a no", town.para, AgreeSettlement{town.id}, "too_late"},
                {"reopen", town.para, ReopenIssue{town.id, "Yes, ours"}, "ok"},
            });
  CHECK(town.issue().state == IssueState::accepted);
  CHECK_FALSE(town.issue().closed);
}

TEST_CASE("the promise is kept by the first words of somebody else") {
  Raised town;
  REQUIRE(town.answer(town.para, AnswerIssue{town.id, "One more thing"}) == "ok");
  REQUIRE(town.answer(town.teacher, AcceptIssue{town.id}) == "ok");
  CHECK_FALSE(town.issue().first_answer);
  town.pass(minute_ms);
  const auto answered = town.now;
  REQUIRE(town.answer(town.admin, AnswerIssue{town.id, "I am on it"}) == "ok");
  CHECK(town.last().to == Persons{town.teacher, town.para});
  town.pass(minute_ms);
  REQUIRE(town.answer(town.teacher, WaitIssue{town.id, "For the office", {}}) == "ok");
  CHECK(town.issue().first_answer == answered);
  CHECK(town.issue().history.size() == 5);
}

TEST_CASE("giving an issue moves who may read it") {
  Raised town;
  REQUIRE(town.answer(town.teacher, AcceptIssue{town.id}) == "ok");
  (void)town.school.take_touched();
  REQUIRE(town.answer(town.admin, GiveIssue{town.id, town.stranger}) == "ok");
  const auto touched = town.school.take_touched();
  CHECK(touched.gained == Persons{town.stranger});
  CHECK(touched.lost == Persons{town.teacher});
  CHECK(town.issue().state == IssueState::open);
  CHECK(town.last().to == Persons{town.para, town.stranger});
  CHECK(readers(town.school, timeline_of(town.id)) == Persons{town.admin, town.para, town.stranger});
  CHECK(town.answer(town.teacher, AnswerIssue{town.id, "Hm"}) == "not_found");
  REQUIRE(town.answer(town.admin, GiveIssue{town.id, town.admin}) == "ok");
  CHECK(town.school.take_touched().gained.empty());
}

TEST_CASE("only the raiser settles, at any time") {
  Raised town;
  REQUIRE(town.answer(town.para, AgreeSettlement{town.id}) == "ok");
  CHECK(town.issue().state == IssueState::settled);
  CHECK(town.issue().closed == town.now);
}

TEST_CASE("an admin agrees in the place of a raiser who has left") {
  Raised town;
  CHECK(town.answer(town.admin, AgreeSettlement{town.id}) == "not_yours");
  REQUIRE(town.answer(town.admin, DeactivatePerson{town.para}) == "ok");
  CHECK(town.answer(town.teacher, AgreeSettlement{town.id}) == "not_yours");
  CHECK(town.answer(town.admin, AgreeSettlement{town.id}) == "ok");
}

}  // namespace cueline::domain::test
