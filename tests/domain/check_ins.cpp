// How people are: seen by their room, summed for admins, gone after thirty days.
#include "protocol/due.hpp"
#include "server/domain/questions.hpp"
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

AnswerCheckIn mood(ChannelId room, CheckInMood mood = CheckInMood::going_well, std::optional<HandNeeded> hand = {}) {
  return {room, mood, hand};
}

Pulse pulse(const SmallSchool& town, PersonId by) {
  return std::get<Pulse>(domain::answer(town.school, {by, town.now}, PulseOf{}, {}).value());
}

}  // namespace

TEST_CASE("an answer a day, for a room one belongs to") {
  SchoolYear town;
  check_all(town, {
                      {"not in the room", town.stranger, mood(town.room), "not_found"},
                      {"the whole school", town.para, mood(town.whole_school), "not_found"},
                      {"a care team", town.para, mood(town.care_team), "not_found"},
                      {"well, and a hand", town.para, mood(town.room, CheckInMood::stretched, HandNeeded::talk),
                       "wrong_state"},
                      {"well", town.para, mood(town.room), "ok"},
                      {"a second tap", town.para, mood(town.room), "nothing new"},
                  });
  CHECK(town.last().to.empty());
  REQUIRE(town.answer(town.para, mood(town.room, CheckInMood::need_a_hand, HandNeeded::cover)) == "ok");
  CHECK(town.last().to == std::vector{town.teacher, town.other_para});
  REQUIRE(town.school.rows<CheckIn>().size() == 1);
  const auto& answer = town.school.rows<CheckIn>().begin()->second;
  CHECK(answer.mood == CheckInMood::need_a_hand);
  CHECK(answer.date == SchoolYear::monday);
  CHECK(access::may_see(town.school, town.teacher, answer));
  CHECK_FALSE(access::may_see(town.school, town.admin, answer));
  CHECK_FALSE(access::may_see(town.school, town.specialist, answer));
  town.pass(day_ms);
  REQUIRE(town.answer(town.para, mood(town.room)) == "ok");
  CHECK(town.school.rows<CheckIn>().size() == 2);
}

TEST_CASE("an answer that is changed or thirty days old is gone from the log too") {
  SchoolYear town;
  const auto first = town.make<CheckInId>(town.para, mood(town.room, CheckInMood::stretched));
  const auto made = town.ask(town.para, mood(town.room)).value();
  REQUIRE(made.size() == 2);
  const auto& removal = town.history.at(made[0].value - 1);
  CHECK(rewrites(removal) == std::vector{id_cast<Sequence>(first)});
  const auto kept = rewritten(town.history.at(first.value - 1), removal);
  CHECK(std::get<CheckIn>(std::get<RowSet>(kept.body).row).mood == CheckInMood::going_well);
  const auto second = made[1];
  CHECK(town.due(second.value).empty());
  town.pass(check_ins_kept_ms);
  REQUIRE(town.due(second.value).size() == 1);
  CHECK(rewrites(town.last()) == std::vector{second});
  CHECK(town.school.rows<CheckIn>().empty());
}

TEST_CASE("admins see a room's week only when five people answered") {
  SchoolYear town;
  std::vector<PersonId> people{town.teacher, town.para, town.other_para};
  for (const auto* name : {"Eva Lim", "Ned Oak"}) people.push_back(town.add(name, Role::para));
  (void)town.ask(town.admin, AddMembers{town.room, {people[3], people[4]}});
  for (std::size_t n = 0; n + 1 < people.size(); ++n) {
    REQUIRE(town.answer(people[n], mood(town.room, n == 0 ? CheckInMood::stretched : CheckInMood::going_well)) == "ok");
  }
  CHECK(pulse(town, town.admin).weeks.empty());
  town.pass(day_ms);
  REQUIRE(town.answer(people[0], mood(town.room)) == "ok");  // the same person again is not a fifth
  CHECK(pulse(town, town.admin).weeks.empty());
  REQUIRE(town.answer(people[4], mood(town.room, CheckInMood::need_a_hand)) == "ok");
  const auto seen = pulse(town, town.admin);
  REQUIRE(seen.weeks.size() == 1);
  CHECK(seen.weeks[0].monday == SchoolYear::monday);
  CHECK(seen.weeks[0].going_well == 4);
  CHECK(seen.weeks[0].stretched == 1);
  CHECK(seen.weeks[0].need_a_hand == 1);
  CHECK_FALSE(domain::answer(town.school, {town.teacher, town.now}, PulseOf{}, {}).has_value());
}

}  // namespace cueline::domain::test
