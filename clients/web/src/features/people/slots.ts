// A person's timetable, line by line: in the order of the day, as a form, and put back as the row it is.
import '$i18n/keeping';
import type { Slot, SlotKind, SupportMode } from '$protocol';
import { limits } from '$protocol';
import { minuteOf, minuteText } from '$features/you/weekSpans';
import { bytes } from '$stores/ordered';
import type { SchoolState } from '$stores/state';
import { dateOfInput, inputOf } from './away';
import { atDate } from '$stores/zone.svelte';

export const slotKinds: SlotKind[] = ['lesson', 'support', 'planning', 'meeting', 'duty', 'lunch_duty', 'recess_duty', 'bus', 'pause'];
export const supportModes: SupportMode[] = ['whole_class', 'small_group', 'one_on_one', 'station', 'language_support', 'roaming'];

export interface SlotForm { what: string; kind: SlotKind; weekdays: number[]; cycle: string[]; by: 'period' | 'clock'; period: string; start: string; end: string; room: number; group: number; student: number; mode: SupportMode | ''; first: string; last: string }
export interface WrongSlot { field: 'what' | 'period' | 'start' | 'end' | 'last'; key: 'slot.wrong_what' | 'keep.too_long' | 'slot.wrong_period' | 'slot.wrong_time' | 'slot.wrong_end' | 'slot.wrong_last' }

// When a line begins, for the order of the day: a period by the first bells that ring it.
function beginsAt(state: SchoolState, slot: Slot): number {
  if (slot.start !== undefined) return slot.start;
  for (const bells of state.rows.bells.values()) for (const period of bells.periods) if (period.name === slot.period) return period.start;
  return 24 * 60;
}

export const slotsOf = (state: SchoolState, person: number): Slot[] =>
  [...state.rows.slot.values()].filter((one) => one.person === person).sort((a, b) => beginsAt(state, a) - beginsAt(state, b) || (a.weekdays[0] ?? 0) - (b.weekdays[0] ?? 0) || a.id - b.id);

export const timeOf = (slot: Slot): string => slot.period ?? `${minuteText(slot.start ?? 0)}–${minuteText(slot.end ?? 0)}`;

// Every period that any bells ring, each once, in the order of the day.
export function periodsOf(state: SchoolState): string[] {
  const starts = new Map<string, number>();
  for (const bells of state.rows.bells.values()) for (const { name, start } of bells.periods) if (!starts.has(name)) starts.set(name, start);
  return [...starts].sort((a, b) => a[1] - b[1]).map(([name]) => name);
}

const clock = (minute: number | undefined): string => (minute === undefined ? '' : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
const day = (date: number | undefined): string => (date === undefined ? '' : inputOf(atDate(date)));

export function slotForm(slot: Slot | undefined, periods: readonly string[]): SlotForm {
  return {
    what: slot?.what ?? '', kind: slot?.slot_kind ?? 'lesson', weekdays: slot?.weekdays ?? [], cycle: slot?.cycle_days ?? [], by: slot ? (slot.period ? 'period' : 'clock') : periods.length ? 'period' : 'clock',
    period: slot?.period ?? '', start: clock(slot?.start), end: clock(slot?.end), room: slot?.room ?? 0, group: slot?.group ?? 0, student: slot?.student ?? 0, mode: slot?.mode ?? '', first: day(slot?.first), last: day(slot?.last),
  };
}

export function wrongSlot(form: SlotForm, periods: readonly string[]): WrongSlot | null {
  const [start, end] = [minuteOf(form.start), minuteOf(form.end)];
  if (!form.what.trim()) return { field: 'what', key: 'slot.wrong_what' };
  if (bytes(form.what.trim()) > limits.name_bytes) return { field: 'what', key: 'keep.too_long' };
  if (form.by === 'period') {
    if (!periods.includes(form.period)) return { field: 'period', key: 'slot.wrong_period' };
  } else {
    if (start === null) return { field: 'start', key: 'slot.wrong_time' };
    if (end === null) return { field: 'end', key: 'slot.wrong_time' };
    if (end <= start) return { field: 'end', key: 'slot.wrong_end' };
  }
  const [first, last] = [dateOfInput(form.first), dateOfInput(form.last)];
  return first !== null && last !== null && last < first ? { field: 'last', key: 'slot.wrong_last' } : null;
}

export function slotFrom(form: SlotForm, id: number, person: number): Slot {
  const [first, last] = [dateOfInput(form.first), dateOfInput(form.last)];
  return {
    id, person, slot_kind: form.kind, what: form.what.trim(), weekdays: [...form.weekdays].sort((a, b) => a - b), cycle_days: form.cycle,
    ...(form.by === 'period' ? { period: form.period } : { start: minuteOf(form.start) ?? 0, end: minuteOf(form.end) ?? 0 }),
    ...(form.room && { room: form.room }), ...(form.group && { group: form.group }), ...(form.student && { student: form.student }), ...(form.mode && { mode: form.mode }),
    ...(first !== null && { first }), ...(last !== null && { last }),
  };
}
