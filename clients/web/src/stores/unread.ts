import { isMember } from './channels';
import { itemsOf } from './messages';
import type { SchoolState } from './state';

// Unread in one channel: what others wrote after the last thing read. Known pages only, so it never overstates.
export function unreadIn(state: SchoolState, channel: number, me: number): number {
  const read = state.reads.get(channel) ?? 0;
  const timeline = state.timelines.get(channel);
  if ((timeline?.entries.at(-1)?.sequence ?? 0) <= read) return 0;
  return itemsOf(timeline).filter((item) => item.id > read && item.author !== me && !('retracted' in item && item.retracted)).length;
}

export function unreadTotal(state: SchoolState, me: number): number {
  let total = 0;
  for (const channel of state.channels.values()) {
    if (channel.channel_kind !== 'care_team' && isMember(channel, me)) total += unreadIn(state, channel.id, me);
  }
  return total;
}
