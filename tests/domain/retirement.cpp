// What is closed leaves memory after fourteen days, and is over from then on.
#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {
namespace {

// An observation, an alert and an issue, all closed at the same moment.
struct Closed : SmallSchool {
  ObservationId cue = make<ObservationId>(para, sees(student));
  AlertId alert = make<AlertId>(teacher, change({{room}, {}, {}}));
  IssueId issue = make<IssueId>(para, trouble(teacher));

  Closed() {
    pass(minute_ms);
    ok(teacher, AnswerObservation{cue, ObservationAnswer::used_it, {}});
    ok(teacher, CancelAlert{alert, ""});
    ok(para, AgreeSettlement{issue});
    (void)school.take_touched();
  }

  void ok(PersonId by, const Command& command) { REQUIRE(answer(by, command) == "ok"); }
  void anything() { ok(para, PostMessage{timeline_of(room), "Any entry", {}, {}}); }
};

}  // namespace

TEST_CASE("closed things stay for fourteen days") {
  Closed town;
  town.pass(retire_after_ms - 1);
  town.anything();
  CHECK(town.school.take_touched().retired.empty());
  CHECK(town.answer(town.specialist, AnswerObservation{town.cue, ObservationAnswer::seen, {}}) == "ok");
  town.pass(1);
  town.anything();
  const auto touched = town.school.take_touched();
  REQUIRE(touched.retired.size() == 3);
  CHECK(touched.retired[0].first == RecordName{record_kind<Observation>, town.cue.value});
  CHECK(std::get<Alert>(touched.retired[1].second).state == AlertState::cancelled);
  CHECK(std::get<Issue>(touched.retired[2].second).id == town.issue);
  // The row of the answer before is not stored again as a live one.
  CHECK(std::find(touched.changed.begin(), touched.changed.end(), touched.retired[0].first) == touched.changed.end());
  CHECK(town.school.observations.empty());
  CHECK(readers(town.school, timeline_of(town.alert)).empty());
}

TEST_CASE("what is over is too late for who could read it, and does not exist for others") {
  const bool applied = GENERATE(false, true);
  CAPTURE(applied);
  Closed town;
  town.pass(retire_after_ms);
  if (applied) town.anything();
  using enum ObservationAnswer;
  const AnswerAlert got_it{town.alert, AlertAnswer::got_it, {}, {}};
  auto newer = town.change({{town.room}, {}, {}});
  newer.supersedes = town.alert;
  const auto marked = MarkItems{{ItemId{town.cue.value}, ItemId{town.alert.value}}, Mark::seen};
  check_all(town, {
                      {"the care team", town.specialist, AnswerObservation{town.cue, used_it, {}}, "too_late"},
                      {"its author", town.para, RetractObservation{town.cue}, "too_late"},
                      {"others", town.stranger, AnswerObservation{town.cue, used_it, {}}, "not_found"},
                      {"who was told", town.para, got_it, "too_late"},
                      {"an admin", town.admin, NudgeAlert{town.alert}, "too_late"},
                      {"the sender", town.teacher, newer, "too_late"},
                      {"others", town.stranger, got_it, "not_found"},
                      {"the raiser", town.para, ReopenIssue{town.issue, "Again"}, "too_late"},
                      {"the owner", town.teacher, AnswerIssue{town.issue, "Hm"}, "too_late"},
                      {"an admin", town.admin, AnswerIssue{town.issue, "Hm"}, "too_late"},
                      {"others", town.stranger, AnswerIssue{town.issue, "Hm"}, "not_found"},
                      {"a late mark", town.specialist, marked, "nothing new"},
                  });
}

TEST_CASE("what an entry is about is still there for those who read the entry") {
  Closed town;
  auto missing = town.change({{town.room}, {}, {}}, AnswerMode::first_taker);
  missing.template_code = "student_missing";
  const auto alert = town.make<AlertId>(town.teacher, missing);
  town.ok(town.para, AnswerAlert{alert, AlertAnswer::got_it, {}, {}});
  REQUIRE(town.school.alerts.at(alert).undone.has_value());
  const auto told = readers(town.school, timeline_of(alert));
  town.pass(retire_after_ms);  // the server was off for as long, and asks only now whether it is done
  REQUIRE(town.due(alert.value).size() == 1);
  CHECK(town.last().timeline == timeline_of(alert));
  CHECK(readers(town.school, timeline_of(alert)) == told);
  town.anything();
  CHECK_FALSE(town.school.alerts.contains(alert));
}

TEST_CASE("an issue may be about what is long over") {
  Closed town;
  town.pass(retire_after_ms);
  town.anything();
  auto issue = town.trouble();
  issue.about = ItemId{town.cue.value};
  CHECK(town.answer(town.para, issue) == "ok");
  CHECK(town.answer(town.stranger, issue) == "not_found");
  issue.about = ItemId{town.alert.value};
  CHECK(town.answer(town.para, issue) == "ok");
  issue.about = ItemId{town.issue.value};
  CHECK(town.answer(town.para, issue) == "not_found");
}

TEST_CASE("what is reopened does not retire") {
  Closed town;
  REQUIRE(town.answer(town.para, ReopenIssue{town.issue, "Again"}) == "ok");
  town.pass(retire_after_ms);
  town.anything();
  CHECK(town.school.issues.contains(town.issue));
  REQUIRE(town.answer(town.para, AgreeSettlement{town.issue}) == "ok");
  town.pass(retire_after_ms);
  town.anything();
  CHECK_FALSE(town.school.issues.contains(town.issue));
}

TEST_CASE("an archived timeline is read by those who read it before") {
  Closed town;
  const Record alert = town.school.alerts.at(town.alert);
  const Record issue = town.school.issues.at(town.issue);
  const Record room = town.school.channels.at(town.room);
  const auto reads = [&](PersonId person, const Record& archived) {
    return access::may_read_archived(town.school.people.at(person), archived);
  };
  CHECK(reads(town.para, alert));
  CHECK(reads(town.teacher, alert));
  CHECK(reads(town.admin, alert));
  CHECK_FALSE(reads(town.stranger, alert));
  CHECK(reads(town.para, issue));
  CHECK(reads(town.teacher, issue));
  CHECK(reads(town.admin, issue));
  CHECK_FALSE(reads(town.other_para, issue));
  CHECK_FALSE(reads(town.admin, room));
  Reassignment sent;
  sent.person = town.para;
  sent.told_by = town.teacher;
  CHECK(reads(town.para, sent));
  CHECK(reads(town.teacher, sent));
  CHECK(reads(town.office, sent));
  CHECK_FALSE(reads(town.other_para, sent));
  Planning planned;
  planned.persons = {town.teacher, town.para};
  CHECK(reads(town.para, planned));
  CHECK_FALSE(reads(town.admin, planned));
  REQUIRE(town.answer(town.admin, DeactivatePerson{town.para}) == "ok");
  CHECK_FALSE(reads(town.para, alert));
}

}  // namespace cueline::domain::test
