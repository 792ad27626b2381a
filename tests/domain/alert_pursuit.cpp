// Silence is the alarm: every rule of alerts against a virtual clock. Exactly when, to whom, how often, nothing after.
#include <boost/describe/enum_to_string.hpp>

#include "server/domain/rulebook.hpp"
#include "tests/domain/alert_day.hpp"

namespace cueline::domain::test {
namespace {

struct Silence : AlertDay {
  std::string name(PersonId id) const {
    const std::string whole = school.people.at(id).name;
    return whole.substr(0, whole.find(' '));
  }

  // What was done from this entry on, as "seconds act: to (about)".
  std::vector<std::string> done(Millis sent, std::size_t from) const {
    std::vector<std::string> lines;
    for (std::size_t i = from; i < history.size(); ++i) {
      const auto& entry = history[i];
      const auto* const pursued = std::get_if<Pursued>(&entry.body);
      const bool widened = std::holds_alternative<AlertWidened>(entry.body);
      if (!pursued && !widened && !std::holds_alternative<AlertEnded>(entry.body)) continue;
      std::string line = std::to_string((entry.time.value - sent.value) / second_ms) + " ";
      line += pursued ? boost::describe::enum_to_string(pursued->act, "") : widened ? "widened" : "ended";
      for (const auto person : entry.to) line += " " + name(person);
      if (pursued && pursued->act == PursuitAct::name_to_neighbour) {
        line += ":";
        for (const auto person : pursued->silent) line += " " + name(person);
      }
      lines.push_back(line);
    }
    return lines;
  }

  AlertId send(const SendAlert& command) {
    first = history.size();
    sent_at = now;
    return make<AlertId>(teacher, command);
  }
  std::vector<std::string> until(AlertId id, Millis time) {
    run_until(time, id.value);
    return done(sent_at, first);
  }

