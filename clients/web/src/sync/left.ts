// What has not left the device yet, taken out of the store whole and put back: a shared device between two people.
// Not while an engine writes the same rows for anybody else: it is taken before the store is wiped, put back before a
// session starts.
import type { Outgoing } from '$stores/seam';
import { emptyState } from '$stores/state';
import { Database, type Row } from './database';

// `epoch`: of the log that the rows speak of.
export interface Left { rows: Omit<Row, 'order'>[]; drafts: Record<string, string>; epoch?: number | undefined }

export const isEmpty = (left: Left): boolean => left.rows.length === 0 && Object.keys(left.drafts).length === 0;
export const unsent = (left: Left): number => left.rows.filter((row) => row.state === 'waiting' && !row.undone).length;

async function opened(name: string): Promise<Database> {
  const database = await Database.open(name);
  await database.knows(); // whatever was forgotten before is not under way here
  return database;
}

// `held`: what a full device holds in memory only.
export async function takeLeft(name: string, person: number, held: readonly Outgoing[] = []): Promise<Left> {
  const database = await opened(name);
  try {
    const { rows, drafts, where } = await database.load();
    const mine = rows.filter((row) => row.person === person && row.state !== 'sent').map(({ order: _, ...row }) => row);
    const known = new Set(rows.map((row) => row.id));
    const loose = held.filter((one) => one.state !== 'sent' && !known.has(one.id));
    return { rows: [...mine, ...loose.map((one) => ({ ...one, person, left: true, undone: false, made: [], arrived: false }))], drafts, epoch: where.epoch };
  } finally { database.close(); }
}

// Also says whose store it is, so that the server's welcome finds no stranger in it.
export async function putLeft(name: string, person: number, left: Left): Promise<void> {
  const database = await opened(name);
  try {
    await database.save(emptyState, emptyState, { me: person, position: null, early: [], epoch: left.epoch });
    const known = new Set((await database.rows()).map((row) => row.id));
    for (const row of left.rows) if (!known.has(row.id)) await database.addRow(row);
    for (const [place, text] of Object.entries(left.drafts)) await database.saveDraft(place, text);
  } finally { database.close(); }
}

// All of it, or what was read and can be read again.
export async function wipe(name: string, what: 'all' | 'read' = 'all'): Promise<void> {
  const database = await opened(name);
  try { await (what === 'all' ? database.forgetAll() : database.forgetState()); } finally { database.close(); }
}
