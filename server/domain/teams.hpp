// The classrooms and teams that people work in together: where norms are agreed and people say how they are. Included
// by this folder only.
#pragma once

#include "server/domain/lookup.hpp"

namespace cueline::domain {

// The classroom or team of this id, if whoever asks belongs to it.
[[nodiscard]] inline const Channel* team_of(const Asked& asked, ChannelId id) {
  const auto* const channel = lookup(asked.school.channels, id);
  if (!channel || !holds(channel->members, asked.by.id)) return nullptr;
  const bool is_team = channel->channel_kind == ChannelKind::classroom || channel->channel_kind == ChannelKind::team;
  return is_team ? channel : nullptr;
}

}  // namespace cueline::domain
