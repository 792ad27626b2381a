// What this device knows of the school: the records as the entries left them. Pure data, replaced and never changed
// in place, so that a reducer can be tested with a log and a component can compare by identity.
import type { Alert, Channel, Entry, Issue, Observation, Person, SchoolRecord, Student } from '$protocol';
import { noRows, type Rows } from './rows';

// Sequences from here on are of entries that this device only predicts.
export const firstPending = 2 ** 52;

export type ById<T> = ReadonlyMap<number, T>;

export interface Timeline {
  entries: readonly Entry[]; // by sequence, the newest part of the timeline, proved to be without a hole
  complete: boolean; // nothing older exists
}

export interface SchoolState {
  school: SchoolRecord | null;
  persons: ById<Person>;
  channels: ById<Channel>;
  students: ById<Student>;
  observations: ById<Observation>;
  alerts: ById<Alert>;
  issues: ById<Issue>;
  rows: Rows;
  timelines: ById<Timeline>;
  reads: ById<number>; // timeline to the last sequence this person has read
  heads: ById<number>; // timeline to its last sequence
  here: ReadonlySet<number>; // persons in front of a screen now
}

export const emptyState: SchoolState = {
  school: null,
  persons: new Map(),
  channels: new Map(),
  students: new Map(),
  observations: new Map(),
  alerts: new Map(),
  issues: new Map(),
  rows: noRows,
  timelines: new Map(),
  reads: new Map(),
  heads: new Map(),
  here: new Set(),
};

export const put = <T>(map: ById<T>, id: number, value: T): ById<T> => new Map(map).set(id, value);

export function change<T>(map: ById<T>, id: number, next: (value: T) => T): ById<T> {
  const value = map.get(id);
  return value === undefined ? map : put(map, id, next(value));
}

// Only the fields that were sent.
export function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as Partial<T>;
}
