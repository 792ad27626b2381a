// The golden logs of tests/golden, read by the server's `apply` in its own tests, reach the same records here.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Entry, Record } from '$protocol';
import { applyEntry } from './reduce';
import { rowKinds } from './rows';
import { emptyState, type SchoolState } from './state';

const folder = new URL('../../../../tests/golden/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.records.json')).map((name) => name.replace('.records.json', ''));

const lines = <T>(name: string): T[] => readFileSync(new URL(name, folder), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as T);

// Without what only the server needs: since when a person may see what they see, and the full name of a student.
const comparable = (record: Record): unknown =>
  record.kind === 'person' ? { ...record, access_since: undefined } : record.kind === 'student' ? { ...record, name: undefined } : record;

function recordsOf(state: SchoolState): Record[] {
  const tagged = <K extends Record['kind']>(kind: K, map: ReadonlyMap<number, object>): Record[] => [...map.values()].map((one) => ({ kind, ...one }) as Record);
  return [
    ...(state.school ? [{ kind: 'school' as const, ...state.school }] : []),
    ...tagged('person', state.persons), ...tagged('channel', state.channels), ...tagged('student', state.students),
    ...tagged('observation', state.observations), ...tagged('alert', state.alerts), ...tagged('issue', state.issues),
    ...rowKinds.flatMap((kind) => tagged(kind, state.rows[kind])),
  ];
}

const sorted = (records: Record[]): unknown => {
  const key = (record: Record): string => `${record.kind} ${'id' in record ? String(record.id).padStart(16, '0') : ''}`;
  return JSON.parse(JSON.stringify([...records].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(comparable)));
};

describe('the golden logs', () => {
  it('are there', () => expect(names.length).toBeGreaterThan(0));
  it.each(names)('%s: the same state as on the server', (name) => {
    const state = lines<Entry>(`${name}.jsonl`).reduce(applyEntry, emptyState);
    const expected = JSON.parse(readFileSync(new URL(`${name}.records.json`, folder), 'utf8')) as Record[];
    expect(sorted(recordsOf(state))).toEqual(sorted(expected));
    for (const student of state.students.values()) expect(student).not.toHaveProperty('name');
  });
});
