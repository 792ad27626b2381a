// Ways out of what a change collides with, each with the words that take it.
#include <fmt/core.h>

#include <algorithm>

#include "clients/cli/alert_words.hpp"

namespace cueline::cli {
namespace {

std::string in_quotes(const std::string& name) { return name.find(' ') == std::string::npos ? name : '"' + name + '"'; }

// Admins and the office give a cover; everybody else asks for it.
bool gives_covers(const View& view) {
  const auto me = view.people.find(view.me);
  return me != view.people.end() && (me->second.role == Role::admin || me->second.role == Role::office);
}

// "Kvin swaps, for Reading, 8:30-9:30"
std::string way_in_words(const View& view, const Way& way) {
  const auto span = view.clock(way.time->start, now()) + "-" + view.clock(way.time->end, way.time->end);
  if (way.way == WayOut::move) return "it moves to " + span;
  const auto by = harmless(view.name(*way.person));
  if (way.way == WayOut::cover) return by + " covers, " + span;
  const auto given = way.slot ? view.rows<Slot>().find(way.slot->value) : view.rows<Slot>().end();
  const auto what = given == view.rows<Slot>().end() ? "what they do" : std::string(given->second.what);
  return fmt::format("{} swaps for {}, {}", by, harmless(what), span);
}

// What to type to take it. Whoever covers does so while the collision lasts.
std::string command_for(const View& view, const ForYou& clash, const Way& way, const Stretch& time) {
  if (way.way == WayOut::move) return "--to " + view.clock(way.time->start, way.time->start);
  const auto by = in_quotes(harmless(view.name(*way.person)));
  const auto person = in_quotes(harmless(view.name(clash.person)));
  auto words = gives_covers(view) ? fmt::format("cueline cover give {} --for {}", by, person)
                                  : fmt::format("cueline cover ask --of {} --for {}", by, person);
  words += fmt::format(" --from {} --until {} --slot {}", in_quotes(view.clock(time.start, now())),
                       in_quotes(view.clock(time.end, now())), clash.clash->value);
  if (way.way == WayOut::swap && way.slot) words += fmt::format(" --exchange {}", way.slot->value);
  return words;
}

}  // namespace

void print_ways_out(const Remote& remote, const DayChange& change, const Reach& reach) {
  const auto& view = remote.view();
  for (const auto& one : reach.reached) {
    if (!one.clash) continue;
    const auto finding = remote.ask(WaysOut{change, one.person});
    if (!finding) return;
    const auto& ways = std::get<Ways>(*finding).ways;
    const auto name = harmless(view.name(one.person));
    fmt::print("\n{} collides with {}.{}\n", name, harmless(one.clash_what.value_or("")),
               ways.empty() ? " Nobody is free to help, and no other time suits." : "");
    const auto covers = std::find_if(ways.begin(), ways.end(), [](const Way& way) { return way.way == WayOut::cover; });
    Table table{"WAY OUT", "TAKE IT WITH"};
    for (const auto& way : ways) {
      const bool moves = way.way == WayOut::move;
      if (!way.time || (!moves && (!way.person || covers == ways.end()))) continue;
      const auto time = moves ? *way.time : covers->time.value_or(*way.time);
      table.add({{way_in_words(view, way), Colour::strong}, {command_for(view, one, way, time)}});
    }
    if (!table.empty()) fmt::print("{}", table.print(remote.terminal()));
  }
}

}  // namespace cueline::cli
