import { afterEach, expect, test } from 'vitest';
import { zone } from '$stores/zone.svelte';
import { dateOfInput, inputOf, wholeDays } from './away';

afterEach(() => { zone.name = undefined; });
const utc = (text: string): number => Date.parse(`${text}Z`);
const text = (time: number | undefined): string => new Date(time ?? 0).toISOString().slice(0, 16);

test('whole days end at the midnight after the last of them, by the school’s clock', () => {
  zone.name = 'America/New_York';
  const now = utc('2026-11-24T11:30:00'); // 6:30 there
  const today = wholeDays('today', 'today', now);
  expect([text(today?.from), text(today?.until)]).toEqual(['2026-11-24T11:30', '2026-11-25T05:00']);
  const tomorrow = wholeDays('tomorrow', 'tomorrow', now);
  expect([text(tomorrow?.from), text(tomorrow?.until)]).toEqual(['2026-11-25T05:00', '2026-11-26T05:00']);
  const days = wholeDays(20261130, 20261204, now);
  expect([text(days?.from), text(days?.until)]).toEqual(['2026-11-30T05:00', '2026-12-05T05:00']);
});

test('a day on which the clocks change is a whole day too', () => {
  zone.name = 'America/New_York';
  const days = wholeDays(20261101, 20261101, utc('2026-10-30T12:00:00'));
  expect([text(days?.from), text(days?.until)]).toEqual(['2026-11-01T04:00', '2026-11-02T05:00']);
});

test('days that are none, or the wrong way round, are nothing', () => {
  const now = utc('2026-11-24T11:30:00');
  expect(wholeDays(20261204, 20261130, now)).toBeNull();
  expect(wholeDays(dateOfInput(''), dateOfInput(''), now)).toBeNull();
  zone.name = 'Europe/Lisbon';
  expect(dateOfInput(inputOf(now))).toBe(20261124);
});
