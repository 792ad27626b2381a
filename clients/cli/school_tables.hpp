// The school's lists from spreadsheets: bells, calendar, rooms, timetable, hours. Reading changes nothing; what is
// wrong is said with its line and column, and nothing of a file with a fault is set.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/csv.hpp"
#include "clients/cli/view.hpp"

namespace cueline::cli {

struct TableFault {
  std::size_t line = 0;
  std::string column;  // as the first line of the file names it
  std::string what;
  bool operator==(const TableFault&) const = default;
};

// What a line of a row that has many does: "2026-11-26: no school", "new".
struct ShownPart {
  std::size_t line = 0;
  std::string name, what;
};

// A row of the school's list, and where in the file it begins.
struct TableRow {
  std::size_t line = 0;
  std::string name;  // what a person calls it
  KeptRow row;
  bool known = false;                        // the school has it already, just so
  std::map<std::string, std::size_t> parts;  // where parts of it stand, by their pointer in the row: "/periods/3"
  std::vector<ShownPart> shown;              // in place of the row; else the row itself
};

struct SchoolTable {
  std::vector<TableRow> rows;
  std::vector<TableFault> faults;
};

// "bells,period,kind,start,end": the rows of one name make one schedule, and take the place of the one so named.
[[nodiscard]] SchoolTable read_bells(const View& view, const Csv& csv);
// "name,classroom,next_to": doors are separated by "|". They may name rooms of the same file: those have id 0 until
// they are set, so `doors` is read again afterwards.
[[nodiscard]] SchoolTable read_rooms(const View& view, const Csv& csv, bool doors);
// "person,kind,what,days,cycle,period,start,end,room,group,student,mode,first,last"
[[nodiscard]] SchoolTable read_timetable(const View& view, const Csv& csv);
// "person,days,start,end,protected": with a reason in the last column it is protected time, else paid time.
[[nodiscard]] SchoolTable read_hours(const View& view, const Csv& csv);

// "date,until,kind,days,day,bells,ends,reason": the year, its rotation, and days that are not like it says. Days the
// file does not name stay as they are.
[[nodiscard]] SchoolTable read_calendar(const View& view, const Csv& csv);

// Why the server refused these rows, with the line of the file: "rooms.csv:3: Gym: That name is taken. Field: name."
[[nodiscard]] std::string refusal_in_words(const std::string& file, const std::vector<TableRow>& sent,
                                           const Problem& problem);

// "9:05" as minutes of the day, up to 24:00.
[[nodiscard]] std::optional<Minute> minute_from(std::string_view words);
// "Mon-Fri", "Mon|Wed"; none if a day is not known. Empty words mean no day.
[[nodiscard]] std::optional<std::vector<Weekday>> weekdays_from(std::string_view words);

}  // namespace cueline::cli
