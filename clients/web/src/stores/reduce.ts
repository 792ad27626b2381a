import type { Entry, HereNow, HistoryPage, Snapshot, Student } from '$protocol';
import { applyToAlerts } from './alerts';
import { applyToChannels, applyToStudents } from './channels';
import { applyToIssues } from './issues';
import { addPage, applyToTimelines } from './messages';
import { applyToObservations } from './observations';
import { applyToPersons } from './people';
import { applyToRows, isRow, withRow } from './rows';
import { type ById, emptyState, firstPending, given, type SchoolState, type Timeline } from './state';

const retireAfter = 14 * 24 * 3_600_000; // ms: how long what is closed stays at hand, as on the server

function current<T extends { closed?: number; offered?: number }>(records: ById<T>, time: number, but: number): ById<T> {
  const done = (record: T): number => record.offered ?? record.closed ?? Infinity; // what was left to its author retires from then on
  const old = [...records].filter(([id, record]) => id !== but && done(record) + retireAfter <= time);
  if (!old.length) return records;
  const next = new Map(records);
  for (const [id] of old) next.delete(id);
  return next;
}

// What that entry is about leaves with a later one.
const retired = (state: SchoolState, { time, timeline }: Entry): SchoolState => ({
  ...state, observations: current(state.observations, time, timeline), alerts: current(state.alerts, time, timeline), issues: current(state.issues, time, timeline),
});

// The only writer of the school's state on this device, as `domain::apply` is on the server.
export function applyEntry(state: SchoolState, entry: Entry): SchoolState {
  const body = entry.body;
  const heads = new Map(state.heads);
  for (const timeline of [entry.timeline, ...entry.also]) heads.set(timeline, Math.max(entry.sequence, heads.get(timeline) ?? 0));
  const next = {
    ...state,
    school: body.kind === 'school_created' ? { name: body.name, time_zone: body.time_zone, language: body.language } : body.kind === 'school_changed' && state.school ? { ...state.school, ...given({ name: body.name, time_zone: body.time_zone, language: body.language }) } : state.school,
    persons: applyToPersons(state.persons, entry),
    channels: applyToChannels(state.channels, entry),
    students: applyToStudents(state.students, entry),
    observations: applyToObservations(state.observations, entry, (student) => state.students.get(student)?.classroom ?? 0),
    alerts: applyToAlerts(state.alerts, entry, (person) => state.persons.get(person)?.role === 'admin'),
    issues: applyToIssues(state.issues, entry),
    rows: applyToRows(state.rows, entry),
    timelines: applyToTimelines(state.timelines, entry),
    heads,
  };
  return entry.sequence < firstPending ? retired(next, entry) : next;
}

// The thread of a change or an issue, and a direct channel, hold their own entries only: with the last one known, all
// are. What else a channel shows has no such proof after a snapshot, and is asked for again.
function stillWhole(state: SchoolState, id: number, { entries }: Timeline): boolean {
  const channel = state.channels.get(id);
  return (!channel || channel.channel_kind === 'direct') && entries.at(-1)?.sequence === state.heads.get(id);
}

const withoutName = ({ name: _, ...student }: Student): Student => student;

// A snapshot comes in parts; the first one says: forget what you had. `afresh`: the entries too, they are of another log.
export function applySnapshot(state: SchoolState, part: Snapshot, afresh = false): SchoolState {
  const from = part.first ? { ...emptyState, timelines: afresh ? emptyState.timelines : state.timelines } : state;
  const next = {
    ...from,
    persons: new Map(from.persons), channels: new Map(from.channels), students: new Map(from.students),
    observations: new Map(from.observations), alerts: new Map(from.alerts), issues: new Map(from.issues),
    reads: new Map(from.reads), heads: new Map(from.heads), here: new Set([...from.here, ...part.here]),
  };
  for (const record of part.records) {
    switch (record.kind) {
      case 'school': next.school = record; break;
      case 'person': next.persons.set(record.id, record); break;
      case 'channel': next.channels.set(record.id, record); break;
      case 'student': next.students.set(record.id, withoutName(record)); break;
      case 'observation': next.observations.set(record.id, record); break;
      case 'alert': next.alerts.set(record.id, record); break;
      case 'issue': next.issues.set(record.id, record); break;
      default: if (isRow(record)) next.rows = withRow(next.rows, record);
    }
  }
  for (const read of part.reads) next.reads.set(read.timeline, read.sequence);
  for (const head of part.heads) next.heads.set(head.timeline, head.sequence);
  if (part.last) next.timelines = new Map([...from.timelines].filter(([id, timeline]) => stillWhole(next, id, timeline)));
  return next;
}

export const applyPage = (state: SchoolState, page: HistoryPage): SchoolState => ({
  ...state, timelines: addPage(state.timelines, page.timeline, page.entries, page.complete),
});

export function applyPresence(state: SchoolState, person: number, here: boolean): SchoolState {
  const next = new Set(state.here);
  if (here) next.add(person);
  else next.delete(person);
  return { ...state, here: next };
}

// Who is here and how far this person has read, told after a resume: there was no snapshot to say it.
export function applyHereNow(state: SchoolState, now: HereNow): SchoolState {
  return now.reads.reduce<SchoolState>((next, read) => applyRead(next, read.timeline, read.sequence), { ...state, here: new Set(now.here) });
}

// Latest wins: a device that lags behind never moves a position back.
export function applyRead(state: SchoolState, timeline: number, sequence: number): SchoolState {
  if ((state.reads.get(timeline) ?? 0) >= sequence) return state;
  return { ...state, reads: new Map(state.reads).set(timeline, sequence) };
}
