import { describe, expect, it } from 'vitest';
import type { Entry } from '$protocol';
import { endingAt, type ReadPage, sequenceAt, withNewer, withOlder } from './past';

// Entries of one timeline among those of a school: now close together, now far apart.
const gaps = (i: number): number => (i % 700 < 350 ? 1 : 97);
const entries: Entry[] = [];
for (let i = 0, sequence = 10; i < 3_000; i += 1, sequence += gaps(i)) {
  entries.push({ version: 1, sequence, timeline: 4, previous: 0, also: [], to: [], time: sequence * 1_000, author: 2, command: '', body: { kind: 'message_posted', text: '', retracted: false } });
}
let asked = 0;
const read: ReadPage = (_timeline, before, limit) => {
  asked += 1;
  const all = entries.filter((entry) => entry.sequence < (before ?? Infinity));
  return Promise.resolve({ entries: all.slice(-limit), complete: all.length <= limit });
};
const numbers = (list: readonly Entry[]): number[] => list.map((entry) => entry.sequence);
const head = entries.at(-1)?.sequence ?? 0;

describe('a stretch of the past', () => {
  it('grows backwards to the first entry, without a hole', async () => {
    let stretch = await endingAt(read, 4, null);
    while (!stretch.oldest) stretch = await withOlder(read, 4, stretch);
    expect(numbers(stretch.entries)).toEqual(numbers(entries));
  });

  it('grows forwards to the newest, without a hole, however far apart its entries are', async () => {
    let stretch = await endingAt(read, 4, 400);
    for (let reaches = false; !reaches;) ({ reaches, ...stretch } = await withNewer(read, 4, stretch, head + 1));
    expect(numbers(stretch.entries)).toEqual(numbers(entries.filter((entry) => entry.sequence >= (stretch.entries[0]?.sequence ?? 0))));
    expect(stretch.entries.at(-1)?.sequence).toBe(head);
  });

  it('forwards stops at what is known already', async () => {
    const until = entries[500]?.sequence ?? 0;
    let stretch = await endingAt(read, 4, 200);
    for (let i = 0; i < 20; i += 1) stretch = await withNewer(read, 4, stretch, until);
    expect(stretch.entries.at(-1)?.sequence).toBe(entries[499]?.sequence);
  });

  it('finds a time in a few questions', async () => {
    for (const at of [0, 1, 349, 350, 351, 1_234, 2_999]) {
      asked = 0;
      const time = entries[at]?.time ?? 0;
      const found = await sequenceAt(read, 4, time, head);
      expect(entries.findIndex((entry) => entry.sequence >= found)).toBe(at);
      expect(asked).toBeLessThan(25);
    }
    expect(await sequenceAt(read, 4, head * 1_000 + 1, head)).toBe(head + 1);
  });
});
