// Somebody's day, who is where, and what time "until lunch" is.
#include <fmt/core.h>

#include <map>

#include "clients/cli/choose.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

// By the clock alone, for a table whose day is known.
std::string clock(const View& view, Millis time) { return view.clock(time, time); }

std::string span(const View& view, Millis start, Millis end) { return clock(view, start) + "-" + clock(view, end); }

std::string spans(const View& view, const std::vector<Stretch>& stretches) {
  std::string words;
  for (const auto& one : stretches) words += (words.empty() ? "" : ", ") + span(view, one.start, one.end);
  return words;
}

std::string place(const View& view, const std::optional<RoomId>& id) {
  if (!id) return "";
  const auto room = view.rows<Room>().find(id->value);
  return room == view.rows<Room>().end() ? fmt::format("#{}", id->value) : std::string(room->second.name);
}

std::string with(const View& view, const DayBlock& block) {
  std::string words = block.student ? view.initials(*block.student) : "";
  if (block.group) words += (words.empty() ? "" : ", ") + view.name(*block.group);
  return words;
}

// Whom a reassignment still waits for.
std::string sent(const View& view, ReassignmentId id) {
  const auto found = view.rows<Reassignment>().find(id.value);
  if (found == view.rows<Reassignment>().end()) return "sent here today";
  const auto& move = found->second;
  auto words = fmt::format("sent by {} (#{})", view.name(move.told_by), id.value);
  if (!move.confirmed) words += ", waits for " + view.name(move.person);
  if (move.other_end && !move.other_confirmed) words += ", waits for " + view.name(*move.other_end);
  return words;
}

std::string changed(const View& view, const DayBlock& block) {
  std::string words;
  const auto add = [&](const std::string& more) { words += (words.empty() ? "" : "; ") + more; };
  if (block.cover) {
    const auto cover = view.rows<Cover>().find(block.cover->value);
    add(cover == view.rows<Cover>().end() ? "stands in" : "for " + view.name(cover->second.instead_of));
  }
  if (block.reassignment) add(sent(view, *block.reassignment));
  if (block.cancelled.value_or(false)) add("called off");
  if (block.was_start) add("was " + clock(view, *block.was_start));
  if (block.was_room) add("was in " + place(view, block.was_room));
  if (block.alert) add(fmt::format("change #{}", block.alert->value));
  return words;
}

using Cells = std::vector<Table::Cell>;
using Lines = std::multimap<Millis, Cells>;  // by when each begins

Cells line_of(const View& view, const DayBlock& block, Millis time) {
  const bool off = block.cancelled.value_or(false);
  const bool going_on = !off && block.start <= time && time < block.end;
  const bool over = block.end <= time;
  const auto ink = off || over ? Colour::quiet : going_on ? Colour::accent : Colour::plain;
  return {{going_on ? ">" : "", Colour::accent},
          {span(view, block.start, block.end), ink},
          {std::string(block.what), off || over ? Colour::quiet : Colour::strong},
          {place(view, block.room), ink},
          {with(view, block), ink},
          {block.mode ? word_of(*block.mode) : word_of(block.slot_kind), ink},
          {changed(view, block), Colour::watch}};
}

// Time that is not the timetable's, in its place.
void add_stretches(const View& view, const std::vector<Stretch>& stretches, const char* what, Colour colour,
                   Lines& lines) {
  for (const auto& one : stretches) {
    lines.emplace(one.start, Cells{{}, {span(view, one.start, one.end), colour}, {what, colour}});
  }
}

void print_day(const Remote& remote, const Day& day) {
  const auto& view = remote.view();
  const auto& ink = remote.terminal();
  auto title = view.name(day.person) + ", " + words_of(day.date);
  if (day.cycle_day) title += ", " + std::string(*day.cycle_day) + " day";
  if (day.reason) title += ", " + std::string(*day.reason);
  fmt::print("{}\n", ink.paint(harmless(title), Colour::strong));
  if (day.periods.empty()) fmt::print("No school.\n");
  if (!day.paid.empty()) fmt::print("On duty {}.\n", spans(view, day.paid));
  if (day.next_start) {
    fmt::print("{}\n", ink.paint("Off duty now, back " + view.clock(*day.next_start, now()) + ".", Colour::watch));
  }
  Lines lines;
  for (const auto& block : day.blocks) lines.emplace(block.start, line_of(view, block, now()));
  for (const auto& one : day.protected_time) {
    lines.emplace(one.start, Cells{{},
                                   {span(view, one.start, one.end), Colour::watch},
                                   {std::string(one.why), Colour::watch},
                                   {},
                                   {},
                                   {"protected time", Colour::watch}});
  }
  add_stretches(view, day.absent, "away", Colour::support, lines);
  Table table{"", "TIME", "WHAT", "WHERE", "WITH", "HOW", "CHANGED"};
  for (const auto& [start, cells] : lines) table.add(cells);
  if (!table.empty()) fmt::print("{}", table.print(ink));
}

std::string moved(const View& view, const StudentBlock& block) {
  if (block.cancelled.value_or(false)) return "called off";
  std::string words = block.was_start ? "was " + clock(view, *block.was_start) : "";
  if (block.was_room) words += (words.empty() ? "was in " : "; was in ") + place(view, block.was_room);
  return words;
}

