// A log for tests of the reducers: numbers its entries as the engine does.
import type { Entry, EntryBody } from '$protocol';
import { applyEntry } from './reduce';
import { emptyState, type SchoolState } from './state';

const hour = 3_600_000;

export class Log {
  entries: Entry[] = [];
  now = Date.UTC(2026, 8, 7, 8);

  add(author: number, timeline: number, body: EntryBody, more: Partial<Entry> = {}): number {
    const sequence = this.entries.length + 1;
    const home = timeline || sequence;
    const previous = this.entries.findLast((entry) => entry.timeline === home)?.sequence ?? 0;
    this.now += 1_000;
    this.entries.push({ version: 1, sequence, timeline: home, previous, also: [], to: [], time: this.now, author, command: `c${sequence}`, body, ...more });
    return sequence;
  }

  later(hours: number): this { this.now += hours * hour; return this; }
  get state(): SchoolState { return this.entries.reduce(applyEntry, emptyState); }
}

// One school, an admin (2), the whole-school channel (3), a para (4), a teacher (5), a room (6), a student (7) with the
// care team's channel (8).
export function smallSchool(): Log {
  const log = new Log();
  log.add(0, 1, { kind: 'school_created', name: 'Hill School', time_zone: 'UTC', language: 'en' });
  log.add(0, 1, { kind: 'person_added', name: 'Ana Boss', role: 'admin' });
  log.add(0, 1, { kind: 'channel_opened', channel_kind: 'school', name: 'Hill School', members: [] }, { also: [3] });
  log.add(2, 1, { kind: 'person_added', name: 'Marisol Vega', role: 'para' });
  log.add(2, 1, { kind: 'person_added', name: 'Dana Reed', role: 'teacher' });
  log.add(2, 1, { kind: 'channel_opened', channel_kind: 'classroom', name: 'Room 12', members: [4, 5] }, { also: [6] });
  log.add(2, 7, { kind: 'student_added', name: 'Someone Small', initials: 'S.S.', classroom: 6 });
  log.add(2, 7, { kind: 'channel_opened', channel_kind: 'care_team', name: 'care_team', members: [4, 5], student: 7 }, { also: [8] });
  return log;
}
