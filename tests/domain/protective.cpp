#include "protocol/catalog.hpp"
#include "tests/domain/alert_day.hpp"

namespace cueline::domain::test {

TEST_CASE("who may send a protective action, and how") {
  AlertDay town;
  const auto hold = town.told({}, 3);
  const auto with = [&](auto change) {
    auto alert = hold;
    change(alert);
    return alert;
  };
  check_all(town,
            {
                {"a para", town.para, hold, "not_allowed"},
                {"a substitute", town.substitute, hold, "not_allowed"},
                {"a specialist", town.specialist, hold, "not_allowed"},
                {"not urgent enough", town.admin, with([](auto& it) { it.severity = 2; }), "out_of_range"},
                {"another kind, this urgent", town.admin, with([](auto& it) { it.template_code = "room_change"; }),
                 "out_of_range"},
                {"for one taker", town.admin, with([](auto& it) { it.mode = AnswerMode::first_taker; }), "wrong_state"},
                {"an all-clear of nothing", town.admin, town.told({}, 3, AnswerMode::information), "missing_field"},
                {"a teacher", town.teacher, hold, "ok"},
                {"the office", town.office, hold, "ok"},
                {"an admin, as a drill", town.admin, with([](auto& it) { it.drill = true; }), "ok"},
            });
  CHECK(catalog::protective_notice == "This does not call emergency services.");
}

TEST_CASE("it is answered with safe or need help, and a head count") {
  AlertDay town;
  const auto id = town.make<AlertId>(town.teacher, town.told({}, 3));
  check_all(town, {
                      {"got it says nothing", town.para, AnswerAlert{id, AlertAnswer::got_it}, "wrong_state"},
                      {"nor does a conflict", town.para,
                       AnswerAlert{id, AlertAnswer::conflict, ConflictReason::not_my_role}, "wrong_state"},
                      {"safe, with eleven", town.para, AnswerAlert{id, AlertAnswer::safe, {}, {}, 11}, "ok"},
                      {"twice", town.para, AnswerAlert{id, AlertAnswer::safe, {}, {}, 11}, "nothing new"},
                      {"another count", town.para, AnswerAlert{id, AlertAnswer::safe, {}, {}, 12}, "ok"},
                  });
  CHECK(town.part(id, town.para)->head_count->value == 12);
  REQUIRE(town.answer(town.specialist, AnswerAlert{id, AlertAnswer::need_help, {}, Words("Library")}) == "ok");
  CHECK(town.last().to == Persons{town.admin, town.office, town.teacher});
  // Vera works from noon: it reached her outside paid time, and her answer is counted for her.
  CHECK(town.school.row<Tally>(town.stranger.value)->after_hours_reached == 1);
  REQUIRE(town.answer(town.stranger, AnswerAlert{id, AlertAnswer::safe}) == "ok");
  CHECK(town.school.row<Tally>(town.stranger.value)->after_hours_answered == 1);
  CHECK_FALSE(town.school.row<Tally>(town.para.value));

  const auto other = town.make<AlertId>(town.teacher, town.told({{}, {}, {town.para}}));
  CHECK(town.answer(town.para, AnswerAlert{other, AlertAnswer::safe}) == "wrong_state");
  CHECK(town.answer(town.para, AnswerAlert{other, AlertAnswer::got_it, {}, {}, 3}) == "wrong_state");
}

TEST_CASE("the all-clear ends it, for everybody who heard of it") {
  AlertDay town;
  const auto id = town.make<AlertId>(town.teacher, town.told({}, 3));
  REQUIRE(town.answer(town.para, AnswerAlert{id, AlertAnswer::safe}) == "ok");
  auto clear = town.told({}, 3, AnswerMode::information);
  clear.supersedes = id;
  CHECK(town.answer(town.para, clear) == "not_allowed");
  const auto change = town.make<AlertId>(town.office, town.told({{}, {}, {town.para}}));
  auto wrong = clear;
  wrong.supersedes = change;
  CHECK(town.answer(town.office, wrong) == "wrong_state");
  const auto end = town.make<AlertId>(town.office, clear);
  CHECK(town.alert(id).state == AlertState::superseded);
  CHECK(town.alert(end).recipients.size() == 6);
  CHECK_FALSE(town.part(end, town.para)->answer);
  CHECK_FALSE(town.alert(end).pursuit);
  CHECK(town.answer(town.para, AnswerAlert{end, AlertAnswer::safe}) == "wrong_state");
  CHECK(town.answer(town.para, AnswerAlert{end, AlertAnswer::got_it}) == "ok");
}

TEST_CASE("a hold that becomes a lockdown is answered anew") {
  AlertDay town;
  const auto id = town.make<AlertId>(town.teacher, town.told({}, 3));
  REQUIRE(town.answer(town.para, AnswerAlert{id, AlertAnswer::safe}) == "ok");
  auto lockdown = town.told({}, 3);
  lockdown.template_code = "lockdown";
  lockdown.supersedes = id;
  CHECK_FALSE(town.part(town.make<AlertId>(town.office, lockdown), town.para)->answer);
}

}  // namespace cueline::domain::test
