#include "clients/cli/demo/year.hpp"

#include <date/tz.h>

#include <chrono>
#include <cstdlib>

#include "clients/cli/demo/hours.hpp"
#include "clients/cli/demo/timetable.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::demo {
namespace {

constexpr int morning = 9;  // the hour that it is, whenever the school is made
constexpr std::int64_t weeks_before = 13, weeks_after = 26;

const domain::School& school_of(Stage& stage) { return stage.engine().school(); }

PersonId founder(const Cast& cast) { return cast.staff.at(staff.front().name); }

Name name_from(std::string_view words) { return Name(std::string(words)); }

Bells bells_of(std::string_view name, bool with_assembly) {
  Bells bells{.name = name_from(name)};
  for (const auto& row : regular) {
    const bool assembly = with_assembly && row.name == gives_way_to_assembly;
    bells.periods.push_back(
        {name_from(assembly ? "Assembly" : row.name), assembly ? PeriodKind::assembly : row.kind, row.start, row.end});
  }
  return bells;
}

// The first day from then on that has school by the week alone.
Date school_day_from(Date date) {
  while (domain::weekday_of(date) > 5) date = domain::date_after(date, 1);
  return date;
}

void set_calendar(Stage& stage, const Cast& cast, Millis at, Millis now) {
  const auto usual = BellsId{stage.say(founder(cast), SetRows{{bells_of("Regular", false)}}, at).value};
  const auto festive = BellsId{stage.say(founder(cast), SetRows{{bells_of("Assembly", true)}}, at).value};
  if (!stage.problem().empty()) return;
  const auto today = domain::local(school_of(stage), now).date;
  const auto monday = domain::date_after(today, 1 - domain::weekday_of(today));
  Calendar calendar{.id = CalendarId{1}};
  calendar.first = domain::date_after(monday, -7 * weeks_before);
  calendar.last = domain::date_after(monday, 7 * weeks_after + 4);
  calendar.weekdays = {1, 2, 3, 4, 5};
  calendar.cycle = {{"A", usual}, {"B", usual}};
  SpecialDay assembly{.date = today, .bells = festive, .reason = Name("Assembly")};
  if (domain::weekday_of(today) > 5) assembly.closed = false;
  const auto early = school_day_from(domain::date_after(today, 3));
  calendar.special = {
      assembly,
      {.date = early, .ends = Minute(early_release), .reason = Name("Family meetings")},
      {.date = school_day_from(domain::date_after(early, 6)), .closed = true, .reason = Name("Teacher training")}};
  stage.say(founder(cast), SetRows{{calendar}}, at);
}

void set_rooms(Stage& stage, const Cast& cast, Millis at) {
  SetRows rooms_alone, rooms_with_doors;
  for (const auto& row : places) {
    cueline::Room room{.name = name_from(row.name)};
    if (row.home_of != Room::none) room.channel = cast.rooms.at(row.home_of).channel;
    rooms_alone.rows.push_back(room);
  }
  stage.say(founder(cast), rooms_alone, at);
  for (const auto& row : places) {
    const auto id = place(stage, row.name);
    if (!id) return;
    auto room = *school_of(stage).row<cueline::Room>(id.value);
    for (const auto door : row.next_to) {
      if (!door.empty()) room.next_to.push_back(place(stage, door));
    }
    rooms_with_doors.rows.push_back(room);
  }
  stage.say(founder(cast), rooms_with_doors, at);
}

Slot slot_of(Stage& stage, const Cast& cast, const SlotRow& row) {
  Slot slot{.person = cast.staff.at(row.person), .slot_kind = row.kind, .what = name_from(row.what)};
  slot.period = name_from(row.period);
  slot.mode = row.mode;
  if (!row.place.empty()) slot.room = place(stage, row.place);
  if (row.group != Room::none) slot.group = cast.rooms.at(row.group).channel;
  if (!row.student.empty()) slot.student = cast.students.at(row.student);
  if (!row.cycle_day.empty()) slot.cycle_days = {Code(std::string(row.cycle_day))};
  return slot;
}

template <class Rows>
void set_timetable(Stage& stage, const Cast& cast, const Rows& rows, Millis at) {
  SetRows command;
  for (const auto& row : rows) command.rows.push_back(slot_of(stage, cast, row));
  stage.say(founder(cast), command, at);
}

void set_hours(Stage& stage, const Cast& cast, Millis at, Millis now) {
  std::vector<Weekday> weekdays{1, 2, 3, 4, 5};
  const auto today = domain::local(school_of(stage), now).weekday;
  if (today > 5) weekdays.push_back(today);
  SetRows command;
  for (const auto& person : staff) {
    WorkHours hours{.id = cast.staff.at(person.name)};
    for (const auto& row : hours_of_roles) {
      if (row.role != person.role) continue;
      for (const auto weekday : weekdays) hours.paid.push_back({weekday, row.start, row.end});
    }
    for (const auto& row : protected_rows) {
      if (row.person != person.name) continue;
      for (const auto weekday : weekdays) {
        hours.protected_time.push_back({{weekday, row.start, row.end}, name_from(row.why)});
      }
    }
    if (!hours.paid.empty()) command.rows.push_back(hours);  // else the school's own day
  }
  stage.say(founder(cast), command, at);
}

void set_languages(Stage& stage, const Cast& cast, Millis at) {
  for (const auto& row : languages) {
    ChangePerson command{.person = cast.staff.at(row.person)};
    command.speaks = Languages{Language(std::string(row.speaks))};
    if (!row.interprets.empty()) command.interprets = Languages{Language(std::string(row.interprets))};
    stage.say(founder(cast), command, at);
  }
}

void set_preferences(Stage& stage, const Cast& cast, Millis at) {
  const auto marisol = cast.staff.at("Marisol Vega");
  Preferences hers{.id = marisol};
  hers.how = "Find me before first period, or write. Not at the bus.";
  for (int weekday = 1; weekday <= 5; ++weekday) hers.feedback.push_back({weekday, clock(14, 10), clock(14, 55)});
  stage.say(marisol, SetRows{{hers}}, at);
  const auto hannah = cast.staff.at("Hannah Okafor");
  Preferences theirs{.id = hannah};
  theirs.how = "Best in the first ten minutes of planning.";
  stage.say(hannah, SetRows{{theirs}}, at);
}

}  // namespace

