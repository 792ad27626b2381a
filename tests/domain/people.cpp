#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {

TEST_CASE("who may change the list of people") {
  SmallSchool town;
  const Millis past{town.now.value - 1};
  const Millis later{town.now.value + day_ms};
  check_all(
      town,
      {
          {"a teacher", town.teacher, AddPerson{"New One", Role::para, {}, {}}, "not_allowed"},
          {"the office", town.office, AddPerson{"New One", Role::para, {}, {}}, "ok"},
          {"a name that is taken", town.admin, AddPerson{"New One", Role::para, {}, {}}, "name_taken"},
          {"the office makes no admin", town.office, AddPerson{"New Two", Role::admin, {}, {}}, "not_allowed"},
          {"an admin does", town.admin, AddPerson{"New Two", Role::admin, {}, {}}, "ok"},
          {"a pass is for substitutes", town.admin, AddPerson{"New Three", Role::para, {}, later}, "wrong_state"},
          {"over before it begins", town.admin, AddPerson{"New Three", Role::substitute, {}, past},
           "until_in_the_past"},
          {"nobody", PersonId{99}, AddPerson{"New Three", Role::para, {}, {}}, "deactivated"},
          {"unknown", town.admin, ChangePerson{PersonId{99}, {}, {}, {}, {}}, "not_found"},
          {"a channel is no person", town.admin, ChangePerson{PersonId{town.room.value}, {}, {}, {}, {}}, "not_found"},
          {"a para", town.para, ChangePerson{town.para, "Me", {}, {}, {}}, "not_allowed"},
          {"the office", town.office, ChangePerson{town.para, {}, {}, "Reading para", {}}, "ok"},
          {"again", town.office, ChangePerson{town.para, {}, {}, "Reading para", {}}, "nothing new"},
          {"no roles", town.office, ChangePerson{town.para, {}, Role::teacher, {}, {}}, "not_allowed"},
          {"no admins", town.office, ChangePerson{town.admin, {}, {}, "Boss", {}}, "not_allowed"},
          {"a taken name", town.admin, ChangePerson{town.para, "Tom Ferro", {}, {}, {}}, "name_taken"},
          {"one's own name", town.admin, ChangePerson{town.para, "Marisol Cruz", {}, {}, {}}, "nothing new"},
          {"a pass of a para", town.admin, ChangePerson{town.para, {}, {}, {}, later}, "wrong_state"},
          {"a longer pass", town.admin, ChangePerson{town.substitute, {}, {}, {}, later}, "ok"},
          {"in the past", town.admin, ChangePerson{town.substitute, {}, {}, {}, past}, "until_in_the_past"},
          {"a para", town.para, DeactivatePerson{town.other_para}, "not_allowed"},
          {"an admin, by the office", town.office, DeactivatePerson{town.admin}, "not_allowed"},
          {"unknown", town.office, DeactivatePerson{PersonId{99}}, "not_found"},
          {"by the office", town.office, DeactivatePerson{town.other_para}, "ok"},
          {"again", town.office, DeactivatePerson{town.other_para}, "nothing new"},
          {"who is out asks", town.other_para, PostMessage{timeline_of(town.room), "Hello?", {}, {}}, "deactivated"},
          {"back", town.office, ReactivatePerson{town.other_para}, "ok"},
          {"again", town.office, ReactivatePerson{town.other_para}, "nothing new"},
          {"unknown", town.office, ReactivatePerson{PersonId{99}}, "not_found"},
          {"a para", town.para, ReactivatePerson{town.other_para}, "not_allowed"},
      });
}

TEST_CASE("a school keeps one admin") {
  SmallSchool town;
  CHECK(town.answer(town.admin, DeactivatePerson{town.admin}) == "last_admin");
  CHECK(town.answer(town.admin, ChangePerson{town.admin, {}, Role::teacher, {}, {}}) == "last_admin");
  CHECK(town.answer(town.admin, ChangePerson{town.admin, {}, Role::admin, "Principal", {}}) == "ok");
  REQUIRE(town.answer(town.admin, ChangePerson{town.teacher, {}, Role::admin, {}, {}}) == "ok");
  CHECK(town.answer(town.admin, DeactivatePerson{town.admin}) == "ok");
  CHECK(town.answer(town.teacher, DeactivatePerson{town.teacher}) == "last_admin");
}

TEST_CASE("a name is free again when its person has left, and blocks their return") {
  SmallSchool town;
  REQUIRE(town.answer(town.admin, DeactivatePerson{town.para}) == "ok");
  REQUIRE(town.answer(town.admin, AddPerson{"Marisol Cruz", Role::para, {}, {}}) == "ok");
  CHECK(town.answer(town.admin, ReactivatePerson{town.para}) == "name_taken");
}

