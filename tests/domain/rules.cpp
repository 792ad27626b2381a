#include <boost/describe/enum_to_string.hpp>
#include <set>

#include "protocol/catalog.hpp"
#include "protocol/catalog_pursuits.hpp"
#include "server/domain/rulebook.hpp"
#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {
namespace {

template <class T>
SetRows set(T row) {
  SetRows rows;
  rows.rows.emplace_back(std::move(row));
  return rows;
}

template <class Change>
SetRows sign(const SmallSchool& town, std::string_view code, const Change& change) {
  auto row = sign_rule(town.school, code).value();
  change(row);
  return set(std::move(row));
}

template <class Change>
SetRows kind_of_change(const SmallSchool& town, std::string_view code, const Change& change) {
  auto row = template_rule(town.school, code).value();
  change(row);
  return set(std::move(row));
}

template <class Change>
SetRows silence(const SmallSchool& town, std::string_view code, const Change& change) {
  auto row = pursuit_rule(town.school, code);
  change(row);
  return set(std::move(row));
}

PursuitStep after(std::int64_t seconds, std::int64_t repeats = 0, std::int64_t every = 0) {
  return {CountedFrom::sent, seconds, repeats, every, PursuitAct::remind};
}

}  // namespace

TEST_CASE("every rule a school starts with passes its own check") {
  SmallSchool town;
  const auto passes = [&](std::string_view code, const SetRows& rows) {
    CAPTURE(code);
    CHECK(town.answer(town.admin, rows) == "ok");
  };
  for (const auto& row : catalog::signs) passes(row.code, set(sign_rule(town.school, row.code).value()));
  for (const auto& row : catalog::templates) passes(row.code, set(template_rule(town.school, row.code).value()));
  for (const auto& row : catalog::issue_kinds) passes(row.code, set(issue_rule(town.school, row.code).value()));
  std::set<std::string_view> situations;
  for (const auto& row : catalog::pursuits) situations.insert(row.code);
  for (const auto code : situations) passes(code, set(pursuit_rule(town.school, code)));
}

TEST_CASE("the words of the catalog are words of the protocol") {
  SmallSchool town;
  for (const auto& row : catalog::templates) {
    CAPTURE(row.code);
    CHECK(boost::describe::enum_to_string(template_rule(town.school, row.code)->mode, "") == std::string(row.mode));
  }
}

TEST_CASE("what a school may make of its rules") {
  SmallSchool town;
  const auto hide = [](auto& it) { it.hidden = true; };
  const auto steps = [](std::vector<PursuitStep> list) {
    return [list = std::move(list)](auto& it) { it.steps = list; };
  };
  check_all(
      town,
      {
          {"only an admin", town.teacher, sign(town, "paces", hide), "not_allowed"},
          {"the office neither", town.office, sign(town, "paces", hide), "not_allowed"},
          {"a sign is hidden", town.admin, sign(town, "paces", hide), "ok"},
          {"no such valence", town.admin, sign(town, "paces", [](auto& it) { it.valence = "bad"; }), "unknown_code"},
          {"no such group", town.admin, sign(town, "paces", [](auto& it) { it.group = "other"; }), "unknown_code"},
          {"not a code", town.admin, sign(town, "paces", [](auto& it) { it.code = "Two words"; }), "unknown_code"},
          {"a call stays a call", town.admin, sign(town, "hurt_risk", [](auto& it) { it.valence = "watch"; }),
           "wrong_state"},
          {"and is not hidden", town.admin, sign(town, "hurt_risk", hide), "wrong_state"},
          {"no such family", town.admin, kind_of_change(town, "room_change", [](auto& it) { it.family = "odd"; }),
           "unknown_code"},
          {"severity 3 is protective", town.admin,
           kind_of_change(town, "room_change", [](auto& it) { it.severity = 3; }), "wrong_state"},
          {"nothing becomes protective", town.admin,
           kind_of_change(town, "room_change", [](auto& it) { it.severity = 3, it.family = "protective"; }),
           "wrong_state"},
          {"one taker stays one taker", town.admin,
           kind_of_change(town, "staff_assist", [](auto& it) { it.mode = AnswerMode::all; }), "wrong_state"},
          {"safe is not a thing to be done", town.admin,
           kind_of_change(town, "hold", [](auto& it) { it.to_do = true; }), "wrong_state"},
          {"what is for information asks for nothing", town.admin,
           kind_of_change(town, "visitor", [](auto& it) { it.to_do = true; }), "wrong_state"},
          {"a room that is closed has to be locked", town.admin,
           kind_of_change(town, "room_closed", [](auto& it) { it.to_do = true; }), "ok"},
          {"settled before it is answered", town.admin, set(IssueRule{{}, "respect", 10, 9, {}, {}}),
           "end_before_start"},
          {"a kind of its own", town.admin, set(IssueRule{{}, "bus_line", 4, 8, Name("Bus line"), {}}), "ok"},
          {"no such situation", town.admin, set(PursuitRule{{}, "weather", {}}), "unknown_code"},
          {"steps out of order", town.admin, silence(town, "come_now", steps({after(60), after(30)})),
           "end_before_start"},
          {"closer than 15 seconds", town.admin, silence(town, "come_now", steps({after(30), after(44)})),
           "end_before_start"},
          {"15 seconds", town.admin, silence(town, "come_now", steps({after(30), after(45)})), "ok"},
          {"after the last repeat", town.admin, silence(town, "come_now", steps({after(30, 2, 20), after(80)})),
           "end_before_start"},
          {"repeats without a pause", town.admin, silence(town, "come_now", steps({after(30, 2, 14)})), "out_of_range"},
          {"too many repeats", town.admin,
           silence(town, "come_now",
                   steps({after(30, 20, 15), after(400, 20, 15), after(800, 20, 15), after(1'200, 1, 15)})),
           "out_of_range"},
          {"before it was sent", town.admin, silence(town, "come_now", steps({after(-1)})), "out_of_range"},
          {"somebody in need is never left alone", town.admin, silence(town, "come_now", steps({})), "wrong_state"},
          {"a daily note may be", town.admin, silence(town, "fyi", steps({})), "ok"},
      });
}

TEST_CASE("a school's own rule takes the place of the one it started with, until it is taken back") {
  SmallSchool town;
  const IssueRule shorter{{}, "workload_fairness", 2, 4, {}, {}};
  REQUIRE(town.answer(town.admin, set(shorter)) == "ok");
  CHECK(town.answer(town.admin, set(shorter)) == "nothing new");
  const auto row = issue_rule(town.school, "workload_fairness");
  CHECK(row->promise_hours == 2);
  REQUIRE(town.answer(town.admin, RemoveRow{KeptKind::issue_rule, row->id.value}) == "ok");
  CHECK(issue_rule(town.school, "workload_fairness")->promise_hours == 24);
  CHECK(replay(town.log).same_as(town.school));
}

}  // namespace cueline::domain::test
