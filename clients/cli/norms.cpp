// How a room or team works.
#include <fmt/core.h>

#include <algorithm>

#include "clients/cli/choose.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

// "Feedback is kind: in person" is a title and the words beside it.
Norm norm_of(const std::string& line) {
  const auto colon = line.find(": ");
  if (colon == std::string::npos) return {Title(line), "", {}};
  return {Title(line.substr(0, colon)), Note(line.substr(colon + 2)), {}};
}

const Norms* norms_of(const View& view, ChannelId room) {
  const auto known = view.rows<Norms>().find(room.value);
  return known == view.rows<Norms>().end() ? nullptr : &known->second;
}

// Of those who are in the room now: who agreed before and left is not counted.
void print_agreed(const View& view, const Norms& norms) {
  const auto channel = view.channels.find(norms.id);
  if (channel == view.channels.end()) return;
  const auto& members = channel->second.members;
  std::size_t agreed = 0;
  std::string names;
  for (const auto& one : norms.agreed) {
    if (std::ranges::find(members, one.person) == members.end()) continue;
    names += (agreed++ ? ", " : ": ") + harmless(view.name(one.person));
  }
  fmt::print("{} of {} have agreed{}\n", agreed, members.size(), names);
}

void print(const Remote& remote, const Norms& norms) {
  const auto& view = remote.view();
  const auto& terminal = remote.terminal();
  fmt::print("{}\n", terminal.paint(fmt::format("How we work in {}", harmless(view.name(norms.id))), Colour::strong));
  for (std::size_t n = 0; n < norms.lines.size(); ++n) {
    const auto& line = norms.lines[n];
    const bool is_new = std::ranges::find(norms.changed, n + 1) != norms.changed.end();
    fmt::print("  {}. {}{}{}\n", n + 1, harmless(line.title), line.text.empty() ? "" : ": " + harmless(line.text),
               is_new ? terminal.paint("  changed", Colour::watch) : "");
  }
  print_agreed(view, norms);
  for (const auto& open : norms.suggestions) {
    fmt::print("  #{} {} suggests{}: {}\n", open.number, harmless(view.name(open.by)),
               open.line ? fmt::format(" for line {}", open.line->value) : "", harmless(open.text));
  }
}

// The room's norms, or a sentence why not.
const Norms* named(const Remote& remote, const std::string& room) {
  const auto channel = one_channel(remote.view(), room);
  if (!channel) return nullptr;
  const auto* const norms = norms_of(remote.view(), *channel);
  if (norms == nullptr) (void)say(Outcome::usage, "There are no norms yet. To write them: cueline norms set");
  return norms;
}

}  // namespace

Outcome show_norms(const Common& common, const NormWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  std::optional<ChannelId> wanted;
  if (!words.room.empty() && !(wanted = one_channel(view, words.room))) return Outcome::usage;
  bool any = false;
  for (const auto& [id, norms] : view.rows<Norms>()) {
    if (wanted && norms.id != *wanted) continue;
    any = true;
    if (remote.json()) {
      fmt::print("{}\n", write(Record{norms}));
    } else {
      print(remote, norms);
    }
  }
  if (!any && !remote.json()) fmt::print("No norms yet.\n");
  return Outcome::done;
}

Outcome set_norms(const Common& common, const NormWords& words) {
  if (words.lines.empty() || words.lines.size() > limits::norm_lines)
    return say(Outcome::usage, fmt::format("--line must be given 1 to {} times.", limits::norm_lines));
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto room = one_channel(remote.view(), words.room);
  if (!room) return Outcome::usage;
  const auto* const known = norms_of(remote.view(), *room);
  SetNorms command{*room, {}, known != nullptr ? known->version : 0, {}};
  for (const auto& line : words.lines) command.lines.push_back(norm_of(line));
  if (words.number != 0) command.takes_up = words.number;
  return remote.send(std::move(command), "Written. Everybody in the room is asked to agree.");
}

Outcome agree_norms(const Common& common, const NormWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto* const norms = named(remote, words.room);
  if (norms == nullptr) return Outcome::usage;
  return remote.send(AgreeNorms{norms->id, norms->version}, "You agree.");
}

Outcome suggest_norm(const Common& common, const NormWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto* const norms = named(remote, words.room);
  if (norms == nullptr) return Outcome::usage;
  SuggestNorm command{norms->id, {}, Title(words.text)};
  if (words.line > 0) command.line = words.line;
  return remote.send(std::move(command), "Suggested. You hear what becomes of it.");
}

Outcome decline_norm(const Common& common, const NormWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto* const norms = named(remote, words.room);
  if (norms == nullptr) return Outcome::usage;
  return remote.send(DeclineNorm{norms->id, words.number, Note(words.reason)}, "It stays as it was.");
}

}  // namespace cueline::cli
