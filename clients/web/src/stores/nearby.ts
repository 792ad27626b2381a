// Silence is the alarm: the server asks a colleague next door by name. It tells them where, and not about whom.
import type { Entry, EntryBody } from '$protocol';
import type { SchoolState } from './state';

export type Asked = Entry & { body: Extract<EntryBody, { kind: 'pursued' }> };

const lasts = 10 * 60_000; // ms: later somebody else has gone, or it is no matter of minutes
const lately = 4; // entries at the end of a thread

const asks = (entry: Entry, me: number, now: number): entry is Asked =>
  entry.body.kind === 'pursued' && entry.body.act === 'name_to_neighbour' && entry.to.includes(me) && now - entry.time < lasts;

export const askedNearby = (state: SchoolState, me: number, now: number): Asked | undefined =>
  [...state.timelines.values()].flatMap((one) => one.entries.slice(-lately).filter((entry): entry is Asked => asks(entry, me, now))).sort((a, b) => b.time - a.time)[0];
