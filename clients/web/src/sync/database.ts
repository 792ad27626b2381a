// What stays on the device, in IndexedDB: the school's state with its position, the outbox, drafts.
// One save is one transaction, so the position never runs ahead of what was kept.
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { Command, Entry, Position, SchoolRecord } from '$protocol';
import type { Outgoing } from '$stores/seam';
import type { KeptAnswer } from './questions';
import { type RowKind, rowKinds, type Rows } from '$stores/rows';
import { emptyState, type SchoolState, type Timeline } from '$stores/state';

// A command in the outbox. `order` is given by the store.
export interface Row extends Outgoing {
  order: number;
  person: number; // who gave it: it is never sent for anybody else
  left: boolean; // it may have reached the server
  undone: boolean; // to be taken back once the server has answered
  made: number[]; // the entries it made
  arrived: boolean; // and they are in the state
  first?: string; // the id it had before it was refused and given again
  takes?: { id: string; command: Command }; // what it takes back
}

// `early`: entries beyond the position that are in the state all the same. `epoch`: of the log that the state and the
// outbox speak of, also while there is no position.
export interface Where { me: number; position: Position | null; early: number[]; epoch?: number | undefined }

const tables = ['persons', 'channels', 'students', 'observations', 'alerts', 'issues'] as const;
type Table = (typeof tables)[number] | RowKind;

interface Facts { where: Where; school: SchoolRecord | null; reads: [number, number][]; heads: [number, number][]; seen: number[]; life: number }

interface Schema extends DBSchema {
  facts: { key: string; value: Facts[keyof Facts] };
  records: { key: [Table, number]; value: { table: Table; id: number; value: unknown } };
  timelines: { key: number; value: { id: number; complete: boolean } };
  entries: { key: [number, number]; value: { timeline: number; sequence: number; entry: Entry } };
  outbox: { key: number; value: Row };
  drafts: { key: string; value: string };
  answers: { key: string; value: KeptAnswer };
}

const stores = ['facts', 'records', 'timelines', 'entries', 'outbox', 'drafts', 'answers'] as const;
const read = ['facts', 'records', 'timelines', 'entries', 'answers'] as const; // what came from the server
const keptPerTimeline = 300; // entries; older ones are asked for again

export interface Saved { where: Where; state: SchoolState; drafts: Record<string, string>; rows: Row[]; seen: number[] }

type Writing = IDBPTransaction<Schema, ('facts' | 'records' | 'timelines' | 'entries')[], 'readwrite'>;

export class Database {
  private db!: IDBPDatabase<Schema>; // missing where the browser gives none: every write then fails, nothing is there to read
  #life = 0; // counts how often all of it was forgotten

  private constructor(private readonly name: string) {}

  static async open(name: string): Promise<Database> {
    const database = new Database(name);
    await database.reopen().catch(() => undefined);
    return database;
  }

