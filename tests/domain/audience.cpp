#include "tests/domain/alert_day.hpp"

namespace cueline::domain::test {
namespace {

// Who it reaches at once, who later, who not at all, by first names.
std::string reached(const AlertDay& town, const Reach& reach) {
  const auto name = [&](PersonId id) {
    const std::string whole = town.school.people.at(id).name;
    return whole.substr(0, whole.find(' '));
  };
  std::string out;
  for (const auto& one : reach.reached) out += name(one.person) + " ";
  out += "|";
  for (const auto& one : reach.held) out += " " + name(one.person);
  out += " |";
  for (const auto& one : reach.left_out) out += " " + name(one);
  return out;
}

Audience rooms(std::vector<RoomId> some) {
  Audience audience;
  audience.rooms = some;
  return audience;
}

}  // namespace

TEST_CASE("whom each audience reaches, by severity and hour") {
  struct Row {
    std::string why;
    std::pair<int, int> hour;
    Audience audience;
    std::int64_t severity;
    std::string expected;  // now | held | left out
  };
  AlertDay town;
  Audience students;
  students.students = std::vector{town.student};
  const auto everyone = [&](Everyone who) { return town.everyone(who); };
  const Audience room{{town.room}, {}, {}};
  const Audience teachers{{}, {Role::teacher, Role::specialist}, {}};
  const Audience vera{{}, {}, {town.stranger}};
  const std::vector<Row> rows{
      {"a channel: the absent one is replaced by who covers", {9, 0}, room, 1, "Marisol Sam | | Piet"},
      {"a role: who starts at noon hears of it then", {9, 0}, teachers, 1, "Sara | Vera |"},
      {"a role: urgent changes wait for paid time too", {9, 0}, teachers, 2, "Sara | Vera |"},
      {"a role, in the afternoon", {12, 30}, teachers, 1, "Sara Vera | |"},
      {"information is held as well", {9, 0}, teachers, 0, "Sara | Vera |"},
      {"a person off duty", {9, 0}, vera, 2, "| Vera |"},
      {"a room: who is there while it lasts, covers included", {9, 40}, rooms({town.room12}), 1, "Marisol | |"},
      {"two rooms", {9, 40}, rooms({town.room12, town.library}), 1, "Marisol Sara | |"},
      {"a room where nobody is", {9, 40}, rooms({town.gym}), 1, "| |"},
      {"a student: the care team", {9, 0}, students, 1, "Marisol Sara | |"},
      {"all on duty now", {9, 0}, everyone(Everyone::on_duty), 1, "Ana Olga Marisol Sara Sam | |"},
      {"all on duty in the afternoon", {12, 30}, everyone(Everyone::on_duty), 1, "Ana Olga Marisol Sara Vera Sam | |"},
      {"all on site: who comes later is held",
       {9, 0},
       everyone(Everyone::on_site),
       1,
       "Ana Olga Marisol Sara Sam | Vera |"},
      {"a protective action asks nobody's hours", {9, 0}, {}, 3, "Ana Olga Marisol Sara Vera Sam | |"},
      {"and reaches everybody on site, whatever its audience",
       {9, 0},
       room,
       3,
       "Ana Olga Marisol Sara Vera Sam | | Piet"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    town.now = town.today(row.hour.first, row.hour.second);
    CHECK(reached(town, town.reach(town.told(row.audience, row.severity))) == row.expected);
  }
}

TEST_CASE("the mode of an answer changes nothing about whom it reaches") {
  AlertDay town;
  const Audience teachers{{}, {Role::teacher, Role::specialist}, {}};
  for (const auto mode : {AnswerMode::all, AnswerMode::first_taker, AnswerMode::information}) {
    CHECK(reached(town, town.reach(town.told(teachers, 1, mode))) == "Sara | Vera |");
  }
}

TEST_CASE("after the last bell an alert for today reaches nobody, one for tomorrow is held") {
  AlertDay town;
  town.now = town.today(16);
  auto alert = town.told({{town.room}, {}, {}});
  alert.until = town.today(18);
  CHECK(reached(town, town.reach(alert)) == "| | Marisol Piet");
  CHECK(town.answer(town.teacher, alert) == "nobody_to_tell");
  alert.until = town.on(20260922, 12);
  CHECK(reached(town, town.reach(alert)) == "| Marisol Piet |");
  const auto id = town.make<AlertId>(town.teacher, alert);
  CHECK(town.last().to.empty());
  CHECK(town.part(id, town.para)->held_until == town.on(20260922, 8, 30));
}

TEST_CASE("whoever is held knows nothing of it until they are back, then it reaches them") {
  AlertDay town;
  const auto id = town.make<AlertId>(town.teacher, town.told({{}, {Role::teacher, Role::specialist}, {}}, 2));
  CHECK(town.part(id, town.stranger)->held_until == town.today(12));
  CHECK(readers(town.school, timeline_of(id)) == Persons{town.admin, town.teacher, town.specialist});
  CHECK(town.answer(town.stranger, AnswerAlert{id, AlertAnswer::got_it}) == "not_found");
  CHECK(town.answer(town.stranger, MarkItems{{ItemId{id.value}}, Mark::seen}) == "nothing new");
  REQUIRE(town.answer(town.specialist, AnswerAlert{id, AlertAnswer::got_it}) == "ok");
  CHECK(town.answer(town.teacher, NudgeAlert{id}) == "not_waiting");

  town.run_until(Millis{town.today(12).value - 1}, id.value);
  CHECK(town.part(id, town.stranger)->held_until);
  (void)town.school.take_touched();
  town.run_until(town.today(12), id.value);
  CHECK_FALSE(town.part(id, town.stranger)->held_until);
  const auto touched = town.school.take_touched();
  CHECK(touched.gained == Persons{town.stranger});
  CHECK(town.school.row<Tally>(town.stranger.value)->after_hours_held == 1);
  CHECK(readers(town.school, timeline_of(id)) == Persons{town.admin, town.teacher, town.specialist, town.stranger});
  CHECK(town.answer(town.stranger, AnswerAlert{id, AlertAnswer::got_it}) == "ok");
  CHECK(replay(town.history).alerts == town.school.alerts);
}

TEST_CASE("who was to be back and is absent goes on waiting, and is not told after its end") {
  AlertDay town;
  const auto id = town.make<AlertId>(town.teacher, town.told({{}, {}, {town.stranger}}, 2));
  town.school.set_row(Absence{AbsenceId{1'950}, town.stranger, town.today(8), town.today(13), town.stranger});
  town.run_until(town.today(12), id.value);
  CHECK(town.part(id, town.stranger)->held_until == town.today(13));
  town.school.set_row(Absence{AbsenceId{1'950}, town.stranger, town.today(8), town.today(15), town.stranger});
  town.run_until(town.today(13), id.value);
  CHECK(town.part(id, town.stranger)->held_until == town.alert(id).until);
  town.run_until(town.today(15), id.value);
  CHECK(town.alert(id).state == AlertState::ended);
  CHECK_FALSE(access::may_read(town.school, town.stranger, timeline_of(id)));
}

TEST_CASE("who may use the wider audiences") {
  AlertDay town;
  Audience theirs;
  theirs.students = std::vector{town.student};
  Audience nobodys;
  nobodys.rooms = std::vector{RoomId{77}};
  auto affected = town.moved(70);
  auto without_change = affected;
  without_change.change.reset();
  auto backwards = affected;
  backwards.change->from_end = backwards.change->from_start;
  auto nowhere = affected;
  nowhere.change->to_start.reset();
  auto far = affected;
  far.change->to_start = town.on(20260923, 10);
  check_all(town,
            {
                {"a care team, by one of them", town.para, town.told(theirs), "ok"},
                {"a care team, by somebody else", town.substitute, town.told(theirs), "not_found"},
                {"a room that is none", town.teacher, town.told(nobodys), "not_found"},
                {"a para, everybody on duty", town.para, town.told(town.everyone(Everyone::on_duty)), "not_allowed"},
                {"a para, all affected", town.para, affected, "not_allowed"},
                {"affected by nothing", town.teacher, without_change, "missing_field"},
                {"an end before its start", town.teacher, backwards, "end_before_start"},
                {"moved to nowhere", town.teacher, nowhere, "missing_field"},
                {"moved to another day", town.teacher, far, "out_of_range"},
                {"all affected", town.teacher, affected, "ok"},
            });
}

TEST_CASE("who must come to a meeting has to be at work then") {
  AlertDay town;
  auto meeting = town.told({{}, {}, {town.stranger, town.specialist}});
  meeting.template_code = "meeting_moved";
  meeting.starts = town.today(10);
  CHECK(town.answer(town.teacher, meeting) == "not_at_work");
  meeting.mode = AnswerMode::information;
  CHECK(town.answer(town.teacher, meeting) == "ok");
  meeting.mode = AnswerMode::all;
  meeting.starts = town.today(13);
  CHECK(town.answer(town.teacher, meeting) == "ok");
}

}  // namespace cueline::domain::test
