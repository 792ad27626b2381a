// The school's lists from spreadsheets, with the columns that `cueline import` takes: bells, hours, timetable.
// A line with a fault waits, and says what is wrong with it; the others are rows to set.
import type { Bells, Period, PeriodKind, Slot, SlotKind, SupportMode, WeekSpan, WorkHours } from '$protocol';
import { minuteOf } from '$features/you/weekSpans';
import { plain, type Table } from './csv';

export type Wrong = 'missing' | 'time' | 'order' | 'unknown' | 'days';
export interface Fault { line: number; column: string; text: string; wrong: Wrong }
export interface Read<T> { rows: T[]; faults: Fault[]; lines: number }
interface Named { id: number; name: string }
export interface Known { persons: readonly Named[]; places: readonly Named[]; channels: readonly Named[]; students: readonly Named[]; bells: readonly Bells[]; hours: ReadonlyMap<number, WorkHours> }

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const periodKinds: PeriodKind[] = ['lesson', 'lunch', 'recess', 'assembly', 'planning', 'other'];
const slotKinds: SlotKind[] = ['lesson', 'support', 'bus', 'lunch_duty', 'recess_duty', 'duty', 'planning', 'meeting', 'pause'];
const modes: SupportMode[] = ['whole_class', 'one_on_one', 'small_group', 'roaming', 'station', 'language_support'];

// One line's cells by the names of their columns, and what is wrong with it.
class Line {
  fault: Fault | undefined;
  constructor(private readonly head: readonly string[], private readonly row: readonly string[], private readonly line: number) {}

  cell(column: string): string { return this.row[this.head.indexOf(column)] ?? ''; }
  wrong(column: string, wrong: Wrong): undefined { this.fault ??= { line: this.line, column, text: this.cell(column), wrong }; return undefined; }
  needed(column: string): string { return this.cell(column) || (this.wrong(column, 'missing') ?? ''); }
  minute(column: string, needed = true): number | undefined {
    const text = this.cell(column);
    if (!text) return needed ? this.wrong(column, 'missing') : undefined;
    return minuteOf(text) ?? this.wrong(column, 'time');
  }
  one(column: string, list: readonly Named[]): number | undefined {
    const text = this.cell(column);
    return text ? (list.find((one) => plain(one.name) === plain(text))?.id ?? this.wrong(column, 'unknown')) : undefined;
  }
  choice<T extends string>(column: string, list: readonly T[]): T | undefined {
    const text = plain(this.cell(column)).replaceAll(' ', '_');
    return text ? (list.find((one) => one === text) ?? this.wrong(column, 'unknown')) : undefined;
  }
  date(column: string): number | undefined {
    const text = this.cell(column);
    return !text ? undefined : /^\d{4}-\d{2}-\d{2}$/.test(text) ? Number(text.replaceAll('-', '')) : this.wrong(column, 'time');
  }
  // "Mon-Fri", "Mon|Wed"
  days(column: string): number[] {
    const day = (text: string): number => dayNames.findIndex((name) => text.length > 1 && name.startsWith(plain(text))) + 1;
    const found = this.cell(column).split('|').filter(Boolean).flatMap((part) => {
      const [first = '', last = first] = part.split('-').map((one) => one.trim());
      const [from, to] = [day(first), day(last)];
      return from && to >= from ? Array.from({ length: to - from + 1 }, (_, at) => from + at) : [0];
    });
    if (found.includes(0)) this.wrong(column, 'days');
    return [...new Set(found)];
  }
}

const linesOf = (table: Table): Line[] => {
  const head = table.head.map((cell) => plain(cell).replaceAll(' ', '_'));
  return table.rows.map((row, at) => new Line(head, row, at + 2));
};

export function readBells(table: Table, known: Known): Read<Bells> {
  const faults: Fault[] = [];
  const all = new Map<string, Bells>();
  for (const line of linesOf(table)) {
    const name = line.needed('bells');
    const bells = all.get(name) ?? { id: known.bells.find((one) => one.name === name)?.id ?? 0, name, periods: [] };
    const period: Period = { name: line.needed('period'), period_kind: line.choice('kind', periodKinds) ?? 'lesson', start: line.minute('start') ?? 0, end: line.minute('end') ?? 0 };
    const before = bells.periods.at(-1);
    if (!line.fault && (period.end <= period.start || (before && period.start < before.end))) line.wrong(period.end <= period.start ? 'end' : 'start', 'order');
    if (line.fault) faults.push(line.fault);
    else all.set(name, { ...bells, periods: [...bells.periods, period] });
  }
  return { rows: [...all.values()], faults, lines: table.rows.length };
}

// A person's lines replace the hours they had; with a reason in the last column it is protected time.
export function readHours(table: Table, known: Known): Read<WorkHours> {
  const faults: Fault[] = [];
  const all = new Map<number, WorkHours>();
  for (const line of linesOf(table)) {
    const person = line.needed('person') ? line.one('person', known.persons) : undefined;
    const days = line.needed('days') ? line.days('days') : [];
    const [start, end] = [line.minute('start') ?? 0, line.minute('end') ?? 0];
    if (!line.fault && end <= start) line.wrong('end', 'order');
    if (line.fault || person === undefined) { if (line.fault) faults.push(line.fault); continue; }
    const hours = all.get(person) ?? { id: person, paid: [], protected_time: [] };
    const spans: WeekSpan[] = days.map((weekday) => ({ weekday, start, end }));
    const why = line.cell('protected');
    all.set(person, why ? { ...hours, protected_time: [...hours.protected_time, ...spans.map((span) => ({ span, why }))] } : { ...hours, paid: [...hours.paid, ...spans] });
  }
  // A file with protected time alone leaves the paid hours as they are.
  const rows = [...all.values()].map((one) => (one.paid.length ? one : { ...one, paid: known.hours.get(one.id)?.paid ?? [] }));
  return { rows, faults, lines: table.rows.length };
}

export function readTimetable(table: Table, known: Known): Read<Slot> {
  const faults: Fault[] = [];
  const rows: Slot[] = [];
  const periods = known.bells.flatMap((one) => one.periods.map((period) => ({ id: 0, name: period.name })));
  for (const line of linesOf(table)) {
    const period = line.cell('period');
    if (period) line.one('period', periods);
    const [start, end] = [line.minute('start', !period), line.minute('end', !period)];
    const fields = { mode: line.choice('mode', modes), room: line.one('room', known.places), group: line.one('group', known.channels), student: line.one('student', known.students), first: line.date('first'), last: line.date('last') };
    const slot: Slot = {
      id: 0, person: (line.needed('person') ? line.one('person', known.persons) : undefined) ?? 0, slot_kind: line.choice('kind', slotKinds) ?? 'lesson', what: line.needed('what'),
      weekdays: line.days('days'), cycle_days: line.cell('cycle').split('|').map((one) => one.trim()).filter(Boolean), ...(period ? { period } : { start: start ?? 0, end: end ?? 0 }),
      ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    };
    if (!line.fault && !period && (slot.end ?? 0) <= (slot.start ?? 0)) line.wrong('end', 'order');
    if (line.fault) faults.push(line.fault);
    else rows.push(slot);
  }
  return { rows, faults, lines: table.rows.length };
}
