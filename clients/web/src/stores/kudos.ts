// Thanks: whose, and for what. Nothing here counts or compares people.
import type { Channel, Kudos } from '$protocol';
import { isMember, myChannels } from './channels';
import type { SchoolState } from './state';

const newest = (a: Kudos, b: Kudos): number => b.time - a.time;

export const kudosFor = (state: SchoolState, person: number, since = 0): Kudos[] =>
  [...state.rows.kudos.values()].filter((one) => one.person === person && one.time >= since).sort(newest);

export const kudosAbout = (state: SchoolState, item: number): Kudos[] =>
  [...state.rows.kudos.values()].filter((one) => one.about === item).sort((a, b) => a.time - b.time);

// A room or team of both: whoever is thanked before others is thanked before people who know them.
export const sharedChannel = (state: SchoolState, me: number, person: number): Channel | undefined =>
  myChannels(state, me).find((one) => (one.channel_kind === 'classroom' || one.channel_kind === 'team') && isMember(one, person));