void print_day(const Remote& remote, const StudentDay& day) {
  const auto& view = remote.view();
  const auto title = view.initials(day.student) + ", " + words_of(day.date);
  fmt::print("{}\n", remote.terminal().paint(harmless(title), Colour::strong));
  if (day.periods.empty()) fmt::print("No school.\n");
  Table table{"TIME", "WHAT", "WHERE", "WHO", "HOW", "CHANGED"};
  for (const auto& block : day.blocks) {
    std::string who;
    for (const auto person : block.persons) who += (who.empty() ? "" : ", ") + view.name(person);
    const bool off = block.cancelled.value_or(false) || block.end <= now();
    table.add({{span(view, block.start, block.end), off ? Colour::quiet : Colour::plain},
               {std::string(block.what), off ? Colour::quiet : Colour::strong},
               {place(view, block.room)},
               {who},
               {block.mode ? word_of(*block.mode) : ""},
               {moved(view, block), Colour::watch}});
  }
  if (!table.empty()) fmt::print("{}", table.print(remote.terminal()));
}

Outcome show_student_day(const Common& common, const DayWords& words, std::optional<Date> date) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto student = one_student(remote.view(), words.student);
  if (!student) return Outcome::usage;
  const auto finding = remote.ask(StudentDayOf{*student, date});
  if (!finding) return Outcome::refused;
  if (remote.json()) {
    fmt::print("{}\n", write(ServerFrame{Found{"cli", finding, {}}}));
  } else {
    print_day(remote, std::get<StudentDay>(*finding));
  }
  return Outcome::done;
}

Colour colour_of(Whereabouts where) {
  switch (where) {
    case Whereabouts::free: return Colour::accent;
    case Whereabouts::protected_time: return Colour::watch;
    case Whereabouts::teaching: return Colour::plain;
    case Whereabouts::absent:
    case Whereabouts::off_duty: break;
  }
  return Colour::quiet;
}

std::string busy_with(const View& view, const PersonAt& one) {
  if (one.why) return *one.why;
  if (!one.block) return "";
  const auto who = with(view, *one.block);
  return std::string(one.block->what) + (who.empty() ? "" : " with " + who);
}

}  // namespace

Outcome show_day(const Common& common, const DayWords& words) {
  DayOf question;
  if (!words.date.empty()) {
    question.date = date_of("--date", words.date);
    if (!question.date) return Outcome::usage;
  }
  if (!words.student.empty()) return show_student_day(common, words, question.date);
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  if (!words.person.empty()) {
    question.person = one_person(remote.view(), words.person);
    if (!question.person) return Outcome::usage;
  }
  const auto finding = remote.ask(question);
  if (!finding) return Outcome::refused;
  if (remote.json()) {
    fmt::print("{}\n", write(ServerFrame{Found{"cli", finding, {}}}));
  } else {
    print_day(remote, std::get<Day>(*finding));
  }
  return Outcome::done;
}

Outcome who_is_where(const Common& common, const WhoWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  WhoIs question;
  if (words.free) question.free = true;
  if (!words.speaks.empty()) question.speaks = Language(words.speaks);
  if (!words.at.empty()) {
    question.at = time_from(view, words.at);
    if (!question.at) return say(Outcome::usage, "--at must look like 10:40, 40m or 2026-11-24 10:40.");
  }
  if (!words.room.empty()) {
    question.room = one_room(view, words.room);
    if (!question.room) return Outcome::usage;
  }
  const auto finding = remote.ask(question);
  if (!finding) return Outcome::refused;
  if (remote.json()) {
    fmt::print("{}\n", write(ServerFrame{Found{"cli", finding, {}}}));
    return Outcome::done;
  }
  Table table{"NAME", "IS", "WITH WHAT", "WHERE", "UNTIL", words.speaks.empty() ? "" : "INTERPRETS"};
  for (const auto& one : std::get<Who>(*finding).persons) {
    table.add({{view.name(one.person), Colour::strong},
               {word_of(one.whereabouts), colour_of(one.whereabouts)},
               {busy_with(view, one)},
               {one.block ? place(view, one.block->room) : ""},
               {one.until ? view.clock(*one.until, now()) : "", Colour::quiet},
               {words.speaks.empty() ? ""
                : one.interprets     ? "yes"
                                     : "no, speaks it only"}});
  }
  fmt::print("{}", table.empty() ? "Nobody.\n" : table.print(remote.terminal()));
  return Outcome::done;
}

Outcome when_is(const Common& common, const std::string& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto finding = remote.ask(WhenIs{Name(words), {}});
  if (!finding) return Outcome::refused;
  const auto& moment = std::get<Moment>(*finding);
  if (remote.json()) {
    fmt::print("{}\n", write(ServerFrame{Found{"cli", finding, {}}}));
  } else {
    fmt::print("{}{}\n", remote.view().clock(moment.time, now()), moment.period ? "  " + harmless(*moment.period) : "");
  }
  return Outcome::done;
}

}  // namespace cueline::cli
