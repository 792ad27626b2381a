// Days off as stretches of time, by the school's clock: from midnight to the midnight after the last of them.
import { atDate, dateOf, startOfDay } from '$stores/zone.svelte';

export type Length = 'today' | 'tomorrow' | 'part' | 'days';
export interface Stretch { from: number; until: number }

const nextDay = (midnight: number): number => startOfDay(midnight + 36 * 3_600_000); // a day has 23 to 25 hours

// Today, tomorrow, or a date such as 20261123. Null: it is none, or they are the wrong way round.
export function wholeDays(first: Length | number | null, last: Length | number | null, now: number): Stretch | null {
  const midnight = (day: Length | number | null): number | null => {
    if (day === 'today') return startOfDay(now);
    if (day === 'tomorrow') return nextDay(startOfDay(now));
    return typeof day === 'number' ? startOfDay(atDate(day)) : null;
  };
  const [from, to] = [midnight(first), midnight(last)];
  if (from === null || to === null || to < from) return null;
  return { from: Math.max(from, now), until: nextDay(to) };
}

// "2026-11-23", as an input of the browser has it.
export const dateOfInput = (text: string): number | null => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? Number(text.replaceAll('-', '')) : null);
export function inputOf(time: number): string {
  const { date } = dateOf(time);
  return `${Math.floor(date / 10_000)}-${String(Math.floor(date / 100) % 100).padStart(2, '0')}-${String(date % 100).padStart(2, '0')}`;
}