  private async reopen(): Promise<void> {
    this.db = await openDB<Schema>(this.name, 3, {
      async upgrade(fresh, from, _to, tx) {
        quiet(tx.done); // what became of it is told by the opening
        if (from < 2) fresh.createObjectStore('answers');
        if (from > 0) {
          await forgetNames(tx); // up to version 2 students had their names with them
          await forgetRead(tx);
          return void tx.objectStore('facts').put(1, 'life');
        }
        await fresh.createObjectStore('facts').put(1, 'life');
        fresh.createObjectStore('records', { keyPath: ['table', 'id'] });
        fresh.createObjectStore('timelines', { keyPath: 'id' });
        fresh.createObjectStore('entries', { keyPath: ['timeline', 'sequence'] });
        fresh.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true });
        fresh.createObjectStore('drafts');
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: () => void this.reopen(), // Safari drops connections of pages that slept
    });
  }

  close(): void { this.db?.close(); }

  async load(): Promise<Saved> {
    if (!this.db) return { where: { me: 0, position: null, early: [] }, state: emptyState, drafts: {}, rows: [], seen: [] };
    const tx = this.db.transaction(stores, 'readonly');
    const fact = <K extends keyof Facts>(key: K): Promise<Facts[K] | undefined> => tx.objectStore('facts').get(key) as Promise<Facts[K] | undefined>;
    const [life, where, school, reads, heads, seen, records, timelines, entries, waiting, places, texts] = await Promise.all([
      fact('life'), fact('where'), fact('school'), fact('reads'), fact('heads'), fact('seen'), tx.objectStore('records').getAll(), tx.objectStore('timelines').getAll(),
      tx.objectStore('entries').getAll(), tx.objectStore('outbox').getAll(), tx.objectStore('drafts').getAllKeys(), tx.objectStore('drafts').getAll(),
    ]);
    this.#life = life ?? 0;
    const maps = Object.fromEntries([...tables, ...rowKinds].map((table) => [table, new Map<number, unknown>()])) as Record<Table, Map<number, unknown>>;
    for (const record of records) maps[record.table].set(record.id, record.value);
    const rows = Object.fromEntries(rowKinds.map((kind) => [kind, maps[kind]])) as unknown as Rows;
    const windows = new Map<number, Timeline & { entries: Entry[] }>(timelines.map(({ id, complete }) => [id, { entries: [], complete }]));
    for (const { timeline, entry } of entries) windows.get(timeline)?.entries.push(entry);
    const state = { ...emptyState, ...Object.fromEntries(tables.map((table) => [table, maps[table]])), rows, school: school ?? null, timelines: windows, reads: new Map(reads), heads: new Map(heads) } as SchoolState;
    const drafts = Object.fromEntries(places.map((place, i) => [place, texts[i] ?? '']));
    return { where: where ?? { me: 0, position: null, early: [] }, state, drafts, rows: waiting, seen: seen ?? [] };
  }

  // Writes what differs between the two states, and where the second one stands.
  async save(before: SchoolState, after: SchoolState, where: Where): Promise<void> {
    const tx: Writing = this.db.transaction(['facts', 'records', 'timelines', 'entries'], 'readwrite');
    await this.#lives(tx);
    for (const table of tables) saveTable(tx, table, before[table], after[table]);
    for (const kind of rowKinds) saveTable(tx, kind, before.rows[kind], after.rows[kind]);
    if (before.timelines !== after.timelines) saveTimelines(tx, before.timelines, after.timelines);
    const facts = tx.objectStore('facts');
    if (before.school !== after.school) quiet(facts.put(after.school, 'school'));
    if (before.reads !== after.reads) quiet(facts.put([...after.reads], 'reads'));
    if (before.heads !== after.heads) quiet(facts.put([...after.heads], 'heads'));
    quiet(facts.put(where, 'where'));
    await tx.done;
  }

  // Writes everything anew: after a save that failed.
  async replace(after: SchoolState, where: Where): Promise<void> {
    await this.forgetState();
    await this.save(emptyState, after, where);
  }

  // Everything that was read; the outbox, drafts and whose they are stay.
  async forgetState(): Promise<void> {
    if (!this.db) return;
    const tx = this.db.transaction(read, 'readwrite');
    await this.#lives(tx);
    await forgetRead(tx);
    await tx.done;
  }

  // Also when the device is full: then there is no room for the count either, and none is another one than any before.
  async forgetAll(): Promise<void> {
    if (!this.db) return;
    await this.#clear(true).catch(() => this.#clear(false));
  }

  async #clear(counted: boolean): Promise<void> {
    const tx = this.db.transaction(stores, 'readwrite');
    quiet(tx.done);
    const life = counted ? (((await tx.objectStore('facts').get('life')) as number | undefined) ?? 0) + 1 : 0;
    await Promise.all(stores.map((store) => tx.objectStore(store).clear()));
    if (counted) await tx.objectStore('facts').put(life, 'life');
    await tx.done;
    this.#life = life;
  }

  // Another tab has forgotten all of it, and this one knows.
  async knows(): Promise<void> { this.#life = ((await this.db?.get('facts', 'life')) as number | undefined) ?? 0; }

  // What was under way when somebody signed out in another tab must not be written after that.
  async #lives(tx: IDBPTransaction<Schema, ArrayLike<StoreNames<Schema>>, 'readwrite'>): Promise<void> {
    quiet(tx.done);
    const life = ((await tx.objectStore('facts').get('life')) as number | undefined) ?? 0;
    if (life === this.#life) return;
    tx.abort();
    throw new Error('All of it was forgotten meanwhile.');
  }

  // ---- The last answers to questions ----

  async answer(key: string): Promise<KeptAnswer | undefined> { return this.db?.get('answers', key); }

  async keepAnswer(key: string, answer: KeptAnswer, atMost: number): Promise<void> {
    const tx = this.db.transaction(['answers', 'facts'], 'readwrite');
    await this.#lives(tx);
    const store = tx.objectStore('answers');
    const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
    const byAge = keys.map((one, at) => ({ one, time: values[at]?.time ?? 0 })).filter(({ one }) => one !== key).sort((a, b) => b.time - a.time);
    for (const { one } of byAge.slice(atMost - 1)) quiet(store.delete(one));
    quiet(store.put(answer, key));
    await tx.done;
  }

  async saveSeen(items: number[]): Promise<void> {
    const tx = this.db.transaction(['facts', 'outbox'], 'readwrite');
    await this.#lives(tx);
    quiet(tx.objectStore('facts').put(items, 'seen'));
    await tx.done;
  }

  async saveDraft(place: string, text: string): Promise<void> {
    const tx = this.db.transaction(['drafts', 'facts'], 'readwrite');
    await this.#lives(tx);
    const store = tx.objectStore('drafts');
    quiet(text ? store.put(text, place) : store.delete(place));
    await tx.done;
  }

  async rows(): Promise<Row[]> { return this.db.getAll('outbox'); }

  // Another page may have saved it. `instead`: this one knows better.
  async addRow(row: Omit<Row, 'order'>, instead = false): Promise<void> {
    const tx = this.db.transaction(['outbox', 'facts'], 'readwrite');
    await this.#lives(tx);
    const store = tx.objectStore('outbox');
    const known = (await store.getAll()).find((one) => one.id === row.id);
    if (!known) quiet(store.add(row as Row));
    else if (instead) quiet(store.put({ ...row, order: known.order }));
    await tx.done;
  }

  // Reads a row and writes what `next` makes of it, in one transaction; null removes it. Another tab may have changed
  // or removed it since: `next` sees it as it is now. `also` are rows to add behind it.
  async changeRow(id: string, next: (row: Row) => Row | null, also: (row: Row) => Omit<Row, 'order'>[]): Promise<boolean> {
    const tx = this.db.transaction(['outbox', 'facts'], 'readwrite');
    await this.#lives(tx);
    const store = tx.objectStore('outbox');
    const row = (await store.getAll()).find((one) => one.id === id);
    const changed = row ? next(row) : null;
    if (row && changed === null) quiet(store.delete(row.order));
    if (row && changed && changed !== row) quiet(store.put(changed));
    if (row) for (const more of also(row)) quiet(store.add(more as Row));
    await tx.done;
    return row !== undefined;
  }
}

