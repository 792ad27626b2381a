// A school with one of each: people of all roles, a classroom, a team, a student with a care team, and somebody who
// belongs to nothing.
#pragma once

#include <catch2/catch.hpp>

#include "protocol/errors.hpp"
#include "server/domain/access.hpp"
#include "tests/domain/ledger.hpp"

namespace cueline::domain::test {

struct SmallSchool : Ledger {
  PersonId admin, office, teacher, para, specialist, other_para, stranger, substitute;
  ChannelId whole_school, room, team, care_team;
  StudentId student;

  SmallSchool() {
    admin = PersonId{found("Harbor School", "Ana Reis").at(1).value};
    whole_school = ChannelId{3};
    office = add("Olga Nunes", Role::office);
    teacher = add("Tom Ferro", Role::teacher);
    para = add("Marisol Cruz", Role::para);
    specialist = add("Sara Lind", Role::specialist);
    other_para = add("Piet Vos", Role::para);
    stranger = add("Vera Moss", Role::teacher);
    substitute = make<PersonId>(admin, AddPerson{"Sam Short", Role::substitute, {}, Millis{now.value + 30 * day_ms}});
    room = make<ChannelId>(admin, OpenChannel{ChannelKind::classroom, "Room 12", {teacher, para, other_para}});
    team = make<ChannelId>(admin, OpenChannel{ChannelKind::team, "Reading team", {teacher, specialist}});
    student = make<StudentId>(office, AddStudent{"Jonas Rubin", room, {teacher, para, specialist}});
    care_team = school.students.at(student).care_team;
    (void)school.take_touched();
  }

  PersonId add(const Name& name, Role role) { return make<PersonId>(admin, AddPerson{name, role, {}, {}}); }

  // What the school answers: "ok", "nothing new", or the name of the refusal.
  std::string answer(PersonId by, const Command& command) {
    const auto made = ask(by, command);
    if (made) return made->empty() ? "nothing new" : "ok";
    return std::string(error_row(static_cast<Errc>(made.error().why.value())).name);
  }

  Observe sees(StudentId whom, Code sign = "head_down") const {
    Observe observe;
    observe.students = {whom};
    observe.signs = {std::move(sign)};
    observe.seen_at = now;
    return observe;
  }

  SendAlert change(Audience audience, AnswerMode mode = AnswerMode::all) const {
    SendAlert alert;
    alert.template_code = "time_moved";
    alert.title = "Assembly is now 10:40";
    alert.mode = mode;
    alert.until = Millis{now.value + hour_ms};
    alert.audience = std::move(audience);
    return alert;
  }

  RaiseIssue trouble(std::optional<PersonId> owner = {}) const {
    RaiseIssue issue;
    issue.issue_kind = "workload_fairness";
    issue.title = "Two rooms at once";
    issue.owner = owner;
    return issue;
  }
};

// One row of a table: who asks for what, and what they get. Rows are asked in order, of the same school.
struct Case {
  std::string why;
  PersonId by;
  Command command;
  std::string answer;
};

inline void check_all(SmallSchool& town, const std::vector<Case>& cases) {
  for (const auto& one : cases) {
    CAPTURE(one.why);
    CHECK(town.answer(one.by, one.command) == one.answer);
  }
}

inline std::vector<PersonId> readers(const School& school, TimelineId timeline) {
  return *access::readers(school, timeline);
}

}  // namespace cueline::domain::test

// Numbers instead of "{?}" when a check fails.
template <class Tag>
struct Catch::StringMaker<cueline::Id<Tag>> {
  static std::string convert(cueline::Id<Tag> id) { return std::to_string(id.value); }
};
