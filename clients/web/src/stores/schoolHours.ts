// Ages and promises of issues count school hours: between the first bell and the last, on days with school.
import type { SchoolState } from './state';
import { atClock, dateOf } from './zone.svelte';

const day = 86_400_000;
const minute = 60_000;
const longest = 250; // days looked at: older than that nothing is counted closer

interface Bounds { start: number; end: number }

// First and last bell of a day by its date, or none. Which day of the rotation it is makes no difference here.
function boundsOf(state: SchoolState, date: number, weekday: number): Bounds | null {
  const calendar = [...state.rows.calendar.values()][0];
  if (!calendar || date < calendar.first || date > calendar.last) return null;
  const special = calendar.special.find((one) => one.date === date);
  if (special?.closed || (!special && !calendar.weekdays.includes(weekday))) return null;
  const ids = special?.bells ? [special.bells] : calendar.cycle.map((one) => one.bells);
  const periods = ids.flatMap((id) => state.rows.bells.get(id)?.periods ?? []);
  if (!periods.length) return null;
  return { start: Math.min(...periods.map((one) => one.start)), end: special?.ends ?? Math.max(...periods.map((one) => one.end)) };
}

const keepsHours = (state: SchoolState): boolean => state.rows.calendar.size > 0 && state.rows.bells.size > 0;

// How much school time lies between two moments; without a calendar all time counts.
export function schoolTime(state: SchoolState, from: number, to: number): number {
  if (!keepsHours(state) || to <= from) return Math.max(0, to - from);
  let sum = 0;
  for (let noon = atClock(from, 12, 0), days = 0; atClock(noon, 0, 0) < to && days < longest; noon = atClock(noon + day, 12, 0), days += 1) {
    const { date, weekday } = dateOf(noon);
    const bounds = boundsOf(state, date, weekday);
    if (!bounds) continue;
    const start = Math.max(from, atClock(noon, 0, bounds.start));
    const end = Math.min(to, atClock(noon, 0, bounds.end));
    sum += Math.max(0, end - start);
  }
  return sum;
}

// How long a day of school is.
export function schoolDay(state: SchoolState): number {
  if (!keepsHours(state)) return day;
  const calendar = [...state.rows.calendar.values()][0];
  const periods = (calendar?.cycle ?? []).flatMap((one) => state.rows.bells.get(one.bells)?.periods ?? []);
  return periods.length ? (Math.max(...periods.map((one) => one.end)) - Math.min(...periods.map((one) => one.start))) * minute : day;
}
