// Days that are not like the rotation says: read as stretches, changed as a form, put back as the calendar's own list.
import '$i18n/keeping';
import type { Calendar, SpecialDay } from '$protocol';
import { limits } from '$protocol';
import { dateOfInput, inputOf } from '$features/people/away';
import { minuteOf } from '$features/you/weekSpans';
import { bytes } from '$stores/ordered';
import { atDate, dateOf } from '$stores/zone.svelte';

export interface Stretch { first: number; last: number; dates: number[]; day: Omit<SpecialDay, 'date'> }
export interface DayForm { first: string; last: string; closed: boolean; ends: string; bells: number; code: string; reason: string }
export interface Wrong { field: 'first' | 'last' | 'ends' | 'what' | 'reason'; key: 'days.wrong_first' | 'days.wrong_last' | 'days.wrong_ends' | 'days.wrong_what' | 'days.wrong_none' | 'days.wrong_many' | 'keep.too_long' | 'days.wrong_taken' }

const dayMs = 86_400_000;
const nextDate = (date: number): number => dateOf(atDate(date) + dayMs).date;
const weekdayOf = (date: number): number => dateOf(atDate(date)).weekday;
const isUsual = (calendar: Calendar, date: number): boolean => calendar.weekdays.includes(weekdayOf(date));

function datesFrom(first: number, last: number): number[] {
  const dates: number[] = [];
  for (let date = first; date <= last && dates.length <= limits.special_days * 2; date = nextDate(date)) dates.push(date);
  return dates;
}

// The same on days that follow each other, whatever free weekdays lie between, is one line.
export function stretches(calendar: Calendar, from: number): Stretch[] {
  const found: Stretch[] = [];
  for (const { date, ...day } of calendar.special.filter((one) => one.date >= from).toSorted((a, b) => a.date - b.date)) {
    const before = found.at(-1);
    const between = before ? datesFrom(nextDate(before.last), date).slice(0, -1) : [];
    if (before && JSON.stringify(before.day) === JSON.stringify(day) && !between.some((one) => isUsual(calendar, one))) [before.last, before.dates] = [date, [...before.dates, date]];
    else found.push({ first: date, last: date, dates: [date], day });
  }
  return found;
}

const clock = (minute: number | undefined): string => (minute === undefined ? '' : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);

export const emptyForm = (today: number): DayForm => ({ first: inputOf(atDate(nextDate(today))), last: '', closed: true, ends: '', bells: 0, code: '', reason: '' });
export const formOf = ({ first, last, day }: Stretch): DayForm => ({
  first: inputOf(atDate(first)), last: last === first ? '' : inputOf(atDate(last)), closed: day.closed === true, ends: clock(day.ends), bells: day.bells ?? 0, code: day.code ?? '', reason: day.reason ?? '',
});

// Of several days, those that the line can be about: who says "no school" means no Sunday.
export function datesOf(calendar: Calendar, form: DayForm): number[] {
  const [first, last] = [dateOfInput(form.first), dateOfInput(form.last || form.first)];
  if (first === null || last === null || last < first) return [];
  const dates = datesFrom(first, last);
  return dates.length === 1 ? dates : dates.filter((date) => isUsual(calendar, date));
}

// `instead`: the dates of what is changed, which may be taken again.
export function wrongIn(calendar: Calendar, form: DayForm, instead: readonly number[]): Wrong | null {
  const [first, last] = [dateOfInput(form.first), form.last ? dateOfInput(form.last) : null];
  const within = (date: number | null): boolean => date !== null && date >= calendar.first && date <= calendar.last;
  if (!within(first)) return { field: 'first', key: 'days.wrong_first' };
  if (form.last && (!within(last) || (last ?? 0) < (first ?? 0))) return { field: 'last', key: 'days.wrong_last' };
  const dates = datesOf(calendar, form);
  if (!dates.length) return { field: 'last', key: 'days.wrong_none' };
  if (calendar.special.some((one) => dates.includes(one.date) && !instead.includes(one.date))) return { field: 'first', key: 'days.wrong_taken' };
  if (!form.closed && form.ends && minuteOf(form.ends) === null) return { field: 'ends', key: 'days.wrong_ends' };
  if (!form.closed && !form.ends && !form.bells && !form.code && dates.every((date) => isUsual(calendar, date))) return { field: 'what', key: 'days.wrong_what' };
  if (bytes(form.reason.trim()) > limits.name_bytes) return { field: 'reason', key: 'keep.too_long' };
  return calendar.special.filter((one) => !instead.includes(one.date)).length + dates.length > limits.special_days ? { field: 'last', key: 'days.wrong_many' } : null;
}

export const without = (calendar: Calendar, dates: readonly number[]): Calendar => ({ ...calendar, special: calendar.special.filter((one) => !dates.includes(one.date)) });

export function withDays(calendar: Calendar, form: DayForm, instead: readonly number[]): Calendar {
  const ends = minuteOf(form.ends);
  const reason = form.reason.trim();
  const days = datesOf(calendar, form).map((date): SpecialDay => ({
    date,
    ...(form.closed ? { closed: true } : { ...(form.bells && { bells: form.bells }), ...(form.code && { code: form.code }), ...(ends !== null && { ends }), ...(!isUsual(calendar, date) && { closed: false }) }),
    ...(reason && { reason }),
  }));
  return { ...calendar, special: [...without(calendar, instead).special, ...days].sort((a, b) => a.date - b.date) };
}
