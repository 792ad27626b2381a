#include "server/domain/sharing.hpp"

#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

// "Tom F.* until 15:00": the star is for who is in the room now.
std::vector<std::string> shown(const SchoolYear& town, const std::vector<ChannelId>& rooms) {
  std::vector<std::string> lines;
  for (const auto& one : sharers(town.school, rooms, town.now)) {
    const auto minute = local(town.school, one.until).minute.value;
    lines.push_back(one.name + (one.in_room ? "*" : "") + " until " + std::to_string(minute / 60) +
                    (minute % 60 < 10 ? ":0" : ":") + std::to_string(minute % 60));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a device in a room is for who works there today, who is there now first") {
  SchoolYear town;
  Room place{RoomId{555}, "Room 12", town.room, {}};
  town.school.set_row(place);
  town.slot(town.para, "P1", place.id);
  town.slot(town.specialist, "P3", place.id);  // not of the room's own people
  town.slot(town.stranger, "P3", town.place("Gym"));
  CHECK(shown(town, {town.room}) ==
        Lines{"Marisol C.* until 15:00", "Piet V. until 15:00", "Sara L. until 15:00", "Tom F. until 15:00"});
  CHECK(shown(town, {town.team}) == Lines{"Sara L. until 15:00", "Tom F. until 15:00"});
  CHECK(shown(town, {}).empty());
  CHECK(shown(town, {ChannelId{4'000}}).empty());

  SECTION("not for who is away") {
    town.make<AbsenceId>(town.office, ReportAbsence{town.para, town.today(8), town.today(16)});
    CHECK(shown(town, {town.room}) == Lines{"Piet V. until 15:00", "Sara L. until 15:00", "Tom F. until 15:00"});
  }
  SECTION("for who stands in") {
    town.make<AbsenceId>(town.office, ReportAbsence{town.para, town.today(8), town.today(16)});
    town.make<CoverId>(
        town.office,
        GiveCover{.by = town.stranger, .instead_of = town.para, .from = town.today(8, 30), .until = town.today(9, 30)});
    CHECK(shown(town, {town.room}) ==
          Lines{"Vera M.* until 15:00", "Piet V. until 15:00", "Sara L. until 15:00", "Tom F. until 15:00"});
  }
  SECTION("not for who has gone for good") {
    REQUIRE(town.answer(town.admin, DeactivatePerson{town.para}) == "ok");
    CHECK(shown(town, {town.room}) == Lines{"Piet V. until 15:00", "Sara L. until 15:00", "Tom F. until 15:00"});
  }
  SECTION("for nobody once the day is over, and not on a free day") {
    town.now = town.today(16);
    CHECK(shown(town, {town.room}).empty());
    town.now = town.on(20260926, 9);
    CHECK(shown(town, {town.room}).empty());
  }
  SECTION("at the end of a shift there is time to finish a sentence") {
    town.now = town.today(14, 57);
    CHECK(shown(town, {town.room}).front() == "Marisol C. until 15:07");
  }
  SECTION("who comes early is there for half an hour at a time") {
    town.now = town.today(7);
    CHECK(shown(town, {town.room}).front() == "Marisol C. until 7:30");
  }
}

TEST_CASE("without a calendar a device is for the people of its room, ten hours at most") {
  SmallSchool town;
  const auto found = sharers(town.school, {town.room}, town.now);
  REQUIRE(found.size() == 3);
  for (const auto& one : found) CHECK(one.until.value == town.now.value + 10 * hour_ms);
}

TEST_CASE("a device stands in classrooms and teams only") {
  SmallSchool town;
  CHECK(may_share(town.school, {town.room, town.team}));
  CHECK_FALSE(may_share(town.school, {}));
  CHECK_FALSE(may_share(town.school, {town.whole_school}));
  CHECK_FALSE(may_share(town.school, {town.room, town.care_team}));
  CHECK_FALSE(may_share(town.school, {ChannelId{4'000}}));
}

TEST_CASE("names on a shared device are no longer than it takes to tell people apart") {
  const std::vector<std::pair<std::vector<std::string>, std::vector<Name>>> rows{
      {{"Marisol Vega", "Tom Ferro"}, {"Marisol V.", "Tom F."}},
      {{"Ana Reis", "Ana Ribeiro", "Ana Costa"}, {"Ana Re.", "Ana Ri.", "Ana C."}},
      {{"Zoë Ångström", "Zoë Åberg"}, {"Zoë Ån.", "Zoë Åb."}},
      {{"Prince"}, {"Prince"}},
      {{"Ana Maria da Silva"}, {"Ana S."}},
      {{"Ana Li", "Ana Lima"}, {"Ana Li", "Ana Li."}},
      {{"Jo Ng", "Jo Ng"}, {"Jo N.", "Jo N."}},
  };
  for (const auto& [names, expected] : rows) CHECK(short_names(names) == expected);
}

}  // namespace cueline::domain::test
