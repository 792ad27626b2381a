// Full names: who may ask, what is written down, for how long the answer holds, and how names in a text are found.
#include <algorithm>

#include "server/domain/name_words.hpp"
#include "server/domain/questions.hpp"
#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {
namespace {

// "name", or the name of the refusal.
std::string name_of(const SmallSchool& town, PersonId by, StudentId student) {
  const auto found = answer(town.school, {by, town.now}, NameOf{student}, {});
  if (!found) return std::string(error_row(static_cast<Errc>(found.error().value())).name);
  return std::get<FullName>(*found).name;
}

std::vector<StudentId> named(const SmallSchool& town, PersonId by, const std::string& text) {
  const auto found = answer(town.school, {by, town.now}, NamesIn{Words(text)}, {});
  return std::get<NamedStudents>(found.value()).students;
}

}  // namespace

TEST_CASE("whoever knows of a student may ask for the name") {
  SmallSchool town;
  check_all(town, {
                      {"one of the care team", town.para, RevealName{town.student}, "ok"},
                      {"an admin", town.admin, RevealName{town.student}, "ok"},
                      {"the office", town.office, RevealName{town.student}, "ok"},
                      {"a colleague of the same room", town.other_para, RevealName{town.student}, "not_found"},
                      {"somebody else", town.stranger, RevealName{town.student}, "not_found"},
                      {"a substitute", town.substitute, RevealName{town.student}, "not_found"},
                      {"nobody", town.para, RevealName{StudentId{99}}, "not_found"},
                  });
}

TEST_CASE("that somebody asked is written down, for admins alone, without the name") {
  SmallSchool town;
  REQUIRE(town.answer(town.para, RevealName{town.student}) == "ok");
  CHECK(town.last().author == town.para);
  CHECK(town.last().timeline == reveals_timeline);
  CHECK(std::get<NameRevealed>(town.last().body).student == town.student);
  CHECK(readers(town.school, reveals_timeline) == std::vector{town.admin});
  CHECK(access::readable(town.school, town.admin).contains(reveals_timeline));
  for (const auto person : {town.office, town.teacher, town.para, town.substitute}) {
    CHECK_FALSE(access::may_read(town.school, person, reveals_timeline));
    CHECK_FALSE(access::readable(town.school, person).contains(reveals_timeline));
  }
  REQUIRE(town.answer(town.admin, ChangePerson{town.teacher, {}, Role::admin, {}, {}}) == "ok");
  CHECK(access::may_read(town.school, town.teacher, reveals_timeline));
}

TEST_CASE("a name is told to who asked for it, for a minute") {
  SmallSchool town;
  CHECK(name_of(town, town.para, town.student) == "wrong_state");
  REQUIRE(town.answer(town.para, RevealName{town.student}) == "ok");
  CHECK(name_of(town, town.para, town.student) == "Jonas Rubin");
  CHECK(name_of(town, town.teacher, town.student) == "wrong_state");
  CHECK(name_of(town, town.stranger, town.student) == "not_found");
  town.pass(59 * second_ms);
  CHECK(name_of(town, town.para, town.student) == "Jonas Rubin");
  town.pass(second_ms);
  CHECK(name_of(town, town.para, town.student) == "wrong_state");
  REQUIRE(town.answer(town.para, RevealName{town.student}) == "ok");
  REQUIRE(town.answer(town.admin, RemoveMember{town.care_team, town.para}) == "ok");
  CHECK(name_of(town, town.para, town.student) == "not_found");
}

TEST_CASE("a list of names cannot be copied by asking for all of them") {
  SmallSchool town;
  for (std::size_t i = 0; i < limits::reveals_per_hour; ++i) {
    REQUIRE(town.answer(town.para, RevealName{town.student}) == "ok");
    town.pass(minute_ms);
  }
  CHECK(town.answer(town.para, RevealName{town.student}) == "too_many_tries");
  CHECK(town.answer(town.teacher, RevealName{town.student}) == "ok");
  town.pass(hour_ms - std::int64_t{limits::reveals_per_hour} * minute_ms);  // the first was an hour ago
  CHECK(town.answer(town.para, RevealName{town.student}) == "ok");
  CHECK(town.answer(town.para, RevealName{town.student}) == "too_many_tries");
  CHECK(town.school.row<Reveals>(town.para.value)->lately.size() == limits::reveals_per_hour);
}

