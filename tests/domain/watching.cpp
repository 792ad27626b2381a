// Watched hours and the days of the calendar are kept and shortened; here they are held against the long way.
#include "server/domain/watching.hpp"

#include <map>
#include <random>
#include <set>

#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

constexpr std::int64_t week_ms = 7 * day_ms;

bool is_with(const School& school, const Student& student, const DayBlock& block) {
  if (block.cancelled.value_or(false)) return false;
  if (block.student == student.id || block.group == student.classroom) return true;
  const auto* const room = block.room ? school.row<Room>(block.room->value) : nullptr;
  return !block.student && room && room->channel == student.classroom;
}

// Everybody's plan of every week, and every hour of every block.
WatchedHours the_long_way(const School& school, const Student& student, Millis from, Millis until) {
  WatchedHours hours;
  for (auto week = from; week < until; week.value += week_ms) {
    const Plan plan(school, week, Millis{std::min(week.value + week_ms, until.value)});
    for (const auto person : school.channels.at(student.care_team).members) {
      for (const auto& block : plan.blocks_of(person)) {
        const auto start = local(school, block.start);
        const auto end = local(school, Millis{block.end.value - 1});
        if (!is_with(school, student, block) || start.date != end.date || block.end <= block.start) continue;
        for (auto hour = start.minute / 60; hour <= end.minute / 60; ++hour) {
          hours[start.date].set(static_cast<std::size_t>(hour));
        }
      }
    }
  }
  return hours;
}

struct Chances {
  std::mt19937 random;
  int below(int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); }
  template <class T>
  T one_of(std::initializer_list<T> some) {
    return *(some.begin() + below(static_cast<int>(some.size())));
  }
};

// A year with a timetable that holds on some days, and with everything that changes a day.
struct EventfulYear : SchoolYear {
  Chances chance;
  RoomId home, gym;

  explicit EventfulYear(unsigned seed) : chance{std::mt19937(seed)} {
    home = place("Home of Room 12");
    gym = place("Gym");
    school.set_row(Room{home, "Home of Room 12", room, {}});
    add_days_off();
    for (const auto person : {teacher, para, specialist, other_para}) add_slots(person);
    for (int i = chance.below(4); i > 0; --i) add_trouble();
  }

  PersonId somebody() { return chance.one_of({teacher, para, specialist, other_para}); }
  Millis some_time() { return on(date_after(20260907, chance.below(280)), 8 + chance.below(8), chance.below(60)); }

  void add_days_off() {
    auto calendar = school.rows<Calendar>().begin()->second;
    for (int day = 0; day < 4; ++day) {
      SpecialDay special{.date = date_after(20260910, 40 * day + chance.below(30))};
      if (chance.below(2)) special.closed = true;
      if (chance.below(2)) special.ends = clock(11 + chance.below(3), 30);
      calendar.special.push_back(special);
    }
    school.set_row(calendar);
  }

  void add_slots(PersonId person) {
    for (const auto* period : {"P1", "P2", "P3", "P4"}) {
      auto row = slot(person, period);
      if (chance.below(3) == 0) row.room = chance.one_of({home, gym});
      if (chance.below(3) == 0) row.group = chance.one_of({room, team});
      if (chance.below(5) == 0) row.student = student;
      if (chance.below(3) == 0) row.cycle_days = {chance.one_of<Code>({"A", "B"})};
      if (chance.below(3) == 0) row.weekdays = {1 + chance.below(5)};
      if (chance.below(4) == 0) row.first = date_after(20260907, chance.below(200));
      if (chance.below(4) == 0) row.last = date_after(20260907, chance.below(280));
      if (chance.below(4) == 0) {
        row.period.reset();
        row.start = clock(7 + chance.below(8), chance.below(60));
        row.end = row.start->value + 1 + chance.below(90);
      }
      school.set_row(row);
    }
  }

  void add_trouble() {
    const auto from = some_time();
    const Millis until{from.value + hour_ms * (1 + chance.below(100))};
    const auto number = 50'000 + static_cast<std::uint64_t>(chance.below(9'000));
    switch (chance.below(4)) {
      case 0: school.set_row(Absence{AbsenceId{number}, somebody(), from, until, office}); return;
      case 1: school.set_row(Cover{CoverId{number}, somebody(), somebody(), from, until}); return;
      case 2: {
        Reassignment move{.id = ReassignmentId{number}, .person = somebody(), .from = from, .until = until};
        move.room = chance.one_of({home, gym});
        school.set_row(move);
        return;
      }
      default: break;
    }
    Alert alert;
    alert.id = AlertId{number};
    alert.change = DayChange{.change_kind = chance.one_of({DayChangeKind::moved, DayChangeKind::cancelled,
                                                           DayChangeKind::dismissal, DayChangeKind::place}),
                             .from_start = from,
                             .from_end = Millis{from.value + hour_ms}};
    alert.change->to_start = Millis{from.value + hour_ms * (chance.below(46) - 23)};
    alert.change->to_room = chance.one_of({home, gym});
    school.alerts[alert.id] = alert;
  }
};

}  // namespace

TEST_CASE("watched hours are those of everybody's plan, week by week") {
  const auto seed = GENERATE(take(60, Catch::Generators::random(0u, 0xffffffffu)));
  CAPTURE(seed);
  EventfulYear town(seed);
  const auto& who = town.school.students.at(town.student);
  const auto from = town.on(date_after(20260901, town.chance.below(30)), town.chance.below(24), town.chance.below(60));
  const Millis until{from.value + week_ms * (1 + town.chance.below(40)) + hour_ms * town.chance.below(100)};
  const auto hours = watched_hours(town.school, who, from, until);
  CHECK(hours == the_long_way(town.school, who, from, until));
}

TEST_CASE("the days that are kept are forgotten when bells, calendar or time zone change") {
  SchoolYear town;
  const auto first_bell = [&] {
    const auto day = school_day(town.school, SchoolYear::monday);
    return day ? local(town.school, day->start).minute : Minute{0};
  };
  CHECK(first_bell() == Minute{clock(8, 30)});
  auto later = regular();
  later.id = BellsId{901};
  later.periods.front().start = clock(8, 45);
  town.school.set_row(later);
  CHECK(first_bell() == Minute{clock(8, 45)});
  town.school.record.time_zone = "America/New_York";
  CHECK(first_bell() == Minute{clock(8, 45)});
  auto calendar = town.school.rows<Calendar>().begin()->second;
  SpecialDay off{.date = SchoolYear::monday};
  off.closed = true;
  calendar.special = {off};
  town.school.set_row(calendar);
  CHECK(first_bell() == Minute{0});
  town.school.drop_row<Calendar>(calendar.id.value);
  CHECK_FALSE(school_day(town.school, SchoolYear::monday));
}

TEST_CASE("whose absences there are follows the list of absences") {
  SchoolYear town;
  const auto from = town.today(8);
  const Absence absence{AbsenceId{60'001}, town.para, from, town.today(12), town.office};
  town.school.set_row(absence);
  CHECK(is_absent(town.school, town.para, town.today(9)));
  CHECK_FALSE(is_absent(town.school, town.teacher, town.today(9)));
  auto other = absence;
  other.person = town.teacher;
  town.school.set_row(other);
  CHECK_FALSE(is_absent(town.school, town.para, town.today(9)));
  CHECK(is_absent(town.school, town.teacher, town.today(9)));
  town.school.drop_row<Absence>(absence.id.value);
  CHECK_FALSE(is_absent(town.school, town.teacher, town.today(9)));
  CHECK(town.school.absences_of.empty());
}

}  // namespace cueline::domain::test
