import { describe, expect, it } from 'vitest';
import type { Command } from '$protocol';
import { itemsOf } from './messages';
import { isPending } from './pending';
import { withOutbox } from './predict';
import type { Outgoing } from './seam';
import { smallSchool } from './testing';

const [para, room, student] = [4, 6, 7];
const outgoing = (id: string, command: Command, state: Outgoing['state'] = 'waiting'): Outgoing => ({ id, command, created: Date.UTC(2026, 8, 7, 9), state });
const cue: Command = { kind: 'observe', students: [student], signs: ['win'], intensity: 2, context: {}, basis: 'saw', urgency: 'fyi', note: '', seen_at: 1 };

describe('what waits on the device', () => {
  it('is painted at once, behind what is known, and leaves no trace in it', () => {
    const log = smallSchool();
    const before = log.state;
    const view = withOutbox(before, [outgoing('a', { kind: 'post_message', timeline: room, text: 'hi', mentions: [] }), outgoing('b', cue)], para);
    const items = itemsOf(view.timelines.get(room));
    expect(items.map((item) => [item.kind, isPending(item.id)])).toEqual([['message', true], ['observation', true]]);
    expect([view.observations.size, before.observations.size, before.timelines.get(room)?.entries.length]).toEqual([1, 0, 1]);
    expect(view.timelines.get(room)?.complete).toBe(before.timelines.get(room)?.complete);
  });

  it('is not painted when it was refused, but for words that a person may want back', () => {
    const view = withOutbox(smallSchool().state, [outgoing('a', { kind: 'post_message', timeline: room, text: 'hi', mentions: [] }, 'refused'), outgoing('b', cue, 'refused')], para);
    expect([itemsOf(view.timelines.get(room)).length, view.observations.size]).toEqual([1, 0]);
  });

  it('shows an edit and an answer in place', () => {
    const log = smallSchool();
    const message = log.add(para, room, { kind: 'message_posted', text: 'helo', retracted: false });
    const view = withOutbox(log.state, [outgoing('a', { kind: 'edit_message', message, text: 'hello' })], para);
    expect(itemsOf(view.timelines.get(room)).map((item) => item.kind === 'message' && [item.text, item.edited])).toEqual([['hello', true]]);
  });
});
