// What silence leads to, against a clock that the test sets: when each step is taken, how often, and when nothing more
// happens.
#include "server/domain/pursuits.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <catch2/catch.hpp>
#include <string>

#include "tests/domain/ledger.hpp"

namespace cueline::domain::test {
namespace {

constexpr Millis sent = start;

School school_with(List<PursuitStep, limits::pursuit_steps> steps) {
  School school;
  school.rows<PursuitRule>()[7] = PursuitRule{RuleId{7}, "rule", std::move(steps)};
  return school;
}

Millis after(std::int64_t milliseconds) { return Millis{sent.value + milliseconds}; }

// Every step as it is taken by a server that looks exactly when something is due: "remind 15".
std::vector<std::string> all_steps(const School& school, const Moments& moments) {
  std::vector<std::string> taken;
  auto pursuit = begin_pursuit(school, "rule", moments);
  while (pursuit.next && taken.size() < 200) {
    const auto now = *pursuit.next;
    const auto early = step_due(school, pursuit, moments, Millis{now.value - 1});
    CHECK_FALSE(early.has_value());
    const auto step = step_due(school, pursuit, moments, now);
    REQUIRE(step.has_value());
    const auto act = boost::describe::enum_to_string(step->act, "?");
    taken.push_back(std::string(act) + ' ' + std::to_string((now.value - sent.value) / second_ms));
    pursuit = step->after;
  }
  return taken;
}

}  // namespace

TEST_CASE("R19: steps are taken in order, repetitions included, each at its time") {
  const auto school = school_with({{CountedFrom::sent, 15, 2, 15, PursuitAct::remind},
                                   {CountedFrom::sent, 60, 0, 0, PursuitAct::push_and_email},
                                   {CountedFrom::sent, 120, 0, 0, PursuitAct::name_to_neighbour}});
  CHECK(all_steps(school, {.sent = sent}) ==
        std::vector<std::string>{"remind 15", "remind 30", "remind 45", "push_and_email 60", "name_to_neighbour 120"});
}

TEST_CASE("R19: nothing happens at the end or after it") {
  const auto school = school_with({{CountedFrom::sent, 60, 20, 60, PursuitAct::remind}});
  CHECK(all_steps(school, {.sent = sent, .until = after(181 * second_ms)}).size() == 3);
  CHECK(all_steps(school, {.sent = sent, .until = after(180 * second_ms)}).size() == 2);
  CHECK(all_steps(school, {.sent = sent, .until = after(60 * second_ms)}).empty());
}

TEST_CASE("R19: half of the time left lies between two and thirty minutes") {
  const auto school = school_with({{CountedFrom::half_left, 0, 0, 0, PursuitAct::push}});
  const auto begins_in = [&](std::int64_t minutes) {
    return all_steps(school, {.sent = sent, .start = after(minutes * minute_ms)});
  };
  CHECK(begins_in(20) == std::vector<std::string>{"push 600"});
  CHECK(begins_in(1) == std::vector<std::string>{"push 120"});
  CHECK(begins_in(300) == std::vector<std::string>{"push 1800"});
  CHECK(begins_in(0).empty());
}

TEST_CASE("a step counted from what does not apply is left out") {
  const auto school = school_with({{CountedFrom::start, 0, 0, 0, PursuitAct::tell_sender},
                                   {CountedFrom::period_end, 0, 0, 0, PursuitAct::put_on_top},
                                   {CountedFrom::day_end, 0, 0, 0, PursuitAct::offer_author}});
  CHECK(all_steps(school, {.sent = sent}).empty());
  CHECK(all_steps(school, {.sent = sent, .day_end = after(hour_ms)}) == std::vector<std::string>{"offer_author 3600"});
}

TEST_CASE("a rule without steps, or that nobody knows, never does anything") {
  CHECK_FALSE(begin_pursuit(school_with({}), "rule", {.sent = sent}).next.has_value());
  CHECK_FALSE(begin_pursuit(School{}, "no_such_rule", {.sent = sent}).next.has_value());
}

TEST_CASE("what was missed while the server was away is done once, late") {
  const auto school = school_with(
      {{CountedFrom::sent, 60, 9, 60, PursuitAct::remind}, {CountedFrom::sent, 900, 0, 0, PursuitAct::tell_office}});
  const Moments moments{.sent = sent, .until = after(day_ms)};
  const auto begun = begin_pursuit(school, "rule", moments);
  const auto late = step_due(school, begun, moments, after(5 * minute_ms + second_ms));
  REQUIRE(late.has_value());
  CHECK(late->act == PursuitAct::remind);
  CHECK(late->after.next == after(6 * minute_ms));  // not once more for each minute it was away

  const auto much_later = step_due(school, begun, moments, after(hour_ms));
  REQUIRE(much_later.has_value());
  REQUIRE(much_later->after.next == after(hour_ms));  // the office was not told either: now
  const auto last = step_due(school, much_later->after, moments, after(hour_ms));
  REQUIRE(last.has_value());
  CHECK(last->act == PursuitAct::tell_office);
  CHECK_FALSE(last->after.next.has_value());
}

TEST_CASE("a step whose rule was changed meanwhile goes on by the new rule") {
  auto school = school_with({{CountedFrom::sent, 60, 0, 0, PursuitAct::remind}});
  const Moments moments{.sent = sent};
  const auto begun = begin_pursuit(school, "rule", moments);
  school.rows<PursuitRule>()[7].steps.clear();
  CHECK_FALSE(step_due(school, begun, moments, after(hour_ms)).has_value());
}

}  // namespace cueline::domain::test
