#include "server/domain/initials.hpp"
#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {

TEST_CASE("initials") {
  struct Row {
    std::string name;
    std::set<std::string> taken;
    std::string initials;
  };
  const std::vector<Row> rows{
      {"Jonas Rubin", {}, "J.R."},
      {"Jonas Rubin", {"J.R."}, "J.Ru."},
      {"Jonas Rubin", {"J.R.", "J.Ru."}, "J.Rub."},
      {"Jonas Rubin", {"J.R.", "J.Ru.", "J.Rub."}, "J.R. 2"},
      {"Jonas Rubin", {"J.R.", "J.Ru.", "J.Rub.", "J.R. 2"}, "J.R. 3"},
      {"Maria do Carmo Silva", {}, "M.S."},
      {"  Mia   Li ", {}, "M.L."},
      {"Mia Li", {"M.L."}, "M.Li."},
      {"Mia Li", {"M.L.", "M.Li."}, "M.L. 2"},
      {"Zo\u00eb \u00c5berg", {}, "Z.\u00c5."},
      {"E\u0301lodie O\u0308zil", {}, "E\u0301.O\u0308."},
      {"\u738b\u5c0f\u660e", {}, "\u738b."},
      {"\u738b\u5c0f\u660e", {"\u738b."}, "\u738b\u5c0f."},
      {"\U0001d49c\U0001d49e", {}, "\U0001d49c."},
      {"Prince", {}, "P."},
      {"Ana \"Nita\" (Lopes)", {}, "A.L."},
      {"!!!", {}, "?."},
      {"!!!", {"?."}, "?. 2"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    CHECK(initials_of(row.name, row.taken) == row.initials);
  }
}

TEST_CASE("initials are told apart within a classroom, not beyond it") {
  SmallSchool town;
  const auto initials = [&](StudentId id) { return std::string(town.school.students.at(id).initials); };
  const auto room2 = town.make<ChannelId>(town.admin, OpenChannel{ChannelKind::classroom, "Room 13", {}});
  const auto second = town.make<StudentId>(town.admin, AddStudent{"Jana Rocha", town.room, {town.teacher}});
  const auto third = town.make<StudentId>(town.admin, AddStudent{"Jim Reed", room2, {town.teacher}});
  CHECK(initials(town.student) == "J.R.");
  CHECK(initials(second) == "J.Ro.");
  CHECK(initials(third) == "J.R.");
  REQUIRE(town.answer(town.admin, ChangeStudent{third, {}, town.room}) == "ok");
  CHECK(initials(third) == "J.Re.");
  REQUIRE(town.answer(town.admin, ChangeStudent{third, "Kim Reed", {}}) == "ok");
  CHECK(initials(third) == "K.R.");
  CHECK(town.school.students.at(third).name == "Kim Reed");
}

TEST_CASE("who may keep the list of students") {
  SmallSchool town;
  check_all(town, {
                      {"a teacher", town.teacher, AddStudent{"New One", town.room, {}}, "not_allowed"},
                      {"a team is no classroom", town.office, AddStudent{"New One", town.team, {}}, "not_found"},
                      {"no such room", town.office, AddStudent{"New One", ChannelId{99}, {}}, "not_found"},
                      {"no such carer", town.office, AddStudent{"New One", town.room, {PersonId{99}}}, "not_found"},
                      {"the office", town.office, AddStudent{"New One", town.room, {}}, "ok"},
                      {"one of the care team", town.teacher, ChangeStudent{town.student, "J", {}}, "not_allowed"},
                      {"somebody else", town.stranger, ChangeStudent{town.student, "J", {}}, "not_found"},
                      {"unknown", town.admin, ChangeStudent{StudentId{99}, "J", {}}, "not_found"},
                      {"into a team", town.admin, ChangeStudent{town.student, {}, town.team}, "not_found"},
                      {"nothing", town.admin, ChangeStudent{town.student, "Jonas Rubin", town.room}, "nothing new"},
                  });
}

TEST_CASE("a new student opens a care team, which gets the record at once") {
  SmallSchool town;
  const auto id =
      town.make<StudentId>(town.office, AddStudent{"Lia Costa", town.room, {town.para, town.para, town.office}});
  const auto& student = town.school.students.at(id);
  const auto& team = town.school.channels.at(student.care_team);
  CHECK(team.id.value == id.value + 1);
  CHECK(team.channel_kind == ChannelKind::care_team);
  CHECK(team.student == id);
  CHECK(team.members == std::vector{town.office, town.para});
  CHECK(town.school.take_touched().gained == std::vector{town.para});
  CHECK(readers(town.school, timeline_of(id)) == std::vector{town.admin, town.office, town.para});
  CHECK(readers(town.school, timeline_of(team.id)) == std::vector{town.office, town.para});
}

}  // namespace cueline::domain::test
