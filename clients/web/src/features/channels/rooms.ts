// Who may change a room, team or care team, and who could still be added to it: as server/domain/channels.cpp has it.
import '$i18n/keeping';
import type { Channel, Person } from '$protocol';
import { limits } from '$protocol';
import { bytes } from '$stores/ordered';
import type { SchoolState } from '$stores/state';

export const keepsLists = (person: Person | undefined): boolean => person?.role === 'admin' || person?.role === 'office';
export const hasList = (channel: Channel): boolean => channel.channel_kind !== 'direct' && channel.channel_kind !== 'school';
export const hasName = (channel: Channel): boolean => channel.channel_kind === 'classroom' || channel.channel_kind === 'team';

export type WrongName = 'keep.empty' | 'keep.too_long' | 'roomkeep.taken';

export function wrongName(state: SchoolState, channel: Channel, typed: string): WrongName | null {
  const name = typed.trim();
  if (!name) return 'keep.empty';
  if (bytes(name) > limits.name_bytes) return 'keep.too_long';
  return [...state.channels.values()].some((one) => one.id !== channel.id && hasName(one) && one.name === name) ? 'roomkeep.taken' : null;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

// By any part of the name, or by what they do.
export function couldJoin(state: SchoolState, channel: Channel, typed: string, role: (person: Person) => string): Person[] {
  const wanted = plain(typed.trim());
  return [...state.persons.values()]
    .filter((one) => one.active && !channel.members.includes(one.id) && [...plain(one.name).split(/\s+/), plain(one.name), plain(role(one))].some((part) => part.startsWith(wanted)))
    .sort((a, b) => a.name.localeCompare(b.name));
}

// The place that has the room's name is called like it.
export const placeOf = (state: SchoolState, channel: Channel) => [...state.rows.room.values()].find((one) => one.channel === channel.id && one.name === channel.name);
