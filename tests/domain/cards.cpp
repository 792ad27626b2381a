// Cards hold when two of the care team say so.
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

ProposeCard proposal(StudentId student, CardKind kind = CardKind::strategy, Title title = "Headphones first") {
  return {student, kind, std::move(title), "", {}, {}, {}};
}

}  // namespace

TEST_CASE("who proposes a card, who agrees") {
  SchoolYear town;
  const auto with = [&](auto change) {
    auto card = proposal(town.student);
    change(card);
    return card;
  };
  check_all(town, {
                      {"keeps the lists", town.admin, proposal(town.student), "not_a_student_of_yours"},
                      {"nobody's", town.para, proposal(StudentId{9'999}), "not_a_student_of_yours"},
                      {"a routine without steps", town.para, proposal(town.student, CardKind::routine), "needs_text"},
                      {"steps of no routine", town.para, with([](auto& it) { it.steps = {"One"}; }), "wrong_state"},
                      {"no such day", town.para, with([](auto& it) { it.since = 20260230; }), "no_such_date"},
                      {"replaces nothing", town.para, with([](auto& it) { it.replaces = CardId{9'999}; }), "not_found"},
                      {"the care team", town.para, proposal(town.student), "ok"},
                  });
  const CardId card{town.school.head.value};
  CHECK(town.last().to == std::vector{town.teacher, town.specialist});
  CHECK(town.last().timeline == timeline_of(town.care_team));
  CHECK(town.make<CardId>(town.para, proposal(town.student)) == card);  // a second tap
  check_all(town, {
                      {"its author", town.para, AgreeCard{card}, "not_allowed"},
                      {"in the room only", town.other_para, AgreeCard{card}, "not_found"},
                      {"another one", town.teacher, AgreeCard{card}, "ok"},
                      {"a third", town.specialist, AgreeCard{card}, "nothing new"},
                      {"in the room only", town.other_para, RetireCard{card, ""}, "not_found"},
                      {"any of them", town.specialist, RetireCard{card, "Broken"}, "ok"},
                      {"again", town.specialist, RetireCard{card, "Broken"}, "nothing new"},
                      {"too late", town.specialist, AgreeCard{card}, "too_late"},
                  });
  const auto& row = *town.school.row<Card>(card.value);
  CHECK(row.author == town.para);
  CHECK(row.agreed_by == town.teacher);
  CHECK(row.since == SchoolYear::monday);
  CHECK(row.retired_why == Note("Broken"));
}

TEST_CASE("one strategy holds at a time, and the team hears of it") {
  SchoolYear town;
  const auto first = town.make<CardId>(town.para, proposal(town.student));
  const auto routine = town.make<CardId>(town.para, proposal(town.student, CardKind::goal, "Ten minutes of reading"));
  const auto second = town.make<CardId>(town.teacher, proposal(town.student, CardKind::strategy, "A walk first"));
  REQUIRE(town.answer(town.teacher, AgreeCard{first}) == "ok");
  REQUIRE(town.answer(town.teacher, AgreeCard{routine}) == "ok");
  const auto made = town.ask(town.para, AgreeCard{second}).value();
  CHECK(town.history.at(made[0].value - 1).to == std::vector{town.teacher, town.specialist});
  CHECK(town.school.row<Card>(first.value)->state == CardState::retired);
  CHECK(town.school.row<Card>(routine.value)->state == CardState::agreed);
  CHECK(town.school.row<Card>(second.value)->state == CardState::agreed);
}

TEST_CASE("a card takes the place of another only when it is agreed") {
  SchoolYear town;
  const auto old = town.make<CardId>(town.para, proposal(town.student, CardKind::trigger, "Bells"));
  REQUIRE(town.answer(town.teacher, AgreeCard{old}) == "ok");
  auto better = proposal(town.student, CardKind::trigger, "Bells and shouting");
  better.replaces = old;
  const auto card = town.make<CardId>(town.teacher, better);
  CHECK(town.school.row<Card>(old.value)->state == CardState::agreed);
  better.card_kind = CardKind::goal;
  CHECK(town.answer(town.teacher, better) == "wrong_state");
  REQUIRE(town.answer(town.specialist, AgreeCard{card}) == "ok");
  CHECK(town.school.row<Card>(old.value)->state == CardState::retired);
}

TEST_CASE("steps towards a goal are ticked, once a day each") {
  SchoolYear town;
  auto proposed = proposal(town.student, CardKind::goal, "Asks for a break");
  proposed.steps = {"Para: offers the card", "Teacher: waits"};
  const auto goal = town.make<CardId>(town.para, proposed);
  const auto other = town.make<CardId>(town.para, proposal(town.student));
  check_all(town, {
                      {"not agreed yet", town.para, TickGoal{goal, true}, "wrong_state"},
                      {"another agrees", town.teacher, AgreeCard{goal}, "ok"},
                      {"no goal", town.para, TickGoal{other, true}, "wrong_state"},
                      {"nothing to take back", town.para, TickGoal{goal, false}, "nothing new"},
                      {"seen", town.para, TickGoal{goal, true}, "ok"},
                      {"a second tap", town.para, TickGoal{goal, true}, "nothing new"},
                      {"by another", town.teacher, TickGoal{goal, true}, "ok"},
                      {"taken back", town.teacher, TickGoal{goal, false}, "ok"},
                      {"in the room only", town.other_para, TickGoal{goal, true}, "not_found"},
                      {"keeps the lists", town.admin, TickGoal{goal, true}, "not_found"},
                  });
  const auto card = [&] { return *town.school.row<Card>(goal.value); };
  CHECK((card().ticks == std::vector{PersonTime{town.para, town.now}} && card().ticked == 1));
  for (std::size_t day = 0; day < limits::card_ticks; ++day) {
    town.pass(24 * hour_ms);
    REQUIRE(town.answer(town.para, TickGoal{goal, true}) == "ok");
  }
  CHECK((card().ticks->size() == limits::card_ticks && card().ticked == limits::card_ticks + 1));
  CHECK(card().ticks->back().time == town.now);
  REQUIRE(town.answer(town.para, RetireCard{goal, "Reached"}) == "ok");
  CHECK(town.answer(town.teacher, TickGoal{goal, true}) == "wrong_state");
}

}  // namespace cueline::domain::test
