import { afterEach, describe, expect, it, test } from 'vitest';
import { atDate, dateOf, zone } from '$stores/zone.svelte';
import { dateOfInput, inputOf, wholeDays } from './away';
import { lastDayOf, passUntil } from './pass';

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

describe('a substitute’s pass', () => {
  const now = atDate(20261123);

  it('ends with its last day, by the school’s clock', () => {
    const until = passUntil('2026-11-25', now) ?? 0;
    expect([dateOf(until).date, dateOf(lastDayOf(until)).date, dateOf(passUntil('2026-11-23', now) ?? 0).date]).toEqual([20261126, 20261125, 20261124]);
  });

  it('is no day that is over, and no word', () => {
    expect(['2026-11-22', '', 'soon'].map((day) => passUntil(day, now))).toEqual([null, null, null]);
  });
});
