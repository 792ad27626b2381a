// Who may see what, as a matrix: every kind of timeline and record against everybody, and strangers to all of it.
#include "server/domain/lookup.hpp"
#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {
namespace {

using Persons = std::vector<PersonId>;

// One of everything, made by the teacher or para.
struct Everything : SmallSchool {
  ChannelId direct = make<ChannelId>(teacher, OpenDirect{para});
  ObservationId cue = make<ObservationId>(para, sees(student));
  AlertId alert = make<AlertId>(teacher, change({{room}, {}, {}}));
  IssueId issue = make<IssueId>(para, trouble(teacher));
  Persons everybody{admin, office, teacher, para, specialist, other_para, stranger, substitute};
  Persons staff{admin, office, teacher, para, specialist, other_para, stranger};

  // Asked of each person alone, and so compared with the list that is delivered to.
  Persons may_read(TimelineId timeline) const {
    Persons persons;
    for (const auto person : everybody) {
      if (access::may_read(school, person, timeline)) persons.push_back(person);
    }
    return persons;
  }
  Persons may_see(const Record& record) const {
    Persons persons;
    for (const auto person : everybody) {
      if (access::may_see(school, person, record)) persons.push_back(person);
    }
    return persons;
  }
};

}  // namespace

TEST_CASE("who reads which timeline") {
  Everything town;
  struct Row {
    std::string what;
    TimelineId timeline;
    Persons persons;
  };
  const Persons care{town.teacher, town.para, town.specialist};
  const std::vector<Row> rows{
      {"people", school_timeline, town.staff},
      {"the whole school", timeline_of(town.whole_school), town.staff},
      {"a classroom", timeline_of(town.room), {town.teacher, town.para, town.other_para}},
      {"a team", timeline_of(town.team), {town.teacher, town.specialist}},
      {"a direct channel", timeline_of(town.direct), {town.teacher, town.para}},
      {"a care team", timeline_of(town.care_team), care},
      {"a student", timeline_of(town.student), {town.admin, town.office, town.teacher, town.para, town.specialist}},
      {"an alert", timeline_of(town.alert), {town.admin, town.teacher, town.para, town.other_para}},
      {"an issue", timeline_of(town.issue), {town.admin, town.teacher, town.para}},
      {"an inbox", timeline_of(town.stranger), {town.stranger}},
      {"an observation is no timeline", timeline_of(town.cue), {}},
      {"nothing", TimelineId{999}, {}},
      {"zero", TimelineId{}, {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(town.may_read(row.timeline) == row.persons);
    CHECK(readers(town.school, row.timeline) == row.persons);
    for (const auto person : town.everybody) {
      CHECK(access::readable(town.school, person).contains(row.timeline) == holds(row.persons, person));
    }
  }
}

TEST_CASE("who sees which record") {
  Everything town;
  const auto& school = town.school;
  struct Row {
    std::string what;
    Record record;
    Persons persons;
  };
  const Persons lists{town.admin, town.office, town.teacher, town.para, town.specialist};
  const std::vector<Row> rows{
      {"the school", school.record, town.everybody},
      {"a person", school.people.at(town.para), town.staff},
      {"the whole school", school.channels.at(town.whole_school), town.staff},
      {"a classroom", school.channels.at(town.room), town.staff},
      {"a team", school.channels.at(town.team), town.staff},
      {"a direct channel", school.channels.at(town.direct), {town.teacher, town.para}},
      {"a care team", school.channels.at(town.care_team), lists},
      {"a student", school.students.at(town.student), lists},
      {"an observation", school.observations.at(town.cue), {town.teacher, town.para, town.specialist}},
      {"an alert", school.alerts.at(town.alert), {town.admin, town.teacher, town.para, town.other_para}},
      {"an issue", school.issues.at(town.issue), {town.admin, town.teacher, town.para}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(town.may_see(row.record) == row.persons);
  }
}

TEST_CASE("who has left, and who never was, sees nothing") {
  Everything town;
  REQUIRE(town.answer(town.admin, DeactivatePerson{town.teacher}) == "ok");
  for (const auto person : {town.teacher, PersonId{999}, PersonId{}}) {
    CAPTURE(person);
    CHECK(access::readable(town.school, person).empty());
    CHECK_FALSE(access::may_read(town.school, person, school_timeline));
    CHECK_FALSE(access::may_see(town.school, person, town.school.record));
    CHECK_FALSE(access::keeps_lists(town.school, person));
    CHECK_FALSE(holds(readers(town.school, timeline_of(town.room)), person));
  }
}

TEST_CASE("a stranger cannot tell what exists from what does not") {
  Everything town;
  const auto hello = town.make<MessageId>(town.teacher, PostMessage{timeline_of(town.direct), "Hi", {}, {}});
  const auto commands = [](std::uint64_t id) {
    using enum ObservationAnswer;
    return std::vector<Command>{
        PostMessage{TimelineId{id}, "Words", {}, {}},
        EditMessage{MessageId{id}, "Words"},
        RetractMessage{MessageId{id}},
        AnswerObservation{ObservationId{id}, words, {}},
        RetractObservation{ObservationId{id}},
        MarkItems{{ItemId{id}}, Mark::seen},
        AnswerAlert{AlertId{id}, AlertAnswer::conflict, {}, {}},
        NudgeAlert{AlertId{id}},
        CancelAlert{AlertId{id}, ""},
        GiveIssue{IssueId{id}, PersonId{999}},
        AcceptIssue{IssueId{id}},
        AnswerIssue{IssueId{id}, "Words"},
        WaitIssue{IssueId{id}, "Words", Millis{0}},
        ProposeSettlement{IssueId{id}, "Words"},
        AgreeSettlement{IssueId{id}},
        ReopenIssue{IssueId{id}, "Words"},
        DeclineIssue{IssueId{id}, "Words"},
        ChangeStudent{StudentId{id}, {}, {}},
    };
  };
  const auto unknown = commands(999);
  for (const auto id : {town.direct.value, town.care_team.value, town.cue.value, town.alert.value, town.issue.value,
                        hello.value, town.student.value, town.room.value}) {
    const auto hidden = commands(id);
    for (std::size_t i = 0; i < hidden.size(); ++i) {
      CAPTURE(id, i);
      CHECK(town.answer(town.stranger, hidden[i]) == town.answer(town.stranger, unknown[i]));
    }
  }
}

TEST_CASE("a stored entry of what has left memory is judged by what it says") {
  Everything town;
  const auto& alert = town.log.at(town.alert.value - 1);
  const auto& issue = town.log.at(town.issue.value - 1);
  town.school.alerts.clear();
  town.school.issues.clear();
  const auto reads = [&](PersonId person, const Entry& entry) {
    return access::may_read_stored(town.school, person, entry);
  };
  CHECK(reads(town.teacher, alert));
  CHECK(reads(town.other_para, alert));
  CHECK(reads(town.admin, alert));
  CHECK_FALSE(reads(town.stranger, alert));
  CHECK_FALSE(reads(PersonId{999}, alert));
  CHECK(reads(town.para, issue));
  CHECK(reads(town.teacher, issue));
  CHECK(reads(town.admin, issue));
  CHECK_FALSE(reads(town.other_para, issue));
  CHECK_FALSE(reads(town.office, issue));
}

}  // namespace cueline::domain::test
