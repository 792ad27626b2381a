// To have got it is not to have done it: who is asked whether it is done, when, and who says so.
#include <boost/describe/enum_to_string.hpp>

#include "server/domain/notices.hpp"
#include "server/domain/rulebook.hpp"
#include "tests/domain/alert_day.hpp"

namespace cueline::domain::test {
namespace {

using Lines = std::vector<std::string>;

struct ToDo : AlertDay {
  SendAlert leaves_early() const {
    auto alert = told({{}, {}, {para, specialist}}, 0);  // 0: nobody is pursued for the answer itself
    alert.template_code = "leaves_early";
    return alert;
  }
  SendAlert missing() const {
    auto alert = told({{}, {}, {para, specialist}}, 2, AnswerMode::first_taker);
    alert.template_code = "student_missing";
    return alert;
  }
  AlertId send(const SendAlert& command) {
    const auto id = make<AlertId>(teacher, command);
    first = history.size();
    return id;
  }
  void got_it(PersonId person, AlertId id) { REQUIRE(answer(person, AnswerAlert{id, AlertAnswer::got_it}) == "ok"); }

  // Whoever was asked whether it is done, or told that it is not: "10:00 push Marisol".
  Lines asked_until(AlertId id, Millis time) {
    run_until(time, id.value);
    Lines lines;
    for (auto i = first; i < history.size(); ++i) {
      const auto* const pursued = std::get_if<Pursued>(&history[i].body);
      if (!pursued || pursued->pursuit.rule != "undone") continue;
      const auto minute = local(school, history[i].time).minute.value;
      std::string line = std::to_string(minute / 60) + ":" + std::to_string(minute % 60) + " ";
      line += boost::describe::enum_to_string(pursued->act, "");
      for (const auto person : history[i].to) line += " " + std::string(school.people.at(person).name).substr(0, 3);
      lines.push_back(line);
    }
    return lines;
  }

