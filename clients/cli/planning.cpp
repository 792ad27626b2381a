// Time to plan together.
#include <fmt/core.h>

#include "clients/cli/choose.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

constexpr const char* times = " must look like 11:00, 40m, 2h or 2026-11-24 08:00.";

std::string names(const View& view, const std::vector<PersonId>& persons) {
  std::string list;
  for (const auto person : persons) list += (list.empty() ? "" : ", ") + view.name(person);
  return list;
}

Colour colour_of(PlanningState state) {
  switch (state) {
    case PlanningState::asked: return Colour::watch;
    case PlanningState::agreed: return Colour::accent;
    case PlanningState::kept: return Colour::plain;
    case PlanningState::declined:
    case PlanningState::taken_back:
    case PlanningState::lost: break;
  }
  return Colour::quiet;
}

// False: one of them is not known, which was said.
bool take_persons(const View& view, const std::vector<std::string>& words, std::vector<PersonId>& persons) {
  for (const auto& word : words) {
    const auto person = one_person(view, word);
    if (!person) return false;
    persons.push_back(*person);
  }
  return true;
}

void print_agenda(const Planning& planning, Table& table) {
  for (const auto& point : planning.agenda) {
    table.add(
        {{},
         {},
         {},
         {fmt::format("  {}. {}", point.number, std::string(point.text)), point.done ? Colour::quiet : Colour::plain}});
  }
}

std::string span(const View& view, Millis from, Millis until) {
  return view.clock(from, now()) + " to " + view.clock(until, now());
}

Outcome send(const Common& common, const Command& command, const char* done) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  return remote.send(command, done);
}

PlanningId id_of(const PlanningWords& words) { return PlanningId{number_of(words.planning)}; }

}  // namespace

Outcome list_planning(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  Table table{"ID", "WHEN", "STATE", "WHAT", "WITH"};
  for (const auto& [id, planning] : view.rows<Planning>()) {
    if (remote.json()) fmt::print("{}\n", write(Record{planning}));
    table.add({{fmt::format("#{}", id), Colour::quiet},
               {span(view, planning.from, planning.until)},
               {word_of(planning.state), colour_of(planning.state)},
               {std::string(planning.title), Colour::strong},
               {names(view, planning.persons)}});
    print_agenda(planning, table);
  }
  const auto* const none = "No time to plan yet. To find some: cueline planning free PERSON\n";
  if (!remote.json()) fmt::print("{}", table.empty() ? none : table.print(remote.terminal()));
  return Outcome::done;
}

Outcome free_times(const Common& common, const PlanningWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  std::vector<PersonId> persons;
  if (!take_persons(view, words.persons, persons)) return Outcome::usage;
  const auto from = words.from.empty() ? std::optional(now()) : time_from(view, words.from);
  const auto until = time_from(view, words.until);
  if (!from) return say(Outcome::usage, std::string("--from") + times);
  if (!until) return say(Outcome::usage, std::string("--until") + times);
  const auto found = remote.ask(FreeTimes{persons, *from, *until, words.minutes});
  if (!found) return Outcome::refused;
  if (remote.json()) {
    fmt::print("{}\n", write(ServerFrame{Found{"", found, {}}}));
    return Outcome::done;
  }
  const auto& shared = std::get<SharedTimes>(*found);
  for (const auto& time : shared.times) fmt::print("{}\n", span(view, time.start, time.end));
  if (!shared.times.empty()) return Outcome::done;
  if (!shared.nearest) {
    fmt::print("They are never all at work in that time.\n");
    return Outcome::done;
  }
  std::vector<PersonId> busy;
  for (const auto& one : shared.busy) busy.push_back(one.person);
  fmt::print("No time suits everybody. Nearest: {}, when {} would need cover.\n",
             span(view, shared.nearest->start, shared.nearest->end), harmless(names(view, busy)));
  return Outcome::done;
}

Outcome ask_planning(const Common& common, const PlanningWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  std::vector<PersonId> persons;
  if (!take_persons(view, words.persons, persons)) return Outcome::usage;
  AskPlanning command;
  command.persons = std::move(persons);
  const auto from = time_from(view, words.from), until = time_from(view, words.until);
  if (!from) return say(Outcome::usage, std::string("--from") + times);
  if (!until) return say(Outcome::usage, std::string("--until") + times);
  command.from = *from;
  command.until = *until;
  command.title = Title(words.title);
  command.place = Note(words.place);
  if (!words.room.empty() && !(command.room = one_channel(view, words.room))) return Outcome::usage;
  return remote.send(std::move(command), "Asked. When all come it is agreed.");
}

Outcome answer_planning(const Common& common, const PlanningWords& words) {
  const AnswerPlanning command{id_of(words), !words.no, Note(words.reason)};
  return send(common, command, words.no ? "They know that you do not come." : "You come.");
}

Outcome add_point(const Common& common, const PlanningWords& words) {
  return send(common, AddPoint{id_of(words), Title(words.text), {}}, "On the agenda.");
}

Outcome tick_point(const Common& common, const PlanningWords& words) {
  return send(common, TickPoint{id_of(words), words.point, !words.undone},
              words.undone ? "Open again." : "Ticked off.");
}

Outcome remove_point(const Common& common, const PlanningWords& words) {
  return send(common, RemovePoint{id_of(words), words.point}, "Not on the agenda any more.");
}

Outcome close_planning(const Common& common, const PlanningWords& words) {
  const ClosePlanning command{id_of(words), words.reason.empty(), Note(words.reason)};
  return send(common, command, command.kept ? "It took place." : "Lost, and counted without names.");
}

Outcome take_back_planning(const Common& common, const PlanningWords& words) {
  return send(common, TakeBackPlanning{id_of(words)}, "Taken back. Nothing was lost.");
}

Outcome planning_time(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto found = remote.ask(PlanningTimeOf{});
  if (!found) return Outcome::refused;
  if (remote.json()) {
    fmt::print("{}\n", write(ServerFrame{Found{"", found, {}}}));
    return Outcome::done;
  }
  const auto& time = std::get<PlanningTime>(*found);
  Table table{"WEEK OF", "PLANNED", "KEPT", "LOST"};
  const auto minutes = [](std::uint64_t count) { return count == 0 ? std::string("-") : fmt::format("{} min", count); };
  for (const auto& week : time.weeks) {
    table.add({{words_of(week.monday), Colour::quiet},
               {minutes(week.planned_minutes)},
               {minutes(week.kept_minutes)},
               {minutes(week.lost_minutes), week.lost_minutes > 0 ? Colour::watch : Colour::quiet}});
  }
  fmt::print("{}", table.print(remote.terminal()));
  for (const auto& cause : time.lost_to) fmt::print("Lost to: {}\n", harmless(cause));
  std::string rooms;
  for (const auto room : time.rooms_without) rooms += (rooms.empty() ? "" : ", ") + remote.view().name(room);
  if (!rooms.empty()) fmt::print("Without planning time this week: {}\n", harmless(rooms));
  return Outcome::done;
}

}  // namespace cueline::cli
