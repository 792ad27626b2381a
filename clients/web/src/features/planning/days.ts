// The days of a week, by the school's clock, and their addresses: /plan/20251118.
import { atDate, dateOf, startOfDay } from '$stores/zone.svelte';

const day = 86_400_000;

export const noon = (date: number): number => atDate(date);
export const dateAfter = (date: number, days: number): number => dateOf(noon(date) + days * day).date;

// Monday to Friday of the week; a day of the weekend shows the days up to it as well.
export function weekOf(date: number): number[] {
  const { weekday } = dateOf(noon(date));
  const monday = dateAfter(date, 1 - weekday);
  return Array.from({ length: Math.max(5, weekday) }, (_, n) => dateAfter(monday, n));
}

// The day before or after; a weekend is stepped over.
export function stepFrom(date: number, step: 1 | -1): number {
  let next = dateAfter(date, step);
  while (dateOf(noon(next)).weekday > 5) next = dateAfter(next, step);
  return next;
}

export const dayStart = (date: number): number => startOfDay(noon(date));
export const dayEnd = (date: number): number => dayStart(dateAfter(date, 1));
export const planPath = (time: number): string => `/plan/${dateOf(time).date}`;
export const addressOf = (date: number): string => `/plan/${date}`;

// A date that somebody typed may not exist.
export const validDate = (date: number): boolean => date > 20_000_000 && date < 21_000_000 && dateOf(noon(date)).date === date;
