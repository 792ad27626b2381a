#include "clients/cli/school_tables.hpp"

#include <catch2/catch.hpp>

#include "clients/cli/remote.hpp"

using namespace cueline;
using namespace cueline::cli;

namespace {

// Two people, a classroom, a student, one room and one schedule.
View school() {
  Snapshot snapshot;
  Person marisol;
  marisol.id = PersonId{2};
  marisol.name = "Marisol Vega";
  auto hannah = marisol;
  hannah.id = PersonId{3};
  hannah.name = "Hannah Okafor";
  Student student;
  student.id = StudentId{12};
  student.initials = "J.R.";
  Bells regular{BellsId{20}, "Regular", {}};
  regular.periods.push_back({"Period 1", PeriodKind::lesson, 490, 540});
  snapshot.records = {SchoolRecord{"Maple", "America/New_York", "en"}, marisol, hannah, student, regular};
  snapshot.records.emplace_back(Channel{ChannelId{9}, ChannelKind::classroom, "Room 12", {PersonId{2}}, {}});
  snapshot.records.emplace_back(Channel{ChannelId{10}, ChannelKind::direct, "Gym talk", {PersonId{2}}, {}});
  snapshot.records.emplace_back(Room{RoomId{30}, "Room 12", ChannelId{9}, {}});
  snapshot.records.emplace_back(WorkHours{PersonId{3}, {{1, 450, 940}}, {{WeekSpan{1, 755, 800}, Name("Planning")}}});
  View view;
  view.take(Welcome{PersonId{2}, "Maple", 1, Sequence{9}, {}, "0"});
  view.take(snapshot);
  return view;
}

template <class T>
T row_of(const SchoolTable& table, std::size_t at) {
  return std::get<T>(table.rows.at(at).row);
}

// "2 start: must ..." of each fault, so that a test can name it in a line.
std::vector<std::string> faults(const SchoolTable& table) {
  std::vector<std::string> all;
  for (const auto& fault : table.faults)
    all.push_back(std::to_string(fault.line) + " " + fault.column + ": " + fault.what);
  return all;
}

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("a time of the day is hours and minutes") {
  CHECK(minute_from("9:05") == Minute(545));
  CHECK(minute_from("09:05") == Minute(545));
  CHECK(minute_from("0:00") == Minute(0));
  CHECK(minute_from("24:00") == Minute(1440));
  for (const auto* const wrong : {"", "9", "9.05", "9:5", "9:60", "24:01", "-1:00", "9:05 ", "9:05pm", ":05", "x:05"}) {
    CAPTURE(wrong);
    CHECK_FALSE(minute_from(wrong));
  }
}

TEST_CASE("days of the week are named, listed, and spanned") {
  using Days = std::vector<Weekday>;
  CHECK(weekdays_from("Mon-Fri") == Days{1, 2, 3, 4, 5});
  CHECK(weekdays_from("mon|Wednesday|FR") == Days{1, 3, 5});
  CHECK(weekdays_from("Mon-Wed|Tue") == Days{1, 2, 3});
  CHECK(weekdays_from("") == Days{});
  for (const auto* const wrong : {"Fri-Mon", "M", "Mon,Tue", "Someday", "Mon-", "1"}) {
    CAPTURE(wrong);
    CHECK_FALSE(weekdays_from(wrong));
  }
}

TEST_CASE("the rows of one name make one schedule, and take the place of the one so named") {
  const auto table = read_bells(school(), read_csv("bells,period,kind,start,end\n"
                                                   "Regular,Period 1,,8:10,9:00\n"
                                                   "Regular,Lunch,lunch,12:00,12:30\n"
                                                   "Short,Period 1,lesson,8:10,8:40\n"));
  CHECK(faults(table) == Faults{});
  REQUIRE(table.rows.size() == 2);
  CHECK(row_of<Bells>(table, 0).id == BellsId{20});
  CHECK(row_of<Bells>(table, 0).periods.at(1) == Period{"Lunch", PeriodKind::lunch, 720, 750});
  CHECK(row_of<Bells>(table, 1).id == BellsId{});
  CHECK(table.rows[1].line == 4);
  CHECK(read_bells(school(), read_csv("bells,period,start,end\nRegular,Period 1,8:10,9:00\n")).rows.at(0).known);
}

TEST_CASE("what is wrong with bells is said with line and column") {
  const auto table = read_bells(school(), read_csv("bells,period,kind,start,end\n"
                                                   "Regular,Period 1,lesson,8:10,9:00\n"
                                                   "Regular,Period 2,nap,8:50,nine\n"
                                                   ",Period 3,lesson,10:00,9:00\n"
                                                   "Regular,Period 1,lesson,10:00,11:00\n"));
  CHECK(faults(table) == Faults{"3 kind: must be one of lesson, lunch, recess, assembly, planning, other",
                                "3 end: must be a time like 9:05, not \"nine\"",
                                "3 start: lies before the end of Period 1", "4 bells: must not be empty",
                                "4 end: must lie after the start", "5 period: stands twice in Regular"});
}

TEST_CASE("a column that is missing or unknown is named before anything is read") {
  const auto table = read_bells(school(), read_csv("bells,period,begin,end\nRegular,Period 1,8:10,9:00\n"));
  CHECK(faults(table) == Faults{"1 begin: is no column of this table", "1 start: is missing in the first line"});
  CHECK(table.rows.empty());
  CHECK(faults(read_hours(school(), read_csv(""))).size() == 4);
}

TEST_CASE("rooms may be next to rooms of the same file") {
  const auto csv = read_csv("name,classroom,next_to\nRoom 12,Room 12,Gym\nGym,,Room 12|Attic\n");
  const auto table = read_rooms(school(), csv, true);
  CHECK(faults(table) == Faults{"3 next_to: there is no room \"Attic\" in the school or the file"});
  CHECK(row_of<Room>(table, 0).id == RoomId{30});
  CHECK(row_of<Room>(table, 0).channel == ChannelId{9});
  CHECK(row_of<Room>(table, 1).next_to == std::vector{RoomId{30}});
  CHECK(row_of<Room>(read_rooms(school(), csv, false), 1).next_to.empty());
}

TEST_CASE("a line of the timetable becomes a slot") {
  const auto table = read_timetable(
      school(), read_csv("person,kind,what,days,cycle,period,start,end,room,group,student,mode,first,last\n"
                         "Marisol Vega,support,Reading,Mon|Wed,A|B,Period 1,,,Room 12,Room 12,J.R.,small group,,\n"
                         "hannah,,Bus 4,,,,14:55,15:10,,,,,2026-09-21,2026-12-18\n"));
  CHECK(faults(table) == Faults{});
  const auto reading = row_of<Slot>(table, 0);
  CHECK(reading.person == PersonId{2});
  CHECK(reading.slot_kind == SlotKind::support);
  CHECK(reading.weekdays == std::vector<Weekday>{1, 3});
  CHECK(reading.cycle_days == std::vector<Code>{"A", "B"});
  CHECK(reading.period == Name("Period 1"));
  CHECK(reading.room == RoomId{30});
  CHECK(reading.group == ChannelId{9});
  CHECK(reading.student == StudentId{12});
  CHECK(reading.mode == SupportMode::small_group);
  const auto bus = row_of<Slot>(table, 1);
  CHECK(bus.start == Minute(895));
  CHECK(bus.last == Date(20261218));
}

TEST_CASE("what is wrong with a timetable is said with line and column") {
  const auto table = read_timetable(school(), read_csv("person,what,period,start,end,room,group,first\n"
                                                       "Nobody,Reading,Period 9,,,Attic,Gym talk,21 Sep\n"
                                                       "Marisol,,,9:00,,,,\n"
                                                       "Marisol,Math,Period 1,9:00,10:00,,,\n"));
  CHECK(faults(table) ==
        Faults{"2 person: there is no person \"Nobody\"", "2 period: there is no period \"Period 9\" in any bells",
               "2 room: there is no room \"Attic\"", "2 group: there is no classroom or team \"Gym talk\"",
               "2 first: must be a date like 2026-09-21", "3 what: must not be empty",
               "4 period: is there: start and end must be empty then"});
}

TEST_CASE("hours are gathered for each person, protected time by its reason") {
  const auto table = read_hours(school(), read_csv("person,days,start,end,protected\n"
                                                   "Marisol,Mon-Tue,7:40,15:15,\n"
                                                   "Hannah,Mon,7:30,15:40,\n"
                                                   "Hannah,Mon,12:35,13:20,Planning\n"));
  CHECK(faults(table) == Faults{});
  REQUIRE(table.rows.size() == 2);
  CHECK(row_of<WorkHours>(table, 0).paid == std::vector<WeekSpan>{{1, 460, 915}, {2, 460, 915}});
  CHECK_FALSE(table.rows[0].known);
  CHECK(table.rows[1].known);
}

TEST_CASE("hours that overlap, and protected time outside of them, are faults") {
  const auto table = read_hours(school(), read_csv("person,days,start,end,protected\n"
                                                   "Marisol,Mon-Tue,7:40,15:15,\n"
                                                   "Marisol,Tue,15:00,16:00,\n"
                                                   "Hannah,Mon,7:30,12:00,\n"
                                                   "Hannah,Mon,12:35,13:20,Planning\n"));
  CHECK(faults(table) == Faults{"3 start: overlaps with another line of this person",
                                "5 protected: Hannah Okafor is not at work then: Planning"});
}

TEST_CASE("a refusal of rows is told with the line they stand in") {
  const auto bells = read_bells(school(), read_csv("bells,period,start,end\n"
                                                   "Regular,Period 1,8:10,9:00\n"
                                                   "Short,Period 1,8:10,8:40\n"
                                                   "Regular,Period 2,9:00,9:50\n"));
  const auto hours = read_hours(school(), read_csv("person,days,start,end,protected\n"
                                                   "Marisol,Mon-Tue,7:40,15:15,\n"
                                                   "Marisol,Wed,8:00,12:00,\n"));
  struct Row {
    const char* field;
    const std::vector<TableRow>& sent;
    const char* words;
  };
  const std::string taken = ": That name is taken.";
  for (const auto& row : {Row{"/command/rows/0/periods/1/end", bells.rows, "x.csv:4: Regular"},
                          Row{"/command/rows/0/name", bells.rows, "x.csv:2: Regular"},
                          Row{"/command/rows/1", bells.rows, "x.csv:3: Short"},
                          Row{"/command/rows/0/paid/1/start", hours.rows, "x.csv:2: Marisol Vega"},
                          Row{"/command/rows/0/paid/2", hours.rows, "x.csv:3: Marisol Vega"}}) {
    CAPTURE(row.field);
    const std::string field(row.field);
    const auto words = refusal_in_words("x.csv", row.sent, {"name_taken", "That name is taken.", field});
    CHECK(words.starts_with(row.words + taken));
  }
  CHECK(refusal_in_words("x.csv", bells.rows, {"name_taken", "That name is taken.", "/command/rows/0/periods/1/end"}) ==
        "x.csv:4: Regular: That name is taken. Field: periods/1/end.");
  CHECK(refusal_in_words("x.csv", bells.rows, {"not_allowed", "Your role does not include this.", {}}) ==
        "x.csv: Your role does not include this.");
  CHECK(refusal_in_words("x.csv", bells.rows, {"name_taken", "That name is taken.", "/command/rows/9"}) ==
        "x.csv: That name is taken.");
}

TEST_CASE("times are a while from now, of today, or of a date, by the school's clock") {
  const auto view = school();
  CHECK(time_from(view, "2026-11-24 08:00") == Millis{1'795'525'200'000});  // 13:00 UTC
  CHECK(time_from(view, "2026-11-24T08:00") == Millis{1'795'525'200'000});
  CHECK(time_from(view, "10:40").has_value());
  const auto soon = time_from(view, "40m");
  REQUIRE(soon);
  CHECK(std::abs(soon->value - now().value - 40 * 60'000) < 5'000);
  for (const auto* const wrong :
       {"", "2026-13-24 08:00", "2026-11-24", "2026-11-24 25:00", "8", "later 08:00", "08:00 "}) {
    CAPTURE(wrong);
    CHECK_FALSE(time_from(view, wrong));
  }
}
