#include <fmt/core.h>

#include <algorithm>

#include "clients/cli/choose.hpp"
#include "clients/cli/describe_entry.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {

Outcome list_channels(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  Table table{"ID", "CHANNEL", "KIND", "MEMBERS"};
  for (const auto& [id, channel] : view.channels) {
    if (remote.json()) {
      fmt::print("{}\n", write(Record{channel}));
      continue;
    }
    const auto members =
        channel.channel_kind == ChannelKind::school ? std::string("everybody") : std::to_string(channel.members.size());
    table.add({{fmt::format("#{}", id.value), Colour::quiet},
               {view.name(id), Colour::strong},
               {word_of(channel.channel_kind)},
               {members}});
  }
  if (!remote.json())
    fmt::print("{}", table.empty() ? "Your rooms appear when the office adds you.\n" : table.print(remote.terminal()));
  return Outcome::done;
}

Outcome send_message(const Common& common, const SendWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto channel = one_channel(remote.view(), words.channel);
  if (!channel) return Outcome::usage;
  std::string text;
  for (const auto& word : words.text) text += (text.empty() ? "" : " ") + word;
  const PostMessage command{timeline_of(*channel), text, {}, {}};
  return remote.send(command, fmt::format("Sent to {}.", harmless(remote.view().name(*channel))));
}

Outcome tail(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  if (!remote.json())
    fmt::print("{}\n", remote.terminal().paint("Following everything you may see. Ctrl+C ends it.", Colour::quiet));
  std::fflush(stdout);
  return remote.follow([&](const ServerFrame& frame) {
    const auto* entry = std::get_if<EntryFrame>(&frame);
    if (entry == nullptr) return;
    if (remote.json()) {
      fmt::print("{}\n", write(entry->entry));
    } else if (const auto line = describe_entry(remote.view(), entry->entry, remote.terminal()); !line.empty()) {
      fmt::print("{}\n", line);
    }
  });
}

}  // namespace cueline::cli
