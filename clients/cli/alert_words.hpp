// A change, from the words of the command line. Includes what it asks of people who stand in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clients/cli/remote.hpp"

namespace cueline::cli {

struct AlertWords {
  std::string title, template_code, from, to, place, text, mode, until, starts;
  int severity = 1;
  std::vector<std::string> channels, roles, persons, rooms, students;
  bool affected = false, on_duty = false, on_site = false, drill = false;
  std::string change, to_room, group, what;  // of the timetable
  std::string supersedes;
};

// "11:15", or "11:15-12:00": a moment is a stretch of a minute.
struct Clocked {
  Millis start;
  std::optional<Millis> end;
};
[[nodiscard]] std::optional<Clocked> clocked(const View& view, const std::string& words);

// The command, or nothing: what was wrong is said on standard error.
[[nodiscard]] std::optional<SendAlert> alert_from(const View& view, const AlertWords& words);

// What a person reads of their copy: "Reading, 09:30 is now 11:00, Gym; collides with Lunch duty".
[[nodiscard]] std::string in_words(const View& view, const ForYou& copy, Millis now);

// "312", "#312", or the beginning of the title of an open alert.
[[nodiscard]] std::optional<AlertId> one_alert(const View& view, std::string words);

// What could be done about what a change collides with, and the words that do it (ways_out.cpp).
void print_ways_out(const Remote& remote, const DayChange& change, const Reach& reach);

// What every surface says with a protective action.
void say_protective(const Terminal& terminal, std::int64_t severity);

}  // namespace cueline::cli
