// How a room or team works, and whom of it is still to agree.
import type { Channel, Norms, Person } from '$protocol';
import { myChannels } from './channels';
import type { SchoolState } from './state';

export const hasNorms = (channel: Channel): boolean => channel.channel_kind === 'classroom' || channel.channel_kind === 'team';

// Everybody in the room suggests and agrees; these write.
export const writesNorms = (person: Person | undefined): boolean => person !== undefined && person.role !== 'para' && person.role !== 'substitute';

export const normsOf = (state: SchoolState, channel: number): Norms | undefined => {
  const norms = state.rows.norms.get(channel);
  return norms?.version ? norms : undefined;
};

export const agrees = (norms: Norms, person: number): boolean => norms.agreed.some((one) => one.person === person);

// Once a term, as a school's year has three, everybody is asked whether it still holds.
const term = 13 * 7 * 86_400_000; // ms
export const isToReview = (norms: Norms, person: number, now: number): boolean =>
  norms.agreed.some((one) => one.person === person && one.time + term <= now);

// Of the people who are in the room now: who agreed before and left is not counted.
export function agreement(state: SchoolState, channel: Channel, norms: Norms): { total: number; got: number; missing: number[] } {
  const members = channel.members.filter((id) => state.persons.get(id)?.active);
  const missing = members.filter((id) => !agrees(norms, id));
  return { total: members.length, got: members.length - missing.length, missing };
}

// Whether these norms are new to them altogether, or only some lines.
export const isFirst = (norms: Norms): boolean => norms.version === 1 || norms.changed.length === 0;

// What this person has not agreed to yet, or so long ago that they are asked again.
export const toAgree = (state: SchoolState, me: number, now: number): { channel: Channel; norms: Norms }[] =>
  myChannels(state, me).filter(hasNorms).flatMap((channel) => {
    const norms = normsOf(state, channel.id);
    return norms && (!agrees(norms, me) || isToReview(norms, me, now)) ? [{ channel, norms }] : [];
  });
