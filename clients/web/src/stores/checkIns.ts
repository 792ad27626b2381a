// How the people of a room say they are today.
import type { Channel, CheckIn } from '$protocol';
import { myChannels } from './channels';
import type { SchoolState } from './state';

const order: Record<CheckIn['mood'], number> = { need_a_hand: 0, stretched: 1, going_well: 2 };

export const answersOn = (state: SchoolState, room: number, date: number): CheckIn[] =>
  [...state.rows.check_in.values()].filter((one) => one.room === room && one.date === date).sort((a, b) => order[a.mood] - order[b.mood] || a.time - b.time);

export const myAnswer = (state: SchoolState, room: number, date: number, me: number): CheckIn | undefined =>
  answersOn(state, room, date).findLast((one) => one.person === me);

// The one room that is asked about: the one answered today, else where I am now, else my first.
export function checkInRoom(state: SchoolState, me: number, date: number, now: number | undefined): Channel | undefined {
  const mine = myChannels(state, me).filter((one) => one.channel_kind === 'classroom' || one.channel_kind === 'team');
  return mine.find((one) => myAnswer(state, one.id, date, me)) ?? mine.find((one) => one.id === now) ?? mine[0];
}
