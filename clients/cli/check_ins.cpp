// How people are.
#include <fmt/core.h>

#include <algorithm>

#include "clients/cli/choose.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

// The only classroom one belongs to; several or none need a word.
std::optional<ChannelId> own_room(const View& view) {
  std::vector<ChannelId> rooms;
  for (const auto& [id, channel] : view.channels) {
    const auto& members = channel.members;
    const bool mine = std::ranges::find(members, view.me) != members.end();
    if (channel.channel_kind == ChannelKind::classroom && mine) rooms.push_back(id);
  }
  if (rooms.size() == 1) return rooms.front();
  (void)say(Outcome::usage, "--room is needed: you belong to " +
                                (rooms.empty() ? std::string("no classroom.") : std::string("several classrooms.")));
  return std::nullopt;
}

}  // namespace

Outcome check_in(const Common& common, const CheckInWords& words) {
  const auto mood = choose<CheckInMood>("mood", words.mood);
  if (!mood) return Outcome::usage;
  AnswerCheckIn command{{}, *mood, {}};
  if (!words.hand.empty() && !(command.hand = choose<HandNeeded>("--hand", words.hand))) return Outcome::usage;
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto room = words.room.empty() ? own_room(remote.view()) : one_channel(remote.view(), words.room);
  if (!room) return Outcome::usage;
  command.room = *room;
  return remote.send(command,
                     fmt::format("{} sees it today; in 30 days it is gone.", harmless(remote.view().name(*room))));
}

Outcome show_pulse(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto found = remote.ask(PulseOf{});
  if (!found) return Outcome::refused;
  if (remote.json()) {
    fmt::print("{}\n", write(ServerFrame{Found{"", found, {}}}));
    return Outcome::done;
  }
  Table table{"WEEK OF", "ROOM", "GOING WELL", "STRETCHED", "NEED A HAND"};
  for (const auto& week : std::get<Pulse>(*found).weeks) {
    table.add({{words_of(week.monday), Colour::quiet},
               {remote.view().name(week.room), Colour::strong},
               {std::to_string(week.going_well)},
               {std::to_string(week.stretched)},
               {std::to_string(week.need_a_hand)}});
  }
  const auto* const none = "No room had five people who answered in one week, so there is nothing to show.\n";
  fmt::print("{}", table.empty() ? none : table.print(remote.terminal()));
  return Outcome::done;
}

}  // namespace cueline::cli
