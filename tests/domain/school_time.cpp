// The school's clock: daylight saving both ways, rotations over holidays, and time counted by the bells.
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

School in(const Name& zone) {
  School school;
  school.record.time_zone = zone;
  return school;
}

constexpr std::int64_t utc(std::int64_t seconds) { return seconds * 1'000; }

}  // namespace

TEST_CASE("a wall clock in zones with and without daylight saving") {
  struct Row {
    std::string why, zone;
    Date date;
    Minute minute;
    std::int64_t moment;
    bool there_and_back = true;
  };
  const std::vector<Row> rows{
      {"winter in Lisbon", "Europe/Lisbon", 20260115, clock(9), utc(1'768'467'600)},
      {"summer in Lisbon", "Europe/Lisbon", 20260615, clock(9), utc(1'781'510'400)},
      {"the last minute before spring", "Europe/Lisbon", 20270328, clock(0, 59), utc(1'806'195'540)},
      {"01:30 does not exist: 02:00 does", "Europe/Lisbon", 20270328, clock(1, 30), utc(1'806'195'600), false},
      {"02:00 is the same moment", "Europe/Lisbon", 20270328, clock(2), utc(1'806'195'600)},
      {"01:30 comes twice in autumn: the first", "Europe/Lisbon", 20261025, clock(1, 30), utc(1'792'888'200)},
      {"New York, gap", "America/New_York", 20270314, clock(2, 30), utc(1'805'007'600), false},
      {"New York, repeat", "America/New_York", 20261101, clock(1, 30), utc(1'793'511'000)},
      {"no daylight saving in Phoenix", "America/Phoenix", 20260701, clock(8), utc(1'782'918'000)},
      {"half an hour in Lord Howe, gap", "Australia/Lord_Howe", 20261004, clock(2, 15), utc(1'791'041'400), false},
      {"half an hour in Lord Howe, after it", "Australia/Lord_Howe", 20261004, clock(2, 30), utc(1'791'041'400)},
      {"half an hour in Lord Howe, repeat", "Australia/Lord_Howe", 20270404, clock(1, 45), utc(1'806'763'500)},
      {"midnight at the end of a day", "Europe/Lisbon", 20260115, 1'440, utc(1'768'521'600), false},
      {"a zone nobody knows is UTC", "Mars/Olympus", 20260615, clock(9), utc(1'781'514'000)},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    const auto school = in(row.zone);
    CHECK(at(school, row.date, row.minute) == Millis{row.moment});
    const auto back = local(school, Millis{row.moment});
    if (row.there_and_back) CHECK((back.date == row.date && back.minute == row.minute));
  }
}

TEST_CASE("every quarter of an hour of a year is on the wall when it should be") {
  for (const std::string zone : {"Europe/Lisbon", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"}) {
    CAPTURE(zone);
    const auto school = in(zone);
    Millis last = at(school, 20260801, 0);
    for (Date date = 20260801; date != 20270801; date = date_after(date, 1)) {
      bool in_order = true;  // never backwards, nor far ahead
      for (std::int64_t minute = 15; minute <= 1'440; minute += 15) {
        const auto time = at(school, date, minute);
        in_order = in_order && last <= time && time.value - last.value <= 135 * minute_ms;
        in_order = in_order && at(school, local(school, time).date, local(school, time).minute) <= time;
        last = time;
      }
      CHECK(in_order);
    }
  }
}

TEST_CASE("dates") {
  CHECK(is_date(20240229));
  CHECK_FALSE(is_date(20260229));
  CHECK_FALSE(is_date(20261301));
  CHECK(date_after(20261231, 1) == Date{20270101});
  CHECK(date_after(20270301, -1) == Date{20270228});
  CHECK(weekday_of(20260921) == Weekday{1});
  CHECK(days_between(20260907, 20260921) == 14);
  CHECK(is_time_zone("Europe/Lisbon"));
  CHECK_FALSE(is_time_zone("Europe/Nowhere"));
  CHECK_FALSE(is_time_zone(""));
  CHECK_FALSE(is_time_zone("../../etc/passwd"));
}

TEST_CASE("when the zone is put right, the bells ring by the other clock") {
  auto school = with_year("Europe/Lisbon");
  const auto rings = [&] { return school_day(school, 20260921)->start; };
  const auto before = rings();
  Entry entry{.body = SchoolChanged{{}, Name("America/New_York"), {}}};
  entry.sequence = Sequence{1};
  entry.timeline = school_timeline;
  apply(school, entry);
  CHECK(rings().value - before.value == 5 * hour_ms);  // both on summer time
}

TEST_CASE("a school in a zone that nobody knows is not founded") {
  const PersonAdded admin{"Ana Reis", Role::admin, {}, {}};
  CHECK(found_school({"Harbor School", "Europe/Nowhere", "en"}, admin).error() == Errc::unknown_value);
}

TEST_CASE("the rotation counts days with school, over weekends, holidays and special days") {
  auto calendar = year(BellsId{901}, BellsId{902});
  calendar.special = {SpecialDay{20260909, {}, {}, {}, true, "Holiday"},
                      SpecialDay{20260912, {}, {}, {}, false, "Open Saturday"},
                      SpecialDay{20260914, BellsId{902}, {}, {}, {}, "Short"},
                      SpecialDay{20260915, {}, "B", {}, {}, "B twice"},
                      SpecialDay{20260916, {}, {}, clock(11, 30), {}, "Early"},
                      SpecialDay{20260917, {}, {}, clock(8), {}, "Nothing rings"}};
  const auto school = with_year("Europe/Lisbon", calendar);
  struct Row {
    Date date;
    std::string code;  // empty: no school
    int ends;          // minute of the last bell
  };
  const std::vector<Row> rows{
      {20260906, "", 0},
      {20260907, "A", clock(15)},
      {20260908, "B", clock(14, 30)},
      {20260909, "", 0},
      {20260910, "A", clock(15)},
      {20260911, "B", clock(14, 30)},
      {20260912, "A", clock(15)},
      {20260913, "", 0},
      {20260914, "B", clock(14, 30)},
      {20260915, "B", clock(14, 30)},
      {20260916, "B", clock(11, 30)},
      {20260917, "", 0},
      {20260918, "B", clock(14, 30)},
      {20260921, "A", clock(15)},
      {20270625, "?", 0},
      {20270628, "", 0},
  };
  for (const auto& row : rows) {
    CAPTURE(row.date.value);
    const auto day = school_day(school, row.date);
    CHECK((day != nullptr) == !row.code.empty());
    if (!day || row.code == "?") continue;
    CHECK(day->cycle_day == Code(row.code));
    CHECK(day->end == at(school, row.date, row.ends));
    CHECK(day->start == at(school, row.date, clock(8, 30)));
    const bool early = row.date == Date{20260916};
    CHECK(day->dismissed == (early ? std::optional(day->end) : std::nullopt));
  }
  CHECK(next_school_day(school, 20260911)->date == Date{20260912});
  CHECK(next_school_day(school, 20200101)->date == Date{20260907});
  CHECK_FALSE(next_school_day(school, 20270625));
}

TEST_CASE("the rotation is the same as counted day by day") {
  auto calendar = year(BellsId{901}, BellsId{902});
  calendar.weekdays = {2, 3, 6};
  calendar.cycle.push_back({"C", BellsId{901}});
  calendar.first = 20260903;
  for (Date date = 20260901; date < 20270601; date = date_after(date, 9)) {
    calendar.special.push_back({date, {}, {}, {}, date.value % 2 == 0, {}});
  }
  const auto school = with_year("Europe/Lisbon", calendar);
  std::size_t days = 0;
  for (Date date = calendar.first; date <= calendar.last; date = date_after(date, 1)) {
    const auto day = school_day(school, date);
    if (!day) continue;
    CAPTURE(date.value);
    CHECK(day->cycle_day == calendar.cycle[days++ % 3].code);
  }
  CHECK(days > 100);
}

TEST_CASE("the end of the period and of the day") {
  const auto school = with_year("Europe/Lisbon");
  const auto on = [&](Date date, std::int64_t minute) { return at(school, date, minute); };
  struct Row {
    std::string why;
    Millis time, period, day;
  };
  const Date monday = 20260921;
  const Date friday = 20260925;
  const std::vector<Row> rows{
      {"before the first bell", on(monday, clock(7)), on(monday, clock(9, 30)), on(monday, clock(15))},
      {"at a bell", on(monday, clock(8, 30)), on(monday, clock(9, 30)), on(monday, clock(15))},
      {"at the next bell", on(monday, clock(9, 30)), on(monday, clock(10, 30)), on(monday, clock(15))},
      {"in a break", on(monday, clock(10, 55)), on(monday, clock(11)), on(monday, clock(15))},
      {"at the last bell", on(monday, clock(15)), on(20260922, clock(9, 30)), on(20260922, clock(14, 30))},
      {"on a weekend", on(20260926, clock(12)), on(20260928, clock(9, 30)), on(20260928, clock(14, 30))},
      {"on Friday night", on(friday, clock(22)), on(20260928, clock(9, 30)), on(20260928, clock(14, 30))},
      {"after the year", on(20270701, clock(12)), on(20270701, clock(13)), on(20270701, clock(20))},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    CHECK(period_end(school, row.time) == row.period);
    CHECK(day_end(school, row.time) == row.day);
  }
  const auto always_open = in("Europe/Lisbon");
  CHECK(period_end(always_open, start) == Millis{start.value + hour_ms});
  CHECK(day_end(always_open, start) == Millis{start.value + 8 * hour_ms});
}

TEST_CASE("time with school only") {
  const auto school = with_year("Europe/Lisbon");
  const auto on = [&](Date date, std::int64_t minute) { return at(school, date, minute); };
  struct Row {
    std::string why;
    Millis from;
    std::int64_t hours;
    Millis until;
  };
  const std::vector<Row> rows{
      {"within a day", on(20260921, clock(9)), 3, on(20260921, clock(12))},
      {"to the last bell exactly", on(20260921, clock(9)), 6, on(20260921, clock(15))},
      {"over a night", on(20260921, clock(14)), 3, on(20260922, clock(10, 30))},
      {"over a weekend", on(20260925, clock(13)), 4, on(20260928, clock(10, 30))},
      {"from a weekend", on(20260926, clock(13)), 1, on(20260928, clock(9, 30))},
      {"over the change of the clock", on(20261023, clock(13)), 4, on(20261026, clock(10, 30))},
      {"past the end of the year", on(20270625, clock(14)), 10, Millis{0}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    const auto until = after_school_time(school, row.from, row.hours * hour_ms);
    if (row.until.value == 0) {
      CHECK(until > row.from);
      continue;
    }
    CHECK(until == row.until);
    CHECK(school_time_between(school, row.from, until) == row.hours * hour_ms);
  }
  CHECK(after_school_days(school, on(20260925, clock(13, 7)), 1) == on(20260928, clock(13, 7)));
  CHECK(after_school_days(school, on(20260926, clock(10)), 2) == on(20260929, clock(10)));
  CHECK(after_school_days(school, on(20261023, clock(10)), 1) == on(20261026, clock(10)));
  CHECK(school_time_between(school, on(20260922, clock(9)), on(20260921, clock(9))) == 0);

  const auto always_open = in("Europe/Lisbon");
  CHECK(after_school_time(always_open, start, hour_ms) == Millis{start.value + hour_ms});
  CHECK(school_time_between(always_open, start, Millis{start.value + hour_ms}) == hour_ms);
  CHECK(after_school_days(always_open, start, 2) == Millis{start.value + 2 * day_ms});
}

}  // namespace cueline::domain::test
