// Dates and times in the reader's language, by the school's clock. School hours need no a.m. or p.m.
import { lower, t, tn, words } from '$i18n';
import { atClock, sameDay, zone } from '$stores/zone.svelte';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const cache = new Map<string, Intl.DateTimeFormat>();
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = words.language + zone.name + JSON.stringify(options);
  const known = cache.get(key) ?? new Intl.DateTimeFormat(words.language === 'en' ? undefined : words.language, { timeZone: zone.name, ...options });
  cache.set(key, known);
  return known;
}

export function clockTime(time: number): string {
  const parts = format({ hour: 'numeric', minute: '2-digit' }).formatToParts(time);
  return parts.filter((part) => part.type !== 'dayPeriod').map((part) => part.value).join('').trim();
}

// An hour of the day as a column says it: "10" and, where the language has it, "am".
export function hourParts(hours: number): { hour: string; period: string; text: string } {
  const parts = format({ hour: 'numeric', hour12: words.language === 'en' }).formatToParts(atClock(0, hours % 24, 0));
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  const hour = String(Number(of('hour')));
  return { hour, period: of('dayPeriod').toLowerCase(), text: words.language === 'en' ? hour : `${hour}:00` };
}

export const decimal = (value: number): string => new Intl.NumberFormat(words.language, { maximumFractionDigits: 1 }).format(value);

export const shortDay = (time: number): string => format({ weekday: 'short', month: 'short', day: 'numeric' }).format(time);
export const weekday = (time: number): string => format({ weekday: 'long' }).format(time);
export const monthDay = (time: number): string => format({ month: 'short', day: 'numeric' }).format(time);
export const month = (time: number): string => format({ month: 'long' }).format(time);
export const weekdayDate = (time: number): string => format({ weekday: 'long', month: 'long', day: 'numeric' }).format(time);
// "Tue" and "18", for a strip of days.
export const dayParts = (time: number): { weekday: string; date: string } => ({ weekday: format({ weekday: 'short' }).format(time), date: format({ day: 'numeric' }).format(time) });

export function dayName(time: number, now: number): string {
  if (sameDay(time, now)) return t('time.today');
  if (sameDay(time, now - day)) return t('time.yesterday');
  return Math.abs(now - time) < 6 * day ? weekday(time) : shortDay(time);
}

// The same inside a sentence: "today", "yesterday", "Wednesday".
export const dayWithin = (time: number, now: number): string => (sameDay(time, now) || sameDay(time, now - day) ? lower(dayName(time, now)) : dayName(time, now));

export function ago(time: number, now: number): string {
  const passed = now - time;
  if (passed < minute) return t('time.just_now');
  if (passed < hour) return tn('time.minutes_ago', Math.floor(passed / minute));
  return sameDay(time, now) ? clockTime(time) : t('time.day_at', { day: dayName(time, now), time: clockTime(time) });
}

// 9:33 today, "Mon 1:30" before.
export function when(time: number, now: number): string {
  if (sameDay(time, now)) return clockTime(time);
  const far = Math.abs(now - time) > 6 * day;
  return `${far ? monthDay(time) : format({ weekday: 'short' }).format(time)} ${clockTime(time)}`;
}

export function span(ms: number): string {
  if (ms < minute) return tn('time.seconds', Math.max(1, Math.round(ms / 1000)));
  if (ms < hour) return tn('time.minutes', Math.round(ms / minute));
  if (ms < day) {
    const minutes = Math.round((ms % hour) / minute / 5) * 5;
    return minutes && minutes < 60 ? t('time.hours_minutes', { h: Math.floor(ms / hour), m: String(minutes).padStart(2, '0') }) : tn('time.hours', Math.round(ms / hour));
  }
  return tn('time.days', Math.round(ms / day));
}

export const number = (value: number): string => new Intl.NumberFormat(words.language).format(value);
