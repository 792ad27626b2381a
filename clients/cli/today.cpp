// What waits for the signed-in person, and what became of what they noticed: the web client's Today, in lines.
#include <fmt/core.h>

#include <algorithm>

#include "clients/cli/choose.hpp"
#include "clients/cli/describe_entry.hpp"
#include "clients/cli/words.hpp"

namespace cueline::cli {
namespace {

constexpr std::int64_t day = std::int64_t{24} * 60 * 60 * 1000;

std::string signs_of(const Observation& observation) {
  std::string signs;
  for (const auto& sign : observation.signs) signs += (signs.empty() ? "" : ", ") + plain(sign);
  return signs;
}

bool waits_for(const Alert& alert, PersonId me) {
  return alert.state == AlertState::open && alert.mode != AnswerMode::information &&
         std::any_of(alert.recipients.begin(), alert.recipients.end(),
                     [&](const Recipient& each) { return each.person == me && !each.answer; });
}

// Cues are for whoever teaches: a para answers one only when they want to.
bool waits_for(const Observation& observation, const Person& me) {
  const bool answers = me.role == Role::teacher || me.role == Role::specialist;
  return answers && observation.author != me.id && !observation.closed;
}

bool waits_for(const Issue& issue, const Person& me) {
  if (issue.closed) return false;
  if (issue.state == IssueState::proposed) return issue.raiser == me.id;
  return issue.owner == me.id || (!issue.owner && me.role == Role::admin);
}

void add_waiting(const View& view, const Person& me, Table& table) {
  for (const auto& [id, alert] : view.alerts)
    if (waits_for(alert, me.id))
      table.add({{fmt::format("#{}", id.value), Colour::quiet},
                 {"change"},
                 {std::string(alert.title), alert.severity >= 2 ? Colour::support : Colour::strong},
                 {view.name(alert.sender)},
                 {fmt::format("cueline ack {}", id.value), Colour::accent}});
  for (const auto& [id, cue] : view.observations)
    if (waits_for(cue, me))
      table.add({{fmt::format("#{}", id.value), Colour::quiet},
                 {"cue"},
                 {view.initials(cue.student) + " " + signs_of(cue), Colour::strong},
                 {view.name(cue.author)},
                 {fmt::format("cueline answer {} used_it", id.value), Colour::accent}});
  for (const auto& [id, issue] : view.issues)
    if (waits_for(issue, me))
      table.add(
          {{fmt::format("#{}", id.value), Colour::quiet},
           {"issue"},
           {std::string(issue.title), issue.due < now() && !issue.first_answer ? Colour::support : Colour::strong},
           {view.name(issue.raiser)},
           {fmt::format("cueline issue show {}", id.value), Colour::accent}});
}

std::string became(const View& view, const Observation& cue) {
  if (cue.retracted) return "retracted";
  if (!cue.answers.empty()) {
    const auto& last = cue.answers.back();
    return view.name(last.person) + ": " + word_of(last.answer) + (last.text ? ". " + *last.text : "");
  }
  if (!cue.seen.empty()) return "seen by " + view.name(cue.seen.front().person);
  return cue.delivered.empty() ? "sent" : "delivered";
}

void add_noticed(const View& view, Table& table) {
  for (const auto& [id, cue] : view.observations)
    if (cue.author == view.me && cue.time.value > now().value - day)
      table.add({{fmt::format("#{}", id.value), Colour::quiet},
                 {view.clock(cue.seen_at, now())},
                 {view.initials(cue.student) + " " + signs_of(cue), Colour::strong},
                 {became(view, cue), cue.closed ? Colour::accent : Colour::plain}});
}

}  // namespace

Outcome today(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  const auto me = view.people.find(view.me);
  if (me == view.people.end()) return say(Outcome::unreachable, "The server did not say who you are.");
  Table waiting{"ID", "WAITS FOR YOU", "", "FROM", "TO ANSWER"};
  add_waiting(view, me->second, waiting);
  Table noticed{"ID", "YOU NOTICED", "", "WHAT BECAME OF IT"};
  add_noticed(view, noticed);
  if (waiting.empty()) fmt::print("Nothing waits for you.\n");
  if (!waiting.empty()) fmt::print("{}", waiting.print(remote.terminal()));
  if (!noticed.empty()) fmt::print("\n{}", noticed.print(remote.terminal()));
  return Outcome::done;
}

}  // namespace cueline::cli
