import { describe, expect, it } from 'vitest';
import type { Command } from '$protocol';
import { isForgettable, refusedIn } from './refused';
import type { Outgoing } from './seam';

const outgoing = (command: Command, state: Outgoing['state'] = 'refused'): Outgoing => ({ id: command.kind, command, created: 1, state });
const note: Command = { kind: 'answer_observation', observation: 5, answer: 'words', text: 'A quiet place' };
const tap: Command = { kind: 'answer_observation', observation: 5, answer: 'seen' };
const message: Command = { kind: 'post_message', timeline: 6, text: 'hi', mentions: [] };
const change: Command = { kind: 'edit_message', message: 7, text: 'hello' };

describe('what was refused', () => {
  it('keeps a place when there are words in it, and messages keep theirs in the channel', () => {
    expect(refusedIn([note, tap, message, change].map((one) => outgoing(one))).map((one) => one.command)).toEqual([note, change]);
    expect(refusedIn([outgoing(note, 'waiting')])).toEqual([]);
  });

  it('is only told when nothing would be lost', () => {
    expect([note, tap, message, change, { kind: 'nudge_alert', alert: 3 } as Command].map(isForgettable)).toEqual([false, true, false, false, true]);
  });
});
