// The school's clock. Times mean bells, so they are told in the school's zone wherever the device believes it is.
const minute = 60_000;
const day = 24 * 60 * minute;

class Zone {
  name = $state<string | undefined>(undefined); // an IANA name; undefined until the school is known: the device's own
}
export const zone = new Zone();

const parts = new Map<string, Intl.DateTimeFormat>();
function clockOf(name: string | undefined): Intl.DateTimeFormat {
  const known = parts.get(name ?? '');
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: name, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  });
  parts.set(name ?? '', made);
  return made;
}

// How far the school's clock is ahead of UTC at that time, in ms.
function offset(time: number): number {
  const read = Object.fromEntries(clockOf(zone.name).formatToParts(time).map((part) => [part.type, Number(part.value)]));
  const local = Date.UTC(read['year'] ?? 0, (read['month'] ?? 1) - 1, read['day'] ?? 1, read['hour'] ?? 0, read['minute'] ?? 0);
  return local - Math.floor(time / minute) * minute;
}

// That clock time on the day of `time`, at the school; a time that daylight saving skips is an hour later.
export function atClock(time: number, hours: number, minutes: number): number {
  const midnight = Math.floor((time + offset(time)) / day) * day;
  const local = midnight + (hours * 60 + minutes) * minute;
  return local - offset(local - offset(time));
}

// Asked of every line of a long list: days begin at full quarters of an hour everywhere.
const quarter = 15 * minute;
const days = new Map<string, number>();

export function startOfDay(time: number): number {
  const key = `${zone.name ?? ''} ${Math.floor(time / quarter)}`;
  const start = days.get(key) ?? atClock(time, 0, 0);
  if (days.size > 20_000) days.clear();
  days.set(key, start);
  return start;
}
export const sameDay = (a: number, b: number): boolean => startOfDay(a) === startOfDay(b);

// The date as one number, 20261123, and the day of the week, 1 Monday to 7 Sunday, by the school's clock.
export function dateOf(time: number): { date: number; weekday: number } {
  const local = new Date(time + offset(time));
  return { date: local.getUTCFullYear() * 10_000 + (local.getUTCMonth() + 1) * 100 + local.getUTCDate(), weekday: local.getUTCDay() || 7 };
}

// Noon of a date such as 20261123, by the school's clock.
export const atDate = (date: number): number => atClock(Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100, 12), 12, 0);