std::string zone_of(Millis now) {
  using namespace std::chrono;
  const date::sys_time<milliseconds> moment{milliseconds(now.value)};
  const auto wall = date::locate_zone(std::string(time_zone))->to_local(moment);
  if (date::floor<hours>(wall - date::floor<date::days>(wall)).count() == morning) return std::string(time_zone);
  const auto hour = date::floor<hours>(moment - date::floor<date::days>(moment)).count();
  const auto ahead = (morning - hour + 36) % 24 - 12;  // -12 to 11
  if (ahead == 0) return "Etc/UTC";
  return (ahead > 0 ? "Etc/GMT-" : "Etc/GMT+") + std::to_string(std::abs(ahead));  // the signs of Etc/ are reversed
}

RoomId place(Stage& stage, std::string_view name) {
  for (const auto& [id, room] : school_of(stage).rows<cueline::Room>()) {
    if (room.name == name) return room.id;
  }
  return {};
}

Millis today_at(Stage& stage, Millis now, int hours, int minutes) {
  const auto& school = school_of(stage);
  return domain::at(school, domain::local(school, now).date, clock(hours, minutes));
}

void set_up_year(Stage& stage, const Cast& cast, Millis at, Millis now) {
  set_calendar(stage, cast, at, now);
  set_rooms(stage, cast, at);
  if (!stage.problem().empty()) return;
  set_timetable(stage, cast, rows::twelve, at);
  set_timetable(stage, cast, rows::fourteen, at);
  set_timetable(stage, cast, rows::nine, at);
  set_timetable(stage, cast, rows::around, at);
  set_hours(stage, cast, at, now);
  set_languages(stage, cast, at);
  set_preferences(stage, cast, at);
}

}  // namespace cueline::demo
