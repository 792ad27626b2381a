#include "clients/cli/school_tables.hpp"

#include <algorithm>
#include <charconv>

#include "clients/cli/table_reader.hpp"

namespace cueline::cli {
namespace {

template <class T>
const T* named(const View& view, const Name& name) {
  for (const auto& [id, row] : view.rows<T>()) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

// The parts of a cell, separated by "|".
std::vector<std::string> parts(const std::string& cell) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < cell.size();) {
    const auto end = std::min(cell.find('|', at), cell.size());
    if (end > at) all.push_back(cell.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

void add_period(TableReader& table, Bells& bells) {
  Period period;
  period.name = table.name("period");
  period.period_kind = table.choice<PeriodKind>("kind").value_or(PeriodKind::lesson);
  const auto start = table.minute("start", true);
  const auto end = table.minute("end", true);
  if (start && end && *end <= *start) table.fault("end", "must lie after the start");
  if (start && !bells.periods.empty() && *start < bells.periods.back().end) {
    table.fault("start", "lies before the end of " + bells.periods.back().name);
  }
  for (const auto& other : bells.periods) {
    if (other.name == period.name) table.fault("period", "stands twice in " + bells.name);
  }
  if (bells.periods.size() == limits::periods_per_day) table.fault("period", "is one more than a day can have");
  if (!table.sound()) return;
  period.start = *start;
  period.end = *end;
  bells.periods.push_back(std::move(period));
}

void check_slot_time(TableReader& table, const View& view, Slot& slot) {
  slot.start = table.minute("start", false);
  slot.end = table.minute("end", false);
  const auto period = table.cell("period");
  if (period.empty()) {
    if (table.sound() && (!slot.start || !slot.end)) table.fault("period", "is empty, so start and end are needed");
    if (slot.start && slot.end && *slot.end <= *slot.start) table.fault("end", "must lie after the start");
    return;
  }
  if (slot.start || slot.end) table.fault("period", "is there: start and end must be empty then");
  bool rings = false;
  for (const auto& [id, bells] : view.rows<Bells>()) {
    for (const auto& one : bells.periods) rings = rings || one.name == period;
  }
  if (!rings) table.fault("period", "there is no period \"" + period + "\" in any bells");
  slot.period = Name(period);
}

void take_place(TableReader& table, const View& view, Slot& slot) {
  if (const auto words = table.cell("room"); !words.empty()) {
    slot.room = table.one("room", view.find_rooms(words), "room");
  }
  if (const auto words = table.cell("group"); !words.empty()) {
    auto found = view.find_channels(words);
    std::erase_if(found, [&](ChannelId id) {
      const auto kind = view.channels.at(id).channel_kind;
      return kind != ChannelKind::classroom && kind != ChannelKind::team;
    });
    slot.group = table.one("group", found, "classroom or team");
  }
  if (const auto words = table.cell("student"); !words.empty()) {
    slot.student = table.one("student", view.find_students(words), "student");
  }
}

Slot slot_from(TableReader& table, const View& view) {
  Slot slot;
  if (const auto person = table.one("person", view.find_people(table.cell("person")), "person")) slot.person = *person;
  slot.slot_kind = table.choice<SlotKind>("kind").value_or(SlotKind::lesson);
  slot.what = table.name("what");
  slot.weekdays = table.weekdays("days");
  for (auto& code : parts(table.cell("cycle"))) {
    if (code.size() > limits::code_bytes) table.fault("cycle", "must have at most 40 bytes");
    slot.cycle_days.push_back(Code(std::move(code)));
  }
  if (slot.cycle_days.size() > limits::cycle_days) table.fault("cycle", "names more than 10 days");
  check_slot_time(table, view, slot);
  take_place(table, view, slot);
  slot.mode = table.choice<SupportMode>("mode");
  slot.first = table.date("first");
  slot.last = table.date("last");
  return slot;
}

bool has(const View& view, Slot slot) {
  return std::any_of(view.rows<Slot>().begin(), view.rows<Slot>().end(), [&](const auto& known) {
    slot.id = known.second.id;
    return slot == known.second;
  });
}

bool overlap(const WeekSpan& one, const WeekSpan& other) {
  return one.weekday == other.weekday && one.start < other.end && other.start < one.end;
}

// What a line of hours adds: no two stretches of one kind overlap.
void add_spans(TableReader& table, const std::vector<Weekday>& days, Minute start, Minute end, const std::string& why,
               TableRow& row) {
  auto& hours = std::get<WorkHours>(row.row);
  auto& parts = row.parts;
  for (const auto day : days) {
    const WeekSpan span{day, start, end};
    const auto meets = [&](const WeekSpan& other) { return overlap(span, other); };
    const auto guards = [&](const ProtectedSpan& other) { return overlap(span, other.span); };
    const bool paid = why.empty();
    const bool twice = paid ? std::any_of(hours.paid.begin(), hours.paid.end(), meets)
                            : std::any_of(hours.protected_time.begin(), hours.protected_time.end(), guards);
    if (twice) return table.fault("start", "overlaps with another line of this person");
    const auto at = paid ? hours.paid.size() : hours.protected_time.size();
    parts[(paid ? "/paid/" : "/protected_time/") + std::to_string(at)] = table.line();
    if (paid) {
      hours.paid.push_back(span);
    } else {
      hours.protected_time.push_back({span, Name(why)});
    }
  }
}

bool is_at_work(const WorkHours& hours, const WeekSpan& span) {
  return hours.paid.empty() || std::any_of(hours.paid.begin(), hours.paid.end(), [&](const WeekSpan& paid) {
           return paid.weekday == span.weekday && paid.start <= span.start && span.end <= paid.end;
         });
}

}  // namespace

std::string refusal_in_words(const std::string& file, const std::vector<TableRow>& sent, const Problem& problem) {
  constexpr std::string_view list = "/command/rows/";
  const auto field = problem.field.value_or("");
  if (!field.starts_with(list)) return file + ": " + problem.sentence;
  const auto end = std::min(field.find('/', list.size()), field.size());
  std::size_t at = 0;
  std::from_chars(field.data() + list.size(), field.data() + end, at);
  if (at >= sent.size()) return file + ": " + problem.sentence;
  const auto& row = sent[at];
  const auto rest = field.substr(end);
  auto line = row.line;
  for (const auto& [part, its_line] : row.parts) {
    if (rest == part || rest.starts_with(part + "/")) line = its_line;
  }
  return file + ":" + std::to_string(line) + ": " + row.name + ": " + problem.sentence +
         (rest.empty() ? "" : " Field: " + rest.substr(1) + ".");
}

SchoolTable read_bells(const View& view, const Csv& csv) {
  TableReader table(csv, {"bells", "period", "start", "end"}, {"kind"});
  SchoolTable read;
  while (table.next()) {
    const auto name = table.name("bells");
    auto found = std::find_if(read.rows.begin(), read.rows.end(), [&](const auto& one) { return one.name == name; });
    if (found == read.rows.end()) {
      const auto* const known = named<Bells>(view, name);
      found = read.rows.insert(read.rows.end(), {table.line(), name, Bells{known ? known->id : BellsId{}, name, {}}});
    }
    auto& bells = std::get<Bells>(found->row);
    found->parts["/periods/" + std::to_string(bells.periods.size())] = table.line();
    add_period(table, bells);
  }
  for (auto& row : read.rows) {
    const auto& bells = std::get<Bells>(row.row);
    const auto* const known = named<Bells>(view, bells.name);
    row.known = known && *known == bells;
  }
  read.faults = std::move(table).faults();
  return read;
}

SchoolTable read_rooms(const View& view, const Csv& csv, bool doors) {
  TableReader table(csv, {"name"}, {"classroom", "next_to"});
  std::vector<std::string> names;
  for (std::size_t i = 1; i < csv.rows.size(); ++i)
    names.insert(names.end(), csv.rows[i].cells.begin(), csv.rows[i].cells.end());
  SchoolTable read;
  while (table.next()) {
    Room room{.name = table.name("name")};
    const auto* const known = named<Room>(view, room.name);
    if (known) room.id = known->id;
    for (const auto& other : read.rows) {
      if (other.name == room.name) table.fault("name", "stands twice in the file");
    }
    if (const auto words = table.cell("classroom"); !words.empty()) {
      room.channel = table.one("classroom", view.find_channels(words), "classroom");
    }
    for (const auto& door : parts(table.cell("next_to"))) {
      const auto* const other = named<Room>(view, Name(door));
      if (other) room.next_to.push_back(other->id);
      if (door == room.name) table.fault("next_to", "a room is not next to itself");
      if (!other && std::find(names.begin(), names.end(), door) == names.end()) {
        table.fault("next_to", "there is no room \"" + door + "\" in the school or the file");
      }
    }
    if (room.next_to.size() > limits::neighbours) table.fault("next_to", "names more than 8 rooms");
    if (!doors) room.next_to = known ? known->next_to : decltype(room.next_to){};
    const auto name = std::string(room.name);
    read.rows.push_back({table.line(), name, room, known && *known == room});
  }
  read.faults = std::move(table).faults();
  return read;
}

SchoolTable read_timetable(const View& view, const Csv& csv) {
  TableReader table(
      csv, {"person", "what"},
      {"kind", "days", "cycle", "period", "start", "end", "room", "group", "student", "mode", "first", "last"});
  SchoolTable read;
  while (table.next()) {
    auto slot = slot_from(table, view);
    const auto name = table.cell("person") + ": " + std::string(slot.what);
    const bool known = has(view, slot);
    read.rows.push_back({table.line(), name, std::move(slot), known});
  }
  read.faults = std::move(table).faults();
  return read;
}

SchoolTable read_hours(const View& view, const Csv& csv) {
  TableReader table(csv, {"person", "days", "start", "end"}, {"protected"});
  SchoolTable read;
  while (table.next()) {
    const auto person = table.one("person", view.find_people(table.cell("person")), "person");
    const auto days = table.weekdays("days");
    if (days.empty() && table.sound()) table.fault("days", "must not be empty");
    const auto start = table.minute("start", true);
    const auto end = table.minute("end", true);
    if (start && end && *end <= *start) table.fault("end", "must lie after the start");
    const auto why = table.cell("protected");
    if (why.size() > limits::name_bytes) table.fault("protected", "must have at most 120 bytes");
    if (!table.sound()) continue;
    auto found = std::find_if(read.rows.begin(), read.rows.end(),
                              [&](const auto& one) { return std::get<WorkHours>(one.row).id == *person; });
    if (found == read.rows.end()) {
      found = read.rows.insert(read.rows.end(), {table.line(), view.name(*person), WorkHours{.id = *person}});
    }
    add_spans(table, days, *start, *end, why, *found);
    const auto& hours = std::get<WorkHours>(found->row);
    if (std::max(hours.paid.size(), hours.protected_time.size()) > limits::spans_per_week) {
      table.fault("days", "makes more than 40 stretches of a week for this person");
    }
  }
  read.faults = std::move(table).faults();
  for (auto& row : read.rows) {
    const auto& hours = std::get<WorkHours>(row.row);
    const auto known = view.rows<WorkHours>().find(hours.id.value);
    row.known = known != view.rows<WorkHours>().end() && known->second == hours;
    for (std::size_t i = 0; i < hours.protected_time.size(); ++i) {
      const auto& one = hours.protected_time[i];
      if (is_at_work(hours, one.span)) continue;
      const auto line = row.parts.at("/protected_time/" + std::to_string(i));
      read.faults.push_back({line, "protected", row.name + " is not at work then: " + std::string(one.why)});
      break;
    }
  }
  return read;
}

}  // namespace cueline::cli
