import { describe, expect, it } from 'vitest';
import type { Channel } from '$protocol';
import { withOutbox } from '$stores/predict';
import type { Outgoing } from '$stores/seam';
import { schoolAt } from '../../fixtures/school';
import { couldJoin, hasList, hasName, keepsLists, placeOf, wrongName } from './rooms';

const state = schoolAt(23);
const room = state.channels.get(30) as Channel;
const sent = (command: Outgoing['command']): Outgoing => ({ id: 'c', command, created: 0, state: 'waiting' });

describe('a room', () => {
  it('is kept by admins and the office, and has a list and a name only as a room or team', () => {
    expect([23, 19, 6, 2].map((id) => keepsLists(state.persons.get(id)))).toEqual([true, true, false, false]);
    expect([30, 32, 33, 34, 41].map((id) => { const one = state.channels.get(id) as Channel; return [hasList(one), hasName(one)]; }))
      .toEqual([[true, true], [true, true], [false, false], [false, false], [true, false]]);
  });

  it('says what is wrong with a name before the server does', () => {
    expect(['  ', 'Room 14', 'x'.repeat(121), 'é'.repeat(61), 'Room 12', 'Reading corner'].map((typed) => wrongName(state, room, typed)))
      .toEqual(['keep.empty', 'roomkeep.taken', 'keep.too_long', 'keep.too_long', null, null]);
  });

  it('offers who is not in it, by any part of the name and by what they do', () => {
    const role = (): string => 'Teacher';
    expect(couldJoin(state, room, '', role).map((one) => one.name)).toEqual(['Ana Duarte', 'Jo Tran', 'Ruth Adler']);
    expect(['tra', 'jo t', 'TEACH', 'marisol', 'ran'].map((typed) => couldJoin(state, room, typed, role).length)).toEqual([1, 1, 3, 0, 0]);
  });

  it('changes its name and its people at once, and its place goes along only under the same name', () => {
    const shown = withOutbox(state, [
      sent({ kind: 'rename_channel', channel: 30, name: 'Room 12 B' }), sent({ kind: 'remove_member', channel: 30, person: 15 }), sent({ kind: 'add_members', channel: 30, persons: [13] }),
    ], 23).channels.get(30) as Channel;
    expect([shown.name, shown.members.includes(15), shown.members.includes(13)]).toEqual(['Room 12 B', false, true]);
    expect(placeOf(state, room)?.id).toBe(501);
    expect(placeOf(state, { ...room, name: 'Reading corner' })).toBeUndefined();
  });

  it('a card that is retired is no longer shown, with its reason', () => {
    const card = withOutbox(state, [sent({ kind: 'retire_card', card: 920, reason: 'Not needed any more' })], 6).rows.card.get(920);
    expect([card?.state, card?.retired_why]).toEqual(['retired', 'Not needed any more']);
  });
});