// Commands that hold a student's name are not kept since version 3; one that waited then is given up with it.
async function forgetNames(tx: IDBPTransaction<Schema, ArrayLike<StoreNames<Schema>>, 'versionchange'>): Promise<void> {
  const outbox = tx.objectStore('outbox');
  for (const row of await outbox.getAll()) if (row.command.kind === 'add_student' || row.command.kind === 'change_student') await outbox.delete(row.order);
}

// What became of one write is told by its transaction, which is waited for.
const quiet = (write: Promise<unknown>): void => { write.catch(() => undefined); };

// Whose they are stays.
async function forgetRead(tx: IDBPTransaction<Schema, ArrayLike<StoreNames<Schema>>, 'readwrite' | 'versionchange'>): Promise<void> {
  const [where, life] = (await Promise.all([tx.objectStore('facts').get('where'), tx.objectStore('facts').get('life')])) as [Where | undefined, number | undefined];
  await Promise.all(read.map((store) => tx.objectStore(store).clear()));
  if (life) await tx.objectStore('facts').put(life, 'life');
  if (where) await tx.objectStore('facts').put({ me: where.me, position: null, early: [], epoch: where.epoch }, 'where');
}

function saveTable(tx: Writing, table: Table, before: ReadonlyMap<number, unknown>, after: ReadonlyMap<number, unknown>): void {
  if (before === after) return;
  const store = tx.objectStore('records');
  for (const [id, value] of after) if (before.get(id) !== value) quiet(store.put({ table, id, value }));
  for (const id of before.keys()) if (!after.has(id)) quiet(store.delete([table, id]));
}

function saveTimelines(tx: Writing, before: ReadonlyMap<number, Timeline>, after: ReadonlyMap<number, Timeline>): void {
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(id), after.get(id)];
    if (old === now) continue;
    const kept = now?.entries.slice(-keptPerTimeline) ?? [];
    if (now) quiet(tx.objectStore('timelines').put({ id, complete: now.complete && kept.length === now.entries.length }));
    else quiet(tx.objectStore('timelines').delete(id));
    const known = new Set(old?.entries);
    for (const entry of kept) if (!known.has(entry)) quiet(tx.objectStore('entries').put({ timeline: id, sequence: entry.sequence, entry }));
    const staying = new Set(kept.map((entry) => entry.sequence));
    for (const entry of old?.entries ?? []) if (!staying.has(entry.sequence)) quiet(tx.objectStore('entries').delete([id, entry.sequence]));
  }
}
