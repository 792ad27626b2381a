// What an earlier version kept on the device that must not be there any more.
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { Database } from './database';

const canary = 'Jonah Canary';

// As version 2 left it: students with their names in records and entries, an answer, and a command that waits.
async function older(name: string): Promise<void> {
  const db = await openDB(name, 2, {
    upgrade(fresh) {
      for (const store of ['facts', 'drafts', 'answers']) fresh.createObjectStore(store);
      fresh.createObjectStore('records', { keyPath: ['table', 'id'] });
      fresh.createObjectStore('timelines', { keyPath: 'id' });
      fresh.createObjectStore('entries', { keyPath: ['timeline', 'sequence'] });
      fresh.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true });
    },
  });
  const row = (id: string, command: object): object => ({ id, command, created: 1, state: 'waiting', person: 6, left: false, undone: false, made: [], arrived: false });
  await db.put('facts', { me: 6, position: { sequence: 40, epoch: 1 }, early: [] }, 'where');
  await db.put('records', { table: 'students', id: 40, value: { id: 40, name: canary, initials: 'J.C.', classroom: 30, care_team: 41 } });
  await db.put('entries', { timeline: 40, sequence: 40, entry: { sequence: 40, body: { kind: 'student_added', name: canary, initials: 'J.C.', classroom: 30 } } });
  await db.add('outbox', row('a', { kind: 'add_student', name: canary, classroom: 30, care_team: [] }));
  await db.add('outbox', row('b', { kind: 'post_message', timeline: 30, text: 'Who has the tablets?', mentions: [] }));
  await db.put('drafts', 'half a line', 'channel/30');
  db.close();
}

describe('a device that was used before names stayed with the server', () => {
  it('has no name on it afterwards, and keeps what its person wrote', async () => {
    await older('names-upgrade');
    const database = await Database.open('names-upgrade');
    const saved = await database.load();
    expect(saved.where).toEqual({ me: 6, position: null, early: [] });
    expect(saved.rows.map((row) => row.id)).toEqual(['b']);
    expect(saved.drafts).toEqual({ 'channel/30': 'half a line' });
    database.close();

    const db = await openDB('names-upgrade');
    const everything = await Promise.all([...db.objectStoreNames].map((store) => db.getAll(store)));
    expect(JSON.stringify(everything)).not.toContain(canary);
    expect(everything.flat().length).toBeGreaterThan(1);
    db.close();
  });

  it('begins with empty stores where there was nothing', async () => {
    const database = await Database.open('names-fresh');
    expect((await database.load()).where.me).toBe(0);
    await database.keepAnswer('q', { finding: { kind: 'named_students', students: [] }, time: 1 }, 5);
    expect(await database.answer('q')).toBeDefined();
    database.close();
  });
});