  Millis sent_at;
  std::size_t first = 0;
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("severity 1: a push at half of the time that is left, the sender at the start") {
  Silence town;
  auto alert = town.told({{}, {}, {town.para, town.specialist}});
  SECTION("half of twenty minutes") {
    alert.starts = town.today(9, 20);
    CHECK(town.until(town.send(alert), town.today(14)) ==
          Lines{"600 push Marisol Sara", "1200 tell_sender Tom", "18000 ended"});
  }
  SECTION("never later than half an hour") {
    alert.starts = town.today(13);
    CHECK(town.until(town.send(alert), town.today(14)) ==
          Lines{"1800 push Marisol Sara", "14400 tell_sender Tom", "18000 ended"});
  }
  SECTION("never earlier than two minutes") {
    alert.starts = town.today(9, 3);
    CHECK(town.until(town.send(alert), town.today(14)) ==
          Lines{"120 push Marisol Sara", "180 tell_sender Tom", "18000 ended"});
  }
  SECTION("what has begun already, or begins at no known time, is not pursued") {
    alert.starts = town.today(8, 50);
    CHECK(town.until(town.send(alert), town.today(14)) == Lines{"18000 ended"});
  }
  SECTION("a change begins when the first of it does") {
    auto change = town.moved(-20, Name("Reading in P2"));
    CHECK(town.until(town.send(change), town.today(14)) ==
          Lines{"300 push Marisol Sara", "600 tell_sender Tom", "18000 ended"});
  }
}

TEST_CASE("severity 2: reminded each minute, pushed again, then the sender, the office and who is next door") {
  Silence town;
  town.now = town.today(9, 40);  // Marisol is in Room 12, Sara in the library beside it
  const auto id = town.send(town.told({{}, {}, {town.para, town.specialist}}, 2));
  SECTION("nobody answers: nobody else is near who knows") {
    // Tom is in Room 12 himself, so he is the one to pass it on.
    CHECK(town.until(id, town.today(14)) ==
          Lines{"60 remind Marisol Sara", "120 remind Marisol Sara", "180 push Marisol Sara", "300 tell_sender Tom",
                "300 tell_office Olga", "300 name_to_neighbour Tom: Marisol Sara", "15600 ended"});
  }
  SECTION("one answers: only the other is silent, and the one who knows passes it on") {
    town.run_until(town.today(9, 41), id.value);
    REQUIRE(town.answer(town.specialist, AnswerAlert{id, AlertAnswer::got_it}) == "ok");
    CHECK(town.until(id, town.today(9, 50)) == Lines{"60 remind Marisol Sara", "120 remind Marisol", "180 push Marisol",
                                                     "300 tell_sender Tom", "300 tell_office Olga",
                                                     "300 name_to_neighbour Sara: Marisol"});
    CHECK(access::may_read(town.school, town.office, timeline_of(id)));
    CHECK(town.alert(id).told == std::vector{town.office});
  }
  SECTION("all answer: nothing more is done") {
    town.run_until(town.today(9, 41), id.value);
    REQUIRE(town.answer(town.specialist, AnswerAlert{id, AlertAnswer::got_it}) == "ok");
    REQUIRE(town.answer(town.para, AnswerAlert{id, AlertAnswer::got_it}) == "ok");
    CHECK(town.until(id, town.today(14)) == Lines{"60 remind Marisol Sara", "15600 ended"});
  }
  SECTION("called off: nothing more is done, not even its end") {
    REQUIRE(town.answer(town.teacher, CancelAlert{id, ""}) == "ok");
    CHECK(town.until(id, town.today(14)).empty());
  }
  SECTION("replaced: the old one rests") {
    auto newer = town.told({{}, {}, {town.para}}, 2);
    newer.supersedes = id;
    REQUIRE(town.answer(town.teacher, newer) == "ok");
    CHECK(town.until(id, town.today(14)).empty());
  }
  SECTION("who goes home meanwhile is neither counted nor buzzed") {
    town.school.set_row(Absence{AbsenceId{1'960}, town.para, town.today(9, 42), town.today(15), town.para});
    CHECK(town.until(id, town.today(9, 50)) == Lines{"60 remind Marisol Sara", "120 remind Sara", "180 push Sara",
                                                     "300 tell_sender Tom", "300 tell_office Olga",
                                                     "300 name_to_neighbour Tom: Sara"});
  }
  SECTION("a restart changes nothing: what was missed is done once, late") {
    town.now = town.today(9, 44);
    while (!town.due(id.value).empty()) {
    }
    CHECK(town.done(town.sent_at, town.first) == Lines{"240 remind Marisol Sara", "240 push Marisol Sara"});
  }
  CHECK(replay(town.history).alerts == town.school.alerts);
}

TEST_CASE("it ends at until, whatever is still to be done") {
  Silence town;
  auto alert = town.told({{}, {}, {town.para}}, 2);
  alert.until = Millis{town.now.value + 150 * second_ms};
  CHECK(town.until(town.send(alert), town.today(14)) == Lines{"60 remind Marisol", "120 remind Marisol", "150 ended"});
}

TEST_CASE("information and severity 0 are not pursued") {
  Silence town;
  CHECK(town.until(town.send(town.told({{}, {}, {town.para}}, 2, AnswerMode::information)), town.today(14)) ==
        Lines{"18000 ended"});
  town.now = town.today(9);
  CHECK(town.until(town.send(town.told({{}, {}, {town.para}}, 0)), town.today(14)) == Lines{"18000 ended"});
}

TEST_CASE("severity 3: every 15 seconds, after a minute by every way, after two by name") {
  Silence town;
  town.now = town.today(9, 40);
  auto hold = town.told({}, 3);
  hold.until = Millis{town.now.value + 200 * second_ms};
  const auto id = town.send(hold);
  const std::string all = " Ana Olga Marisol Sara Vera Sam";
  Lines expected;
  for (const auto* at : {"15", "30", "45"}) expected.push_back(std::string(at) + " remind" + all);
  expected.push_back("60 push_and_email" + all);
  expected.push_back("60 tell_admin Ana");
  for (const auto* at : {"75", "90", "105"}) expected.push_back(std::string(at) + " remind" + all);
  // Who has a room with somebody in or next to it: Tom sent it and stands in Room 12.
  expected.push_back("120 name_to_neighbour Tom: Marisol Sara");
  expected.push_back("120 tell_office Olga");
  for (const auto* at : {"135", "150", "165", "180", "195"}) expected.push_back(std::string(at) + " remind" + all);
  expected.push_back("200 ended");
  CHECK(town.until(id, town.today(14)) == expected);
}

TEST_CASE("severity 3 is bounded too") {
  Silence town;
  const auto id = town.send(town.told({}, 3));
  const auto lines = town.until(id, town.today(14));
  CHECK(std::count_if(lines.begin(), lines.end(),
                      [](const auto& line) { return line.find("remind") != std::string::npos; }) == 3 + 3 + 21);
  CHECK(lines.back() == "18000 ended");
}

TEST_CASE("a school's own rule takes the place of the one it started with") {
  Silence town;
  PursuitRule rule = pursuit_rule(town.school, "alert_2");
  rule.id = RuleId{1'970};
  rule.steps = std::vector{PursuitStep{CountedFrom::sent, 30, 0, 0, PursuitAct::tell_admin}};
  town.school.set_row(rule);
  CHECK(town.until(town.send(town.told({{}, {}, {town.para}}, 2)), town.today(14)) ==
        Lines{"30 tell_admin Ana", "18000 ended"});
}

TEST_CASE("a rule that becomes shorter under way stops there, and the alert still ends") {
  Silence town;
  const auto id = town.send(town.told({{}, {}, {town.para}}, 2));
  town.run_until(Millis{town.sent_at.value + 130 * second_ms}, id.value);
  PursuitRule rule = pursuit_rule(town.school, "alert_2");
  rule.id = RuleId{1'970};
  rule.steps.resize(1);
  town.school.set_row(rule);
  const auto lines = town.until(id, town.today(14));
  CHECK(lines == Lines{"60 remind Marisol", "120 remind Marisol", "180 remind", "18000 ended"});
  CHECK_FALSE(town.alert(id).pursuit->next);
}

TEST_CASE("who was held is pursued from when they are back") {
  Silence town;
  auto alert = town.told({{}, {}, {town.para, town.stranger}}, 2);
  const auto id = town.send(alert);
  CHECK(town.until(id, town.today(11)).size() == 6);
  REQUIRE(town.answer(town.para, AnswerAlert{id, AlertAnswer::got_it}) == "ok");
  const auto lines = town.until(id, town.today(14));
  // Vera has no slot of hers then: nobody is next door to her.
  CHECK(Lines(lines.begin() + 6, lines.end()) == Lines{"10860 remind Vera", "10920 remind Vera", "10980 push Vera",
                                                       "11100 tell_sender Tom", "11100 tell_office Olga",
                                                       "11100 name_to_neighbour: Vera", "18000 ended"});
  CHECK(replay(town.history).alerts == town.school.alerts);
}

TEST_CASE("nobody helps: the admin hears of it after two minutes") {
  Silence town;
  auto help = town.told({{}, {}, {town.para}}, 2, AnswerMode::first_taker);
  help.template_code = "staff_assist";
  const auto id = town.send(help);
  const auto lines = town.until(id, town.today(14));
  REQUIRE(lines.size() == 14);
  CHECK(lines[0] == "60 widen");
  CHECK(lines[1] == "120 tell_admin Ana");
  CHECK(lines.back() == "18000 ended");
}

}  // namespace cueline::domain::test