  std::size_t first = 0;
};

}  // namespace

TEST_CASE("who has got it is asked at its start whether it is done, then the sender hears that nobody says so") {
  ToDo town;  // 9:00
  auto command = town.leaves_early();
  command.starts = town.today(9, 40);
  const auto id = town.send(command);
  REQUIRE(town.alert(id).to_do == true);
  SECTION("nobody has got it: there is nobody to ask") { CHECK(town.asked_until(id, town.today(12)).empty()); }
  SECTION("one has got it") {
    town.got_it(town.para, id);
    CHECK(town.asked_until(id, town.today(12)) == Lines{"9:40 push Mar", "9:45 tell_sender Tom"});
  }
  SECTION("two have got it, one after the other: both are asked once") {
    town.got_it(town.para, id);
    town.run_until(town.today(9, 20), id.value);
    town.got_it(town.specialist, id);
    CHECK(town.asked_until(id, town.today(12)) == Lines{"9:40 push Mar Sar", "9:45 tell_sender Tom"});
  }
  SECTION("who has a conflict after all has not got it") {
    town.got_it(town.para, id);
    REQUIRE(town.answer(town.para, AnswerAlert{id, AlertAnswer::conflict, ConflictReason::not_my_role}) == "ok");
    CHECK(town.asked_until(id, town.today(12)) == Lines{"9:40 push", "9:45 tell_sender Tom"});
  }
  SECTION("done in time: nobody is asked") {
    town.got_it(town.para, id);
    REQUIRE(town.answer(town.para, FinishAlert{id}) == "ok");
    CHECK(town.last().to == Persons{town.teacher, town.specialist});
    CHECK(town.asked_until(id, town.today(12)).empty());
    CHECK(town.alert(id).done_by == town.para);
  }
  SECTION("done after the first question: the sender hears of that alone") {
    town.got_it(town.para, id);
    town.run_until(town.today(9, 42), id.value);
    REQUIRE(town.answer(town.specialist, FinishAlert{id}) == "ok");
    CHECK(town.asked_until(id, town.today(12)) == Lines{"9:40 push Mar"});
  }
  SECTION("who has gone home is not asked") {
    town.got_it(town.para, id);
    town.school.set_row(Absence{AbsenceId{1'960}, town.para, town.today(9, 30), town.today(15), town.para});
    CHECK(town.asked_until(id, town.today(12)) == Lines{"9:40 push", "9:45 tell_sender Tom"});
  }
  SECTION("a server that was away asks once, late") {
    town.got_it(town.para, id);
    town.now = town.today(10);
    while (!town.due(id.value).empty()) {
    }
    CHECK(town.asked_until(id, town.today(12)) == Lines{"10:0 push Mar", "10:0 tell_sender Tom"});
  }
  SECTION("called off") {
    town.got_it(town.para, id);
    REQUIRE(town.answer(town.teacher, CancelAlert{id, ""}) == "ok");
    CHECK(town.asked_until(id, town.today(12)).empty());
  }
  CHECK(replay(town.history).alerts == town.school.alerts);
}

TEST_CASE("what begins at no known time is asked about ten minutes after somebody has got it, and not beyond its end") {
  ToDo town;
  SECTION("ten minutes") {
    const auto id = town.send(town.leaves_early());
    town.run_until(town.today(9, 3), id.value);
    town.got_it(town.para, id);
    CHECK(town.asked_until(id, town.today(12)) == Lines{"9:13 push Mar", "9:18 tell_sender Tom"});
  }
  SECTION("over before") {
    auto command = town.leaves_early();
    command.until = town.today(9, 12);
    const auto id = town.send(command);
    town.got_it(town.para, id);
    CHECK(town.asked_until(id, town.today(12)) == Lines{"9:10 push Mar"});
  }
}

TEST_CASE("what one takes is open for them until it is done") {
  ToDo town;
  const auto id = town.send(town.missing());
  CHECK(town.answer(town.para, FinishAlert{id}) == "wrong_state");  // nobody has it
  town.got_it(town.para, id);
  CHECK(town.alert(id).state == AlertState::taken);
  SECTION("nobody says so: who has it is asked, and the sender hears of it") {
    CHECK(town.asked_until(id, town.today(16)) == Lines{"9:10 push Mar", "9:15 tell_sender Tom"});
    CHECK_FALSE(due_of(Record{town.alert(id)}));
  }
  SECTION("found") {
    CHECK(town.answer(town.specialist, FinishAlert{id}) == "already_taken");
    CHECK(town.answer(town.stranger, FinishAlert{id}) == "not_found");
    REQUIRE(town.answer(town.para, FinishAlert{id}) == "ok");
    CHECK(town.answer(town.para, FinishAlert{id}) == "nothing new");
    CHECK(town.asked_until(id, town.today(16)).empty());
  }
  SECTION("given back: the next taker has their own time") {
    town.run_until(town.today(9, 5), id.value);
    REQUIRE(town.answer(town.para, AnswerAlert{id, AlertAnswer::conflict, ConflictReason::needed_in_two_places}) ==
            "ok");
    town.run_until(town.today(9, 7), id.value);
    town.got_it(town.specialist, id);
    CHECK(town.asked_until(id, town.today(16)) == Lines{"9:17 push Sar", "9:22 tell_sender Tom"});
  }
  SECTION("over while the server was away: nobody is asked any more") {
    town.now = town.today(14, 30);
    while (!town.due(id.value).empty()) {
    }
    CHECK(town.asked_until(id, town.today(16)) == Lines{"14:30 remind"});
  }
  CHECK(replay(town.history).alerts == town.school.alerts);
}

TEST_CASE("a correction goes on asking those whose answer still stands") {
  ToDo town;
  auto command = town.leaves_early();
  const auto old = town.send(command);
  town.got_it(town.para, old);
  command.supersedes = old;
  command.severity = 1;
  const auto id = town.send(command);
  REQUIRE(town.part(id, town.para)->answer == AlertAnswer::got_it);
  CHECK(town.asked_until(id, town.today(12)) == Lines{"9:10 push Mar", "9:15 tell_sender Tom"});
  CHECK(town.answer(town.para, FinishAlert{old}) == "too_late");
  CHECK(town.answer(town.teacher, FinishAlert{id}) == "ok");  // the sender knows too
}

TEST_CASE("only what a kind says is to be done, is") {
  ToDo town;
  const auto plain = town.send(town.told({{}, {}, {town.para}}));
  town.got_it(town.para, plain);
  CHECK(town.answer(town.para, FinishAlert{plain}) == "wrong_state");
  auto command = town.leaves_early();
  command.mode = AnswerMode::information;
  CHECK_FALSE(town.alert(town.send(command)).to_do.has_value());
  auto rule = template_rule(town.school, "leaves_early").value();
  REQUIRE(rule.to_do == true);
  rule.to_do = false;
  REQUIRE(town.answer(town.admin, SetRows{{rule}}) == "ok");
  CHECK_FALSE(town.alert(town.send(town.leaves_early())).to_do.has_value());
}

TEST_CASE("the notice that asks whether it is done stands until it is") {
  ToDo town;
  const auto id = town.send(town.leaves_early());
  town.got_it(town.para, id);
  town.run_until(town.today(9, 10), id.value);
  const auto told = notices(town.school, town.last());
  REQUIRE(told.size() == 1);
  CHECK(told[0].notice_kind == NoticeKind::undone);
  CHECK(told[0].person == town.para);
  CHECK(standing(town.school, told[0], town.now).verdict == Standing::Verdict::send);
  REQUIRE(town.answer(town.para, FinishAlert{id}) == "ok");
  CHECK(notices(town.school, town.last()).empty());
  CHECK(standing(town.school, told[0], town.now).verdict == Standing::Verdict::withdrawn);
}

}  // namespace cueline::domain::test
