#include "clients/cli/alert_words.hpp"

#include <fmt/core.h>

#include "clients/cli/choose.hpp"
#include "protocol/catalog.hpp"

namespace cueline::cli {
namespace {

constexpr std::int64_t minute_ms = 60'000;

// Each of these words as one thing that the person may see; false if one of them is not.
template <class Parts, class One>
bool add_all(const View& view, const std::vector<std::string>& words, Parts& parts, One one) {
  for (const auto& word : words) {
    const auto found = one(view, word);
    if (!found) return false;
    parts.push_back(*found);
  }
  return true;
}

bool add_audience(const View& view, const AlertWords& words, Audience& audience) {
  const auto role = [](const View&, const std::string& word) { return choose<Role>("--role", word); };
  AudiencePart<RoomId> rooms;
  AudiencePart<StudentId> students;
  // With a change of the timetable the room says what changes, not who is told.
  const auto told_rooms = words.change.empty() ? words.rooms : std::vector<std::string>();
  if (!add_all(view, words.channels, audience.channels, one_channel)) return false;
  if (!add_all(view, words.roles, audience.roles, role)) return false;
  if (!add_all(view, words.persons, audience.persons, one_person)) return false;
  if (!add_all(view, told_rooms, rooms, one_room)) return false;
  if (!add_all(view, words.students, students, one_student)) return false;
  if (!rooms.empty()) audience.rooms = rooms;
  if (!students.empty()) audience.students = students;
  if (words.affected + words.on_duty + words.on_site > 1) {
    say(Outcome::usage, "Only one of --affected, --on-duty and --on-site.");
    return false;
  }
  if (words.affected) audience.everyone = Everyone::affected;
  if (words.on_duty) audience.everyone = Everyone::on_duty;
  if (words.on_site) audience.everyone = Everyone::on_site;
  return true;
}

std::optional<Clocked> clocked_or_say(const View& view, const char* option, const std::string& words) {
  const auto time = clocked(view, words);
  if (!time) say(Outcome::usage, fmt::format("{} must be a time like 11:15, or 11:15-12:00.", option));
  return time;
}

bool add_change(const View& view, const AlertWords& words, SendAlert& command) {
  if (words.change.empty()) return true;
  const auto kind = choose<DayChangeKind>("--change", words.change);
  const auto from = kind ? clocked_or_say(view, "--from", words.from) : std::nullopt;
  if (!from) return false;
  DayChange change{*kind, from->start, from->end.value_or(Millis{from->start.value + minute_ms})};
  if (*kind == DayChangeKind::moved) {
    const auto to = clocked_or_say(view, "--to", words.to);
    if (!to) return false;
    change.to_start = to->start;
    change.to_end = to->end;
  }
  if (words.rooms.size() > 1) {
    say(Outcome::usage, "A change of the timetable takes one --room.");
    return false;
  }
  if (!words.rooms.empty() && !(change.room = one_room(view, words.rooms.front()))) return false;
  if (!words.to_room.empty() && !(change.to_room = one_room(view, words.to_room))) return false;
  if (!words.group.empty() && !(change.group = one_channel(view, words.group))) return false;
  if (!words.what.empty()) change.what = Name(words.what);
  command.change = change;
  return true;
}

std::string place(const View& view, const std::optional<RoomId>& room) {
  if (!room) return "";
  const auto known = view.rows<Room>().find(room->value);
  return known == view.rows<Room>().end() ? "" : std::string(known->second.name);
}

}  // namespace

std::optional<Clocked> clocked(const View& view, const std::string& words) {
  const auto dash = words.find('-');
  const auto start = time_from(view, words.substr(0, dash));
  if (!start) return std::nullopt;
  if (dash == std::string::npos) return Clocked{*start, {}};
  const auto end = time_from(view, words.substr(dash + 1));
  return end ? std::optional(Clocked{*start, end}) : std::nullopt;
}

std::optional<SendAlert> alert_from(const View& view, const AlertWords& words) {
  const auto until = time_from(view, words.until);
  if (!until) {
    say(Outcome::usage, "--until must be a time like 15:10, or a while like 40m, 2h, 1d.");
    return std::nullopt;
  }
  const auto mode = choose<AnswerMode>("--mode", words.mode);
  if (!mode) return std::nullopt;
  SendAlert command{.template_code = words.template_code, .title = words.title, .text = words.text};
  command.severity = words.severity;
  command.mode = *mode;
  command.until = *until;
  if (!words.from.empty()) command.from = Title(words.from);
  if (!words.to.empty()) command.to = Title(words.to);
  if (!words.place.empty()) command.place = Name(words.place);
  if (words.drill) command.drill = true;
  if (!words.starts.empty() && !(command.starts = time_from(view, words.starts))) {
    say(Outcome::usage, "--starts must be a time like 10:40, or a while like 20m.");
    return std::nullopt;
  }
  if (!words.supersedes.empty() && !(command.supersedes = one_alert(view, words.supersedes))) return std::nullopt;
  if (!add_audience(view, words, command.audience) || !add_change(view, words, command)) return std::nullopt;
  return command;
}

std::string in_words(const View& view, const ForYou& copy, Millis now) {
  std::string line = copy.what ? std::string(*copy.what) : "";
  const auto add = [&](const std::string& more) { line += (line.empty() ? "" : ", ") + more; };
  const auto clock = [&](const std::optional<Millis>& time) { return time ? view.clock(*time, now) : std::string(); };
  if (copy.was_start && !copy.now_start) {
    add(clock(copy.was_start) + " is called off");
  } else if (copy.was_start && copy.now_start != copy.was_start) {
    add(clock(copy.was_start) + " is now " + clock(copy.now_start));
  } else if (copy.was_end && copy.now_end != copy.was_end) {
    add("ends at " + clock(copy.now_end));
  }
  const auto room = place(view, copy.now_room);
  if (copy.now_start && !room.empty()) add(copy.now_room == copy.was_room ? room + " as before" : "now " + room);
  if (copy.clash) line += "; collides with " + (copy.clash_what ? std::string(*copy.clash_what) : "something else");
  if (copy.outside_hours.value_or(false)) line += "; outside paid hours";
  return line;
}

std::optional<AlertId> one_alert(const View& view, std::string words) {
  if (words.starts_with('#')) words.erase(0, 1);
  std::vector<AlertId> found;
  for (const auto& [id, alert] : view.alerts)
    if (std::to_string(id.value) == words || (alert.state == AlertState::open && alert.title.starts_with(words)))
      found.push_back(id);
  if (found.size() == 1) return found.front();
  say(Outcome::usage, found.empty() ? "There is no such change. List them: cueline alerts"
                                    : "That could be several. Use the number of cueline alerts.");
  return std::nullopt;
}

void say_protective(const Terminal& terminal, std::int64_t severity) {
  if (severity == 3) fmt::print("{}\n", terminal.paint(catalog::protective_notice, Colour::support));
}

}  // namespace cueline::cli
