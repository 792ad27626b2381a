import { expect, it } from 'vitest';
import type { Entry } from '$protocol';
import { askedNearby } from './nearby';
import { emptyState } from './state';

const minute = 60_000;
const pursued = (sequence: number, time: number, to: number[], act: 'name_to_neighbour' | 'remind' = 'name_to_neighbour'): Entry =>
  ({ version: 1, sequence, timeline: 9, previous: 0, also: [], to, time, author: 0, command: '', body: { kind: 'pursued', item: 9, act, silent: [6], pursuit: { rule: 'call', step: 1, done: 0 }, room: 501 } });

it('is asked of whom it names, for ten minutes, the latest first', () => {
  const state = { ...emptyState, timelines: new Map([[9, { complete: true, entries: [pursued(10, 0, [2]), pursued(11, minute, [2]), pursued(12, 2 * minute, [3]), pursued(13, 2 * minute, [2], 'remind')] }]]) };
  expect(askedNearby(state, 2, 5 * minute)?.sequence).toBe(11);
  expect(askedNearby(state, 3, 5 * minute)?.sequence).toBe(12);
  expect(askedNearby(state, 4, 5 * minute)).toBeUndefined();
  expect(askedNearby(state, 2, 11 * minute)).toBeUndefined();
});
