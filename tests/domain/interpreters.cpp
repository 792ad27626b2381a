#include "server/domain/interpreters.hpp"

#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

using Persons = std::vector<PersonId>;

// Sara and the teacher are qualified for Portuguese; the para and the other para speak it.
struct Bilingual : SchoolYear {
  Bilingual() {
    const auto may = [&](PersonId person, std::optional<Languages> speaks, std::optional<Languages> interprets) {
      ChangePerson change;
      change.person = person;
      change.speaks = std::move(speaks);
      change.interprets = std::move(interprets);
      REQUIRE(answer(admin, change) == "ok");
    };
    may(specialist, Languages{"pt", "es"}, Languages{"pt"});
    may(teacher, {}, Languages{"pt"});
    may(para, Languages{"pt"}, {});
    may(other_para, Languages{"pt"}, Languages{"es"});
  }
  AskInterpreter ask_for(const Language& language, std::optional<PersonId> person = {}) const {
    return {language, now, Millis{now.value + hour_ms}, {}, person, "A call home"};
  }
  const Alert& newest() const { return school.alerts.rbegin()->second; }
  Persons reached() const {
    Persons persons;
    for (const auto& one : newest().recipients) persons.push_back(one.person);
    return persons;
  }
  void away(PersonId person) {
    school.set_row(Absence{.id = AbsenceId{77'000}, .person = person, .from = today(8), .until = today(16)});
  }
};

ChangePerson languages(PersonId person, std::optional<Languages> speaks, std::optional<Languages> interprets = {}) {
  ChangePerson change;
  change.person = person;
  change.speaks = std::move(speaks);
  change.interprets = std::move(interprets);
  return change;
}

}  // namespace

TEST_CASE("who says what somebody speaks, and what they are qualified for") {
  SmallSchool town;
  auto renamed = languages(town.para, Languages{"pt"});
  renamed.name = Name("Somebody Else");
  check_all(town,
            {
                {"oneself", town.para, languages(town.para, Languages{"pt", "pt"}), "ok"},
                {"again", town.para, languages(town.para, Languages{"pt"}), "nothing new"},
                {"nobody qualifies themselves", town.para, languages(town.para, {}, Languages{"pt"}), "not_allowed"},
                {"nor with it", town.para, languages(town.para, Languages{"pt"}, Languages{"pt"}), "not_allowed"},
                {"nor anything else", town.para, renamed, "not_allowed"},
                {"a colleague", town.teacher, languages(town.para, Languages{"pt"}), "not_allowed"},
                {"the office does not qualify", town.office, languages(town.para, {}, Languages{"pt"}), "not_allowed"},
                {"an admin does", town.admin, languages(town.para, {}, Languages{"pt"}), "ok"},
                {"not a language", town.para, languages(town.para, Languages{"Portuguese"}), "unknown_code"},
                {"not a tag", town.para, languages(town.para, Languages{"P1"}), "unknown_code"},
                {"none any more", town.para, languages(town.para, Languages{}), "ok"},
            });
  const auto& person = town.school.people.at(town.para);
  CHECK_FALSE(person.speaks->size());
  CHECK(interprets(person, "pt"));
  CHECK(speaks(person, "pt"));  // who interprets speaks
  CHECK_FALSE(speaks(person, "es"));
  CHECK(replay(town.log).same_as(town.school));
}

TEST_CASE("a request reaches all who are qualified and at work, and one of them takes it") {
  Bilingual town;
  REQUIRE(town.answer(town.office, town.ask_for("pt")) == "ok");
  CHECK(town.reached() == Persons{town.teacher, town.specialist});
  CHECK(town.newest().template_code == "interpreter");
  CHECK(town.newest().title == "pt");
  CHECK(town.newest().mode == AnswerMode::first_taker);
  CHECK(town.newest().severity == 1);
  const auto id = town.newest().id;
  REQUIRE(town.answer(town.specialist, AnswerAlert{id, AlertAnswer::got_it, {}, {}}) == "ok");
  CHECK(town.answer(town.teacher, AnswerAlert{id, AlertAnswer::got_it, {}, {}}) == "already_taken");
}

TEST_CASE("who is away is not asked to interpret") {
  Bilingual town;
  town.away(town.teacher);
  REQUIRE(town.answer(town.office, town.ask_for("pt")) == "ok");
  CHECK(town.reached() == Persons{town.specialist});
  CHECK(town.answer(town.office, town.ask_for("pt", town.teacher)) == "not_at_work");
}

TEST_CASE("whoever stands in for an interpreter is not asked in their place") {
  Bilingual town;
  town.school.set_row(
      Absence{.id = AbsenceId{77'000}, .person = town.teacher, .from = town.today(8), .until = town.today(10)});
  town.school.set_row(Cover{.id = CoverId{77'001},
                            .by = town.para,
                            .instead_of = town.teacher,
                            .from = town.today(8),
                            .until = town.today(16),
                            .state = CoverState::running});
  auto later = town.ask_for("pt");
  later.from = town.today(10, 30);
  later.until = town.today(11, 30);
  REQUIRE(town.answer(town.office, later) == "ok");
  CHECK(town.reached() == Persons{town.teacher, town.specialist});
}

TEST_CASE("asking somebody qualified reaches them alone") {
  Bilingual town;
  REQUIRE(town.answer(town.office, town.ask_for("pt", town.specialist)) == "ok");
  CHECK(town.reached() == Persons{town.specialist});
}

TEST_CASE("asking somebody who only speaks the language reaches nobody, offers the qualified, and is counted") {
  Bilingual town;
  const auto alerts = town.school.alerts.size();
  for (const auto person : {town.para, town.other_para}) {
    REQUIRE(town.answer(town.office, town.ask_for("pt", person)) == "ok");
    const auto& entry = town.history.at(town.history.size() - 2);
    const auto& fact = std::get<InterpreterDiverted>(entry.body);
    CHECK(entry.timeline == timeline_of(town.office));
    CHECK(entry.to == Persons{town.office});
    CHECK(fact.person == person);
    CHECK(fact.offered == Persons{town.teacher, town.specialist});
    CHECK(town.last().to.empty());
    CHECK(town.school.row<Tally>(person.value)->interpreter_asks == 1);
  }
  REQUIRE(town.answer(town.office, town.ask_for("pt", town.para)) == "ok");
  CHECK(town.school.row<Tally>(town.para.value)->interpreter_asks == 2);
  CHECK(town.school.alerts.size() == alerts);
  CHECK(replay(town.log).rows<Tally>() == town.school.rows<Tally>());
}

TEST_CASE("when nobody qualified is at work all who are qualified are offered") {
  Bilingual town;
  town.away(town.teacher);
  town.now = town.today(8);
  town.school.set_row(
      Absence{.id = AbsenceId{77'001}, .person = town.specialist, .from = town.today(7), .until = town.today(16)});
  REQUIRE(town.answer(town.office, town.ask_for("pt", town.para)) == "ok");
  const auto& entry = town.history.at(town.history.size() - 2);
  CHECK(std::get<InterpreterDiverted>(entry.body).offered == Persons{town.teacher, town.specialist});
  CHECK(town.answer(town.office, town.ask_for("pt")) == "nobody_to_tell");
}

TEST_CASE("what is wrong with a request") {
  Bilingual town;
  auto ended = town.ask_for("pt");
  ended.from = Millis{town.now.value - hour_ms};
  ended.until = town.now;
  auto backwards = town.ask_for("pt");
  backwards.until = backwards.from;
  auto nowhere = town.ask_for("pt");
  nowhere.room = RoomId{999};
  check_all(town, {
                      {"over", town.office, ended, "until_in_the_past"},
                      {"ends before it starts", town.office, backwards, "end_before_start"},
                      {"no such room", town.office, nowhere, "not_found"},
                      {"no such person", town.office, town.ask_for("pt", PersonId{999}), "not_found"},
                      {"nobody is qualified", town.office, town.ask_for("ht"), "nobody_to_tell"},
                      {"only oneself is", town.other_para, town.ask_for("es"), "nobody_to_tell"},
                  });
}

TEST_CASE("no alert asks somebody to interpret who is not qualified") {
  Bilingual town;
  const auto by_hand = [&](Audience audience, const Title& title = "pt") {
    auto alert = town.change(std::move(audience), AnswerMode::first_taker);
    alert.template_code = "interpreter";
    alert.title = title;
    return alert;
  };
  auto everybody = by_hand({{}, {}, {}});
  everybody.audience.everyone = Everyone::on_duty;
  auto all_answer = by_hand({{}, {}, {town.teacher}});
  all_answer.mode = AnswerMode::all;
  check_all(town,
            {
                {"the unqualified", town.admin, by_hand({{}, {}, {town.para}}), "not_qualified"},
                {"among the qualified", town.admin, by_hand({{}, {}, {town.teacher, town.para}}), "not_qualified"},
                {"in another language", town.admin, by_hand({{}, {}, {town.teacher}}, "es"), "not_qualified"},
                {"not a language", town.admin, by_hand({{}, {}, {town.teacher}}, "Who speaks it?"), "not_qualified"},
                {"a channel", town.admin, by_hand({{town.team}, {}, {}}), "not_qualified"},
                {"a role", town.admin, by_hand({{}, {Role::teacher}, {}}), "not_qualified"},
                {"everybody", town.admin, everybody, "not_qualified"},
                {"all must answer", town.admin, all_answer, "wrong_state"},
                {"the qualified", town.office, by_hand({{}, {}, {town.teacher}}), "ok"},
            });
}

}  // namespace cueline::domain::test
