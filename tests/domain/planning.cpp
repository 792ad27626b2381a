// Time to plan: who may be asked, when all are free, what becomes of it.
#include "protocol/due.hpp"
#include "server/domain/questions.hpp"
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

AskPlanning wish(const SchoolYear& town, int from, int until) {
  AskPlanning command;
  command.persons = {town.para};
  command.from = town.today(from);
  command.until = town.today(until);
  command.title = "Planning Room 12";
  return command;
}

const Planning& row(const SmallSchool& town, PlanningId id) { return *town.school.row<Planning>(id.value); }

SharedTimes free(const SchoolYear& town, std::vector<PersonId> persons, Millis from, Millis until) {
  const auto found =
      domain::answer(town.school, {town.teacher, town.now}, FreeTimes{std::move(persons), from, until, 30}, {});
  return std::get<SharedTimes>(found.value());
}

std::vector<std::string> words(const SchoolYear& town, const std::vector<Stretch>& times) {
  std::vector<std::string> lines;
  for (const auto& one : times) {
    const auto minute = local(town.school, one.start).minute.value;
    lines.push_back(std::to_string(minute / 60) + ":" + std::to_string(minute % 60));
  }
  return lines;
}

}  // namespace

TEST_CASE("who may be asked for planning, and when") {
  SchoolYear town;
  const auto with = [&](auto change) {
    auto command = wish(town, 13, 14);
    change(command);
    return command;
  };
  const auto cue = town.make<ItemId>(town.para, town.sees(town.student));
  check_all(
      town,
      {
          {"alone", town.para, wish(town, 13, 14), "nobody_to_tell"},
          {"nobody", town.teacher, with([](auto& it) { it.persons = {PersonId{9'999}}; }), "not_found"},
          {"backwards", town.teacher, wish(town, 14, 13), "end_before_start"},
          {"over", town.teacher, wish(town, 8, 9), "until_in_the_past"},
          {"half a day", town.teacher, with([&](auto& it) { it.from = town.today(9, 30); }), "out_of_range"},
          {"after school", town.teacher, wish(town, 15, 16), "not_at_work"},
          {"a room of others", town.stranger, with([&](auto& it) { it.room = town.room; }), "not_found"},
          {"about a cue one may not see", town.stranger, with([&](auto& it) { it.about = cue; }), "not_found"},
          {"about a cue the other may not see", town.teacher,
           with([&](auto& it) { it.about = cue, it.persons = {town.other_para}; }), "not_on_care_team"},
          {"about a cue of both", town.teacher, with([&](auto& it) { it.about = cue, it.room = town.room; }), "ok"},
      });
  const auto& planning = row(town, PlanningId{town.school.head.value});
  CHECK(planning.persons == std::vector{town.teacher, town.para});
  CHECK(planning.agenda.size() == 1);
  CHECK(town.last().to == std::vector{town.para});
  CHECK(readers(town.school, timeline_of(planning.id)) == std::vector{town.teacher, town.para});
}

TEST_CASE("planning that leaves its list is taken from everybody who read it") {
  SchoolYear town;
  const auto id = town.make<PlanningId>(town.teacher, wish(town, 13, 14));
  const auto timeline = timeline_of(id);
  const std::vector both{town.teacher, town.para};
  CHECK(readers(town.school, timeline) == both);
  town.now = {row(town, id).until.value + plannings_kept_ms};
  REQUIRE(town.due(id.value).size() == 1);
  CHECK(town.school.row<Planning>(id.value) == nullptr);
  CHECK(readers(town.school, timeline) == both);
  CHECK_FALSE(access::may_read(town.school, town.other_para, timeline));
  REQUIRE(town.answer(town.admin, OpenChannel{ChannelKind::team, "Maths team", {town.teacher}}) == "ok");
  CHECK(readers(town.school, timeline).empty());
}

TEST_CASE("planning is agreed when all come, and declined with a reason") {
  SchoolYear town;
  auto command = wish(town, 13, 14);
  command.persons = {town.para, town.specialist};
  const auto id = town.make<PlanningId>(town.teacher, command);
  check_all(town, {
                      {"who asked", town.teacher, AnswerPlanning{id, true, ""}, "not_yours"},
                      {"not asked", town.other_para, AnswerPlanning{id, true, ""}, "not_found"},
                      {"one comes", town.para, AnswerPlanning{id, true, ""}, "ok"},
                      {"a second tap", town.para, AnswerPlanning{id, true, ""}, "nothing new"},
                      {"no without a reason", town.specialist, AnswerPlanning{id, false, ""}, "needs_reason"},
                  });
  CHECK(row(town, id).state == PlanningState::asked);
  REQUIRE(town.answer(town.specialist, AnswerPlanning{id, true, ""}) == "ok");
  CHECK(row(town, id).state == PlanningState::agreed);
  CHECK(town.answer(town.teacher, wish(town, 13, 14)) == "not_at_work");  // taken
  REQUIRE(town.answer(town.specialist, AnswerPlanning{id, false, "Called to Room 3"}) == "ok");
  CHECK(row(town, id).state == PlanningState::declined);
  CHECK(town.answer(town.specialist, AnswerPlanning{id, true, ""}) == "too_late");
}

TEST_CASE("who asked takes it back, as long as nobody counts on it, and nothing was lost") {
  SchoolYear town;
  auto command = wish(town, 13, 14);
  command.persons = {town.para, town.specialist};
  const auto id = town.make<PlanningId>(town.teacher, command);
  REQUIRE(town.answer(town.para, AnswerPlanning{id, true, ""}) == "ok");
  check_all(town, {
                      {"a stranger", town.other_para, TakeBackPlanning{id}, "not_found"},
                      {"who was asked", town.para, TakeBackPlanning{id}, "not_yours"},
                      {"who asked", town.teacher, TakeBackPlanning{id}, "ok"},
                      {"a second tap", town.teacher, TakeBackPlanning{id}, "nothing new"},
                      {"too late to come", town.specialist, AnswerPlanning{id, true, ""}, "too_late"},
                      {"nor to close", town.teacher, ClosePlanning{id, false, "Ill"}, "too_late"},
                  });
  CHECK(row(town, id).state == PlanningState::taken_back);
  const auto found =
      std::get<PlanningTime>(domain::answer(town.school, {town.admin, town.now}, PlanningTimeOf{1}, {}).value());
  CHECK(found.weeks.back().planned_minutes == 0);
  CHECK(found.weeks.back().lost_minutes == 0);
  const auto agreed = town.make<PlanningId>(town.teacher, wish(town, 13, 14));
  REQUIRE(town.answer(town.para, AnswerPlanning{agreed, true, ""}) == "ok");
  CHECK(town.answer(town.teacher, TakeBackPlanning{agreed}) == "wrong_state");
  const auto declined = town.make<PlanningId>(town.teacher, wish(town, 11, 12));
  REQUIRE(town.answer(town.para, AnswerPlanning{declined, false, "Bus"}) == "ok");
  CHECK(town.answer(town.teacher, TakeBackPlanning{declined}) == "too_late");
}

TEST_CASE("the agenda of those who take part") {
  SchoolYear town;
  const auto id = town.make<PlanningId>(town.teacher, wish(town, 13, 14));
  const auto cue = town.make<ItemId>(town.para, town.sees(town.student));
  check_all(town, {
                      {"not there", town.other_para, AddPoint{id, "Bus", {}}, "not_found"},
                      {"a point", town.para, AddPoint{id, "Who walks the group", {}}, "ok"},
                      {"a second tap", town.para, AddPoint{id, "Who walks the group", {}}, "nothing new"},
                      {"a cue", town.teacher, AddPoint{id, "A cue of today", cue}, "ok"},
                      {"a cue nobody knows", town.teacher, AddPoint{id, "A cue", ItemId{9'999}}, "not_found"},
                      {"talked about", town.teacher, TickPoint{id, 1, true}, "ok"},
                      {"again", town.para, TickPoint{id, 1, true}, "nothing new"},
                      {"no such point", town.para, TickPoint{id, 7, true}, "not_found"},
                      {"not theirs", town.para, RemovePoint{id, 2}, "not_yours"},
                      {"their own", town.para, RemovePoint{id, 1}, "ok"},
                      {"the number is not used again", town.para, AddPoint{id, "Bus", {}}, "ok"},
                  });
  REQUIRE(row(town, id).agenda.size() == 2);
  CHECK(row(town, id).agenda[1].number == 3);
}

TEST_CASE("what became of the time, for the admins without names") {
  SchoolYear town;
  const auto agreed = [&](int from, int until) {
    auto command = wish(town, from, until);
    command.room = town.room;
    const auto id = town.make<PlanningId>(town.teacher, command);
    REQUIRE(town.answer(town.para, AnswerPlanning{id, true, ""}) == "ok");
    return id;
  };
  const auto kept = agreed(10, 11);
  const auto lost = agreed(13, 14);
  check_all(town, {
                      {"not yet", town.para, ClosePlanning{kept, true, ""}, "wrong_state"},
                      {"no reason", town.para, ClosePlanning{lost, false, ""}, "needs_reason"},
                      {"lost", town.para, ClosePlanning{lost, false, "Pulled for cover"}, "ok"},
                      {"again", town.teacher, ClosePlanning{lost, false, "Pulled for cover"}, "nothing new"},
                      {"after all", town.teacher, ClosePlanning{lost, true, ""}, "too_late"},
                  });
  town.now = town.today(11);
  REQUIRE(town.answer(town.para, ClosePlanning{kept, true, ""}) == "ok");
  const auto found =
      std::get<PlanningTime>(domain::answer(town.school, {town.admin, town.now}, PlanningTimeOf{2}, {}).value());
  REQUIRE(found.weeks.size() == 2);
  CHECK(found.weeks[1].monday == SchoolYear::monday);
  CHECK(found.weeks[1].planned_minutes == 120);
  CHECK(found.weeks[1].kept_minutes == 60);
  CHECK(found.weeks[1].lost_minutes == 60);
  CHECK(found.lost_to == std::vector<Note>{"Pulled for cover"});
  CHECK(found.rooms_without.empty());
  CHECK_FALSE(domain::answer(town.school, {town.teacher, town.now}, PlanningTimeOf{2}, {}).has_value());
  town.now = Millis{row(town, kept).until.value + plannings_kept_ms};
  CHECK(town.due(kept.value).size() == 1);
}

TEST_CASE("when people are free together") {
  SchoolYear town;  // Monday 9:00; 8:30 to 15:00
  town.slot(town.teacher, "P2");
  town.slot(town.teacher, "Recess");
  town.slot(town.teacher, "P3");
  town.slot(town.teacher, "Lunch");
  auto planning = town.slot(town.para, "P2");
  planning.slot_kind = SlotKind::planning;
  town.school.set_row(planning);
  town.slot(town.para, "P4");
  const auto today = free(town, {town.para}, town.today(9), town.today(23, 59));
  CHECK(words(town, today.times) == std::vector<std::string>{"9:0"});
  REQUIRE(today.persons.size() == 2);
  for (const auto& one : today.persons) {
    CHECK(words(town, one.at_work) == std::vector<std::string>{"8:30"});
    CHECK(one.free.front().start == town.today(9));
    CHECK(one.free.front().end >= today.times.front().end);
  }
  // The ten minutes after recess are too short; the rest is somebody's lesson.
  const auto later = free(town, {town.para}, town.today(9, 40), town.today(23, 59));
  CHECK(later.times.empty());
  REQUIRE(later.nearest);
  CHECK(later.busy.size() == 1);
  const auto evening = free(town, {town.para}, town.today(16), town.today(23));
  CHECK(evening.times.empty());
  CHECK_FALSE(evening.nearest);
  const auto week = free(town, {town.para}, town.today(9), town.on(20260924, 23));
  CHECK(week.times.size() > today.times.size());
  const FreeTimes strange{{PersonId{9'999}}, town.today(9), town.today(10), 30};
  CHECK_FALSE(domain::answer(town.school, {town.teacher, town.now}, strange, {}).has_value());
  const FreeTimes endless{{town.para}, town.today(9), Millis{town.now.value + 15 * day_ms}, 30};
  CHECK_FALSE(domain::answer(town.school, {town.teacher, town.now}, endless, {}).has_value());
}

}  // namespace cueline::domain::test
