import { membersOf } from '$stores/channels';
import type { SchoolState } from '$stores/state';
import { atClock } from '$stores/zone.svelte';

export function peopleOf(state: SchoolState, audience: { channels: number[]; persons: number[] }, me: number): number[] {
  const people = new Set(audience.persons);
  for (const id of audience.channels) {
    const channel = state.channels.get(id);
    if (channel) for (const person of membersOf(state, channel)) people.add(person);
  }
  people.delete(me);
  return [...people].filter((id) => state.persons.get(id)?.active);
}

const hour = 3_600_000;

// A change ends with the school day; one sent late in the day still gets two hours.
export const endOfDay = (now: number): number => Math.max(atClock(now, 16, 30), now + 2 * hour);
