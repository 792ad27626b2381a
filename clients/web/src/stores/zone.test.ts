import { afterEach, expect, test } from 'vitest';
import { atClock, sameDay, startOfDay, zone } from './zone.svelte';

afterEach(() => { zone.name = undefined; });

const utc = (text: string): number => Date.parse(`${text}Z`);

test.each([
  ['America/New_York', '2026-11-21T22:05:00', '2026-11-21T05:00:00'],
  ['America/New_York', '2026-11-22T03:00:00', '2026-11-21T05:00:00'], // still Saturday there
  ['Europe/Lisbon', '2026-07-01T00:30:00', '2026-06-30T23:00:00'],
  ['Asia/Kolkata', '2026-11-21T22:05:00', '2026-11-21T18:30:00'],
  ['America/New_York', '2026-11-01T20:00:00', '2026-11-01T04:00:00'], // the clock went back that morning
  ['America/New_York', '2027-03-14T20:00:00', '2027-03-14T05:00:00'], // and forward on this one
])('a day in %s begins at its own midnight', (name, time, midnight) => {
  zone.name = name;
  expect(new Date(startOfDay(utc(time))).toISOString()).toBe(new Date(utc(midnight)).toISOString());
});

test('a clock time is the school\'s, also when the day had 23 or 25 hours', () => {
  zone.name = 'America/New_York';
  expect(atClock(utc('2026-11-01T12:00:00'), 15, 10)).toBe(utc('2026-11-01T20:10:00'));
  expect(atClock(utc('2027-03-14T06:30:00'), 15, 10)).toBe(utc('2027-03-14T19:10:00'));
});

test('the same moment may be another day elsewhere', () => {
  zone.name = 'America/New_York';
  expect(sameDay(utc('2026-11-21T22:00:00'), utc('2026-11-22T04:00:00'))).toBe(true);
  zone.name = 'Europe/Lisbon';
  expect(sameDay(utc('2026-11-21T22:00:00'), utc('2026-11-22T04:00:00'))).toBe(false);
});
