// Stretches of a week in words: "Mon–Fri 7:45–11:50".
import { words } from '$i18n';
import { clockTime } from '$i18n/format';
import type { WeekSpan } from '$protocol';
import { atClock } from '$stores/zone.svelte';

const monday = Date.UTC(2026, 10, 23, 12); // any Monday names the days

export const dayName = (weekday: number): string =>
  new Intl.DateTimeFormat(words.language, { weekday: 'short', timeZone: 'UTC' }).format(monday + (weekday - 1) * 86_400_000);

export const minuteText = (minute: number): string => clockTime(atClock(monday, 0, minute));

export function daysText(list: readonly number[]): string {
  const sorted = [...new Set(list)].sort((a, b) => a - b);
  const whole = sorted.length > 2 && sorted.every((one, at) => at === 0 || one === (sorted[at - 1] as number) + 1);
  return whole ? `${dayName(sorted[0] as number)}–${dayName(sorted.at(-1) as number)}` : sorted.map(dayName).join(', ');
}

// The same hours on several days are one line.
export function grouped(spans: readonly WeekSpan[]): { line: string; spans: WeekSpan[] }[] {
  const byHours = new Map<string, WeekSpan[]>();
  for (const one of spans) {
    const key = `${minuteText(one.start)}–${minuteText(one.end)}`;
    byHours.set(key, [...(byHours.get(key) ?? []), one]);
  }
  return [...byHours].map(([hours, list]) => ({ line: `${daysText(list.map((one) => one.weekday))} ${hours}`, spans: list }));
}

export const spanLines = (spans: readonly WeekSpan[]): string[] => grouped(spans).map((one) => one.line);

export function minuteOf(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}
