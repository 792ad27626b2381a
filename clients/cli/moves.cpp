// Who is away, and who is sent elsewhere.
#include <fmt/core.h>

#include <algorithm>

#include "clients/cli/choose.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

constexpr const char* times = " must look like 11:00, 40m, 2h or 2026-11-24 08:00.";

Outcome cancel_absence(Remote& remote, PersonId person) {
  const auto& view = remote.view();
  const Absence* next = nullptr;
  for (const auto& [id, absence] : view.rows<Absence>()) {
    const bool ahead = absence.person == person && now() < absence.until;
    if (ahead && (next == nullptr || absence.from < next->from)) next = &absence;
  }
  if (next == nullptr) return say(Outcome::usage, "No absence of " + view.name(person) + " lies ahead.");
  return remote.send(CancelAbsence{next->id},
                     fmt::format("{} is not away from {} to {}.", harmless(view.name(person)),
                                 view.clock(next->from, now()), view.clock(next->until, now())));
}

Outcome list_absences(const Remote& remote) {
  const auto& view = remote.view();
  Table table{"ID", "AWAY", "FROM", "UNTIL", "SAID BY"};
  for (const auto& [id, absence] : view.rows<Absence>()) {
    if (remote.json()) fmt::print("{}\n", write(Record{absence}));
    const bool over = absence.until <= now();
    table.add({{fmt::format("#{}", id), Colour::quiet},
               {view.name(absence.person), over ? Colour::quiet : Colour::strong},
               {view.clock(absence.from, now())},
               {view.clock(absence.until, now())},
               {view.name(absence.told_by), Colour::quiet}});
  }
  if (!remote.json()) fmt::print("{}", table.empty() ? "Nobody is away.\n" : table.print(remote.terminal()));
  return Outcome::done;
}

// Where to and with whom; false: one of them is not known, which was said.
bool take_place(const View& view, const MoveWords& words, Reassign& command) {
  if (!words.room.empty() && !(command.room = one_room(view, words.room))) return false;
  if (!words.group.empty() && !(command.group = one_channel(view, words.group))) return false;
  if (!words.student.empty() && !(command.student = one_student(view, words.student))) return false;
  if (!words.other.empty() && !(command.other_end = one_person(view, words.other))) return false;
  if (!words.mode.empty() && !(command.mode = choose<SupportMode>("--how", words.mode))) return false;
  return true;
}

}  // namespace

Outcome absence(const Common& common, const MoveWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  if (words.person.empty() && words.until.empty() && !words.cancel) return list_absences(remote);
  const auto person = words.person.empty() ? std::optional(view.me) : one_person(view, words.person);
  if (!person) return Outcome::usage;
  if (words.cancel) return cancel_absence(remote, *person);
  const auto from = words.from.empty() ? std::optional(now()) : time_from(view, words.from);
  if (!from) return say(Outcome::usage, std::string("--from") + times);
  const auto until = time_from(view, words.until);
  if (!until) return say(Outcome::usage, std::string("--until") + times);
  return remote.send(ReportAbsence{*person, *from, *until},
                     fmt::format("{} is away from {} to {}. Somebody to stand in: cueline cover order --for \"{}\"",
                                 harmless(view.name(*person)), view.clock(*from, now()), view.clock(*until, now()),
                                 harmless(view.name(*person))));
}

Outcome reassign(const Common& common, const MoveWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  Reassign command;
  const auto person = one_person(view, words.person);
  if (!person) return Outcome::usage;
  command.person = *person;
  if (!words.from.empty() && !(command.from = time_from(view, words.from))) {
    return say(Outcome::usage, std::string("--from") + times);
  }
  const auto until = time_from(view, words.until);
  if (!until) return say(Outcome::usage, std::string("--until") + times);
  command.until = *until;
  command.what = Name(words.what);
  command.note = Note(words.note);
  if (!take_place(view, words, command)) return Outcome::usage;
  Reply reply;
  if (const auto outcome = remote.send(command, reply); outcome != Outcome::done) return outcome;
  if (remote.json()) {
    fmt::print("{}\n", write(reply));
  } else {
    fmt::print("Sent as #{0}. They say that they have it: cueline confirm {0}\n", reply.sequences.front().value);
  }
  return Outcome::done;
}

Outcome confirm_move(const Common& common, const std::string& move) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  return remote.send(ConfirmReassignment{ReassignmentId{number_of(move)}}, "You have it, and who sent it sees that.");
}

Outcome call_off_move(const Common& common, const std::string& move) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  return remote.send(CallOffReassignment{ReassignmentId{number_of(move)}}, "It does not count any more.");
}

}  // namespace cueline::cli
