// The school year from a spreadsheet.
#include <catch2/catch.hpp>

#include "clients/cli/school_tables.hpp"

using namespace cueline;
using namespace cueline::cli;

namespace {

// A school with two schedules, and maybe a year.
View school(const std::optional<Calendar>& calendar = {}) {
  Snapshot snapshot;
  Bells regular{BellsId{20}, "Regular", {}};
  regular.periods.push_back({"Period 1", PeriodKind::lesson, 490, 540});
  auto assembly = regular;
  assembly.id = BellsId{21};
  assembly.name = "Assembly";
  snapshot.records = {SchoolRecord{"Maple", "America/New_York", "en"}, regular, assembly};
  if (calendar) snapshot.records.emplace_back(*calendar);
  View view;
  view.take(snapshot);
  return view;
}

const Calendar year{CalendarId{1},
                    20260907,
                    20270625,
                    {1, 2, 3, 4, 5},
                    {{"A", BellsId{20}}, {"B", BellsId{21}}},
                    {{.date = 20261126, .closed = true}}};

Calendar calendar_of(const SchoolTable& table) { return std::get<Calendar>(table.rows.at(0).row); }

std::vector<std::string> faults(const SchoolTable& table) {
  std::vector<std::string> all;
  for (const auto& fault : table.faults)
    all.push_back(std::to_string(fault.line) + " " + fault.column + ": " + fault.what);
  return all;
}
using Lines = std::vector<std::string>;

SchoolTable read(const std::string& lines, const std::optional<Calendar>& known = year) {
  return read_calendar(school(known), read_csv("date,until,kind,days,day,bells,ends,reason\n" + lines));
}

std::vector<std::int64_t> special_dates(const SchoolTable& table) {
  std::vector<std::int64_t> dates;
  for (const auto& day : calendar_of(table).special) dates.push_back(day.date.value);
  return dates;
}

}  // namespace

TEST_CASE("a year, its rotation and its special days") {
  const auto table = read(
      "2026-09-07,2027-06-25,year,Mon-Thu,,,,\n"
      ",,rotation,,A,Regular,,\n"
      ",,rotation,,B,Assembly,,\n"
      "2026-11-26,,closed,,,,,Thanksgiving\n"
      "2026-11-24,,special,,A,Assembly,,\n"
      "2026-12-17,,early,,,,12:30,\n"
      "2026-12-19,,school,,,Regular,,Open day\n",
      {});
  CHECK(faults(table) == Lines{});
  const auto calendar = calendar_of(table);
  CHECK((calendar.id == CalendarId{1} && calendar.first == Date(20260907) && calendar.last == Date(20270625)));
  CHECK(calendar.weekdays == std::vector<Weekday>{1, 2, 3, 4});
  CHECK(calendar.cycle == year.cycle);
  CHECK(calendar.special ==
        std::vector<SpecialDay>{{.date = 20261124, .bells = BellsId{21}, .code = Code("A")},
                                {.date = 20261126, .closed = true, .reason = Name("Thanksgiving")},
                                {.date = 20261217, .ends = Minute(750)},
                                {.date = 20261219, .bells = BellsId{20}, .closed = false, .reason = Name("Open day")}});
  const auto& row = table.rows.at(0);
  CHECK(row.name == "year 2026-09-07 to 2027-06-25");
  CHECK((row.line == 2 && !row.known));
  CHECK(row.parts.at("/special/0") == 6);
  CHECK(row.parts.at("/special/1") == 5);
  CHECK(row.parts.at("/cycle/1") == 4);
  REQUIRE(row.shown.size() == 4);
  CHECK((row.shown[0].name == "2026-11-26: no school, Thanksgiving" && row.shown[0].what == "new"));
  CHECK(row.shown[1].name == "2026-11-24: Assembly bells, A day");
  CHECK(row.shown[2].name == "2026-12-17: ends 12:30");
}

TEST_CASE("days that the file does not name stay, those it names take their place") {
  const auto table = read("2026-12-18,,early,,,,12:30,\n2026-11-26,,usual,,,,,\n");
  CHECK(special_dates(table) == std::vector<std::int64_t>{20261218});
  CHECK(calendar_of(table).cycle == year.cycle);
  CHECK(table.rows.at(0).shown.at(1).what == "changes");
  const auto same = read("2026-11-26,,closed,,,,,\n2026-11-27,,usual,,,,,\n");
  CHECK(same.rows.at(0).known);
  CHECK(same.rows.at(0).shown.at(0).what == "is there already");
  CHECK(same.rows.at(0).shown.at(1).what == "is there already");
}

TEST_CASE("a stretch of days is about those that have school by their weekday") {
  using Dates = std::vector<std::int64_t>;
  CHECK(special_dates(read("2026-12-24,2026-12-29,closed,,,,,\n")) ==
        Dates{20261126, 20261224, 20261225, 20261228, 20261229});
  CHECK(special_dates(read("2026-12-24,2026-12-29,school,,,Regular,,\n")) == Dates{20261126, 20261226, 20261227});
  CHECK(special_dates(read("2027-02-26,2027-03-01,early,,,,12:00,\n")) == Dates{20261126, 20270226, 20270301});
}

TEST_CASE("what is wrong with a calendar is said with line and column") {
  struct Row {
    const char* line;
    const char* fault;
  };
  for (const auto& row :
       {Row{"2026-11-26,,holiday,,,,,", "2 kind: must be one of year, rotation, closed, school, early, special, usual"},
        Row{"2026-11-26,,,,,,,", "2 kind: must not be empty"}, Row{",,closed,,,,,", "2 date: must not be empty"},
        Row{"2026-02-30,,closed,,,,,", "2 date: must be a date like 2026-09-21"},
        Row{"2026-11-26,2026-11-20,closed,,,,,", "2 until: lies before the date"},
        Row{"2028-01-03,,closed,,,,,", "2 date: 2028-01-03 is not in the school year"},
        Row{"2026-11-24,,special,,,Rainy,,", "2 bells: there are no bells \"Rainy\""},
        Row{"2026-11-24,,special,,C,,,", "2 day: \"C\" is not in the rotation"},
        Row{"2026-11-24,,special,,,,,", "2 bells: is empty, as are day and ends: what is special?"},
        Row{"2026-11-24,,early,,,,,", "2 ends: must not be empty"},
        Row{"2026-11-24,,closed,,A,,,", "2 kind: bells, day and ends must be empty then"},
        Row{"2026-11-23,2026-11-25,closed,,,,,\n2026-11-24,,early,,,,12:00,",
            "3 date: 2026-11-24 stands in line 2 already"},
        Row{",,rotation,,A,Regular,,\n,,rotation,,A,Assembly,,", "3 day: stands twice in the rotation"},
        Row{",,rotation,,A,,,", "2 bells: must not be empty"}}) {
    CAPTURE(row.line);
    CHECK(faults(read(std::string(row.line) + "\n")) == Lines{row.fault});
  }
  CHECK(faults(read("2026-11-26,,closed,,,,,\n", {})).size() == 3);  // neither year nor rotation, so not in it either
}
