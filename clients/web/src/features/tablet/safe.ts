// What a shared device keeps beside a person's store: who is signed in, and what people left unsent, sealed. The key to
// that comes from the server with the PIN and goes when they leave, so nobody else who holds the tablet can read it.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

export interface Now { person: number; key: string; until: number; idle: number } // idle in ms
export interface Kept { person: number; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer; unsent: number; since: number }

interface Schema extends DBSchema {
  now: { key: 'now'; value: Now };
  kept: { key: number; value: Kept };
}

const name = 'cueline-shared';

async function inside<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('now');
      fresh.createObjectStore('kept', { keyPath: 'person' });
    },
  });
  try { return await work(database); } finally { database.close(); }
}

export const now = (): Promise<Now | undefined> => inside((database) => database.get('now', 'now'));
export const setNow = (value: Now): Promise<unknown> => inside((database) => database.put('now', value, 'now'));
export const forgetNow = (): Promise<unknown> => inside((database) => database.delete('now', 'now'));

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const keyOf = (key: string): Promise<CryptoKey> => crypto.subtle.importKey('raw', bytes(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
const whose = (person: number): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`cueline kept for ${person}`);

export async function seal(person: number, key: string, what: unknown, unsent: number): Promise<Kept> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(what));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: whose(person) }, await keyOf(key), plain);
  return { person, iv, sealed, unsent, since: Date.now() };
}

// Throws when the key is another one, or a byte was changed.
export async function open<T>(kept: Kept, key: string): Promise<T> {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv, additionalData: whose(kept.person) }, await keyOf(key), kept.sealed);
  return JSON.parse(new TextDecoder().decode(plain)) as T;
}

export const keep = (kept: Kept): Promise<unknown> => inside((database) => database.put('kept', kept));
export const kept = (person: number): Promise<Kept | undefined> => inside((database) => database.get('kept', person));
export const dropKept = (person: number): Promise<void> => inside((database) => database.delete('kept', person));
// How much of whom waits here; a number is all that can be read without the key.
export const waiting = async (): Promise<Map<number, number>> => new Map((await inside((database) => database.getAll('kept'))).map((one) => [one.person, one.unsent]));
export const forgetAll = (): Promise<void> => inside(async (database) => { await Promise.all([database.clear('now'), database.clear('kept')]); });