TEST_CASE("what is told of a student has no name, in whatever form") {
  SmallSchool town;
  REQUIRE(town.answer(town.office, ChangeStudent{town.student, "Kim Rubin", {}}) == "ok");
  const auto added =
      std::ranges::find_if(town.log, [](const Entry& one) { return std::holds_alternative<StudentAdded>(one.body); });
  CHECK_FALSE(access::is_told_whole(*added));
  CHECK_FALSE(std::get<StudentAdded>(access::told(*added).body).name);
  CHECK(std::get<StudentAdded>(access::told(*added).body).initials == "J.R.");
  CHECK_FALSE(std::get<StudentChanged>(access::told(town.last()).body).name);
  CHECK(std::get<StudentChanged>(access::told(town.last()).body).initials == Name("K.R."));
  const auto& student = town.school.students.at(town.student);
  CHECK(student.name == Name("Kim Rubin"));
  CHECK_FALSE(std::get<Student>(access::told(student)).name);
  CHECK(std::get<Person>(access::told(town.school.people.at(town.para))).name == "Marisol Cruz");
}

TEST_CASE("names in a text") {
  struct Row {
    std::string text;
    bool found;
  };
  SmallSchool town;
  const auto other =
      town.make<StudentId>(town.office, AddStudent{"Zo\u00eb M. O\u2019Marisol-P\u00e9rez", town.room, {town.para}});
  const std::vector<Row> jonas{{"Jonas Rubin leaves early", true},
                               {"rubin, jonas", true},
                               {"JONAS RUBIN", true},
                               {"Jonas leaves early", true},
                               {"Jonas's bag", true},
                               {"The Rubin family is here", true},
                               {"J.R. leaves early", false},
                               {"jonas is a word too", false},
                               {"Jonasson leaves", false},
                               {"Assembly is now 10:40", false},
                               {"J R", false},
                               {"...", false}};
  for (const auto& row : jonas) {
    CAPTURE(row.text);
    CHECK(named(town, town.para, row.text) == (row.found ? std::vector{town.student} : std::vector<StudentId>{}));
  }
  for (const auto* text : {"Zoe is at the nurse", "ZO\u00cb", "Zoe\u0308 is back", "with P\u00c9REZ", "Perez"}) {
    CAPTURE(text);
    CHECK(named(town, town.para, text) == std::vector{other});
  }
  CHECK(named(town, town.para, "Marisol covers").empty());  // a colleague is called so
  CHECK(named(town, town.para, "Zoe and Jonas") == std::vector{town.student, other});
}

TEST_CASE("a text tells nobody of students they do not know of") {
  SmallSchool town;
  CHECK(named(town, town.stranger, "Jonas Rubin").empty());
  CHECK(named(town, town.other_para, "Jonas Rubin").empty());
  CHECK(named(town, town.admin, "Jonas Rubin") == std::vector{town.student});
}

TEST_CASE("words are compared without case and accents, in whatever script") {
  const auto words = [](std::string_view text) {
    std::string all;
    for (const auto& one : folded_words(text)) all += (one.capital ? "^" : "") + one.letters + "|";
    return all;
  };
  CHECK(words("\u00c1lvaro d\u2019\u00c5sa, \u0141ukasz") == "^alvaro|d|^asa|^lukasz|");
  CHECK(words("E\u0301lodie\u00a0Stra\u00dfe") == "^elodie|^strase|");
  CHECK(words("\u738b\u5c0f\u660e \u2013 12") == "\u738b\u5c0f\u660e|");
  CHECK(words("").empty());
}

}  // namespace cueline::domain::test
