import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Command } from '$protocol';
import { emptyState } from '$stores/state';
import { Database } from './database';
import { isEmpty, putLeft, takeLeft, unsent, wipe } from './left';
import { Outbox } from './outbox';

const say = (text: string): Command => ({ kind: 'post_message', timeline: 7, text, mentions: [] });

// A device of person 5 with a message waiting, one refused, one sent, one undone on its way, and a draft.
async function used(name: string): Promise<Database> {
  const database = await Database.open(name);
  await database.knows();
  const outbox = new Outbox(database, { newId: () => 'new', now: () => 1_000, later: () => () => undefined }, () => 5);
  await database.save(emptyState, emptyState, { me: 5, position: { sequence: 40, epoch: 1 }, early: [], epoch: 1 });
  for (const id of ['waiting', 'refused', 'sent', 'undone']) await outbox.add(id, say(id), 5);
  await outbox.answered({ id: 'refused', sequences: [], problem: { code: 'too_late', sentence: '', retry: false } });
  await outbox.answered({ id: 'sent', sequences: [41] });
  await outbox.leave('undone');
  await outbox.decide('undo', 'undone');
  await database.saveDraft('channel/7', 'half a sentence');
  return database;
}

test('what has not left is taken whole, and comes back as it was', async () => {
  (await used('one')).close();
  const left = await takeLeft('one', 5);
  expect(left.rows.map((row) => row.id)).toEqual(['waiting', 'refused', 'undone']);
  expect(unsent(left)).toBe(1); // nobody waits for what was undone or refused
  await wipe('one');
  expect(isEmpty(await takeLeft('one', 5))).toBe(true);

  await putLeft('one', 5, left);
  await putLeft('one', 5, left); // cut short once, and done again
  const database = await Database.open('one');
  const { where, rows, drafts } = await database.load();
  database.close();
  expect(where).toEqual({ me: 5, position: null, early: [], epoch: 1 });
  expect(rows.map(({ order: _, ...row }) => row)).toEqual(left.rows);
  expect(drafts).toEqual({ 'channel/7': 'half a sentence' });
});

test('nothing is taken for anybody else', async () => {
  (await used('two')).close();
  expect((await takeLeft('two', 6)).rows).toEqual([]);
});

test('what a full device holds in memory only is taken too, once', async () => {
  (await used('three')).close();
  const held = ['waiting', 'loose'].map((id) => ({ id, command: say(id), created: 2_000, state: 'waiting' as const }));
  const left = await takeLeft('three', 5, held);
  expect(left.rows.map((row) => row.id)).toEqual(['waiting', 'refused', 'undone', 'loose']);
});

test('what was read can go before what was written', async () => {
  (await used('four')).close();
  await wipe('four', 'read');
  expect((await takeLeft('four', 5)).rows).toHaveLength(3);
});