TEST_CASE("a substitute's pass ends by itself") {
  SmallSchool town;
  const auto until = town.school.people.at(town.substitute).until.value();
  town.now = Millis{until.value - 1};
  CHECK(town.due(town.substitute.value).empty());
  CHECK(town.answer(town.substitute, town.trouble()) == "ok");
  town.now = until;
  // Before the server has got round to it, too.
  CHECK(town.answer(town.substitute, town.trouble()) == "deactivated");
  REQUIRE(town.due(town.substitute.value).size() == 1);
  CHECK(town.last().author == PersonId{});
  CHECK_FALSE(town.school.people.at(town.substitute).active);
  CHECK(town.due(town.substitute.value).empty());
  CHECK(town.answer(town.admin, ReactivatePerson{town.substitute}) == "until_in_the_past");
  const Millis longer{town.now.value + day_ms};
  REQUIRE(town.answer(town.admin, ChangePerson{town.substitute, {}, {}, {}, longer}) == "ok");
  CHECK(town.answer(town.admin, ReactivatePerson{town.substitute}) == "ok");
}

TEST_CASE("a substitute who is taken on has no pass any more") {
  SmallSchool town;
  REQUIRE(town.answer(town.admin, ChangePerson{town.substitute, {}, Role::para, {}, {}}) == "ok");
  town.pass(60 * day_ms);
  CHECK(town.due(town.substitute.value).empty());
  CHECK(town.answer(town.substitute, town.trouble()) == "ok");
}

TEST_CASE("a change of what somebody may see says so") {
  SmallSchool town;
  const auto touched = [&](const Command& command) {
    REQUIRE(town.answer(town.admin, command) == "ok");
    return town.school.take_touched();
  };
  using Persons = std::vector<PersonId>;
  CHECK(touched(DeactivatePerson{town.para}).lost == Persons{town.para});
  CHECK(town.school.people.at(town.para).access_since == town.school.head);
  CHECK(touched(ReactivatePerson{town.para}).gained == Persons{town.para});
  CHECK(touched(ChangePerson{town.teacher, {}, Role::admin, {}, {}}).gained == Persons{town.teacher, town.substitute});
  CHECK(touched(ChangePerson{town.teacher, {}, Role::office, {}, {}}).lost == Persons{town.teacher});
  CHECK(town.school.people.at(town.teacher).access_since == town.school.head);
  const auto plain = touched(ChangePerson{town.stranger, {}, Role::specialist, {}, {}});
  CHECK(plain.gained.empty());
  CHECK(plain.lost.empty());
}

TEST_CASE("an admin puts right what was said of the school") {
  SmallSchool town;
  check_all(town,
            {
                {"the office", town.office, ChangeSchool{Name("Port School"), {}, {}}, "not_allowed"},
                {"a zone nobody knows", town.admin, ChangeSchool{{}, Name("Europe/Atlantis"), {}}, "unknown_value"},
                {"a language without words", town.admin, ChangeSchool{{}, {}, Code("de")}, "unknown_value"},
                {"nothing", town.admin, ChangeSchool{}, "nothing new"},
                {"as it is", town.admin, ChangeSchool{Name("Harbor School"), Name("Europe/Lisbon"), Code("en")},
                 "nothing new"},
                {"a zone and a language", town.admin, ChangeSchool{{}, Name("America/New_York"), Code("es")}, "ok"},
            });
  CHECK(town.school.record == SchoolRecord{"Harbor School", "America/New_York", "es"});
  CHECK(std::get<SchoolChanged>(town.last().body).name == std::nullopt);
  (void)town.school.take_touched();
  REQUIRE(town.answer(town.admin, ChangeSchool{Name("Port School"), {}, {}}) == "ok");
  CHECK(town.school.record.name == "Port School");
  CHECK(town.school.channels.at(town.whole_school).name == "Port School");
  CHECK(town.last().also == std::vector{town.whole_school});
  CHECK(town.school.take_touched().gained == std::vector{town.substitute});  // who does not read the school's timeline
  CHECK(replay(town.history).same_as(town.school));
}

TEST_CASE("a school is founded by an admin") {
  const SchoolCreated school{"Harbor School", "Europe/Lisbon", "en"};
  CHECK(found_school(school, {"Ana Reis", Role::teacher, {}, {}}).error() == Errc::wrong_state);
  CHECK(found_school(school, {"Ana Reis", Role::admin, {}, Millis{1}}).error() == Errc::wrong_state);
  const auto drafts = found_school(school, {"Ana Reis", Role::admin, {}, {}});
  REQUIRE(drafts.has_value());
  CHECK(drafts->size() == 3);
}

}  // namespace cueline::domain::test
