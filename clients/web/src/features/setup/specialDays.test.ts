import { describe, expect, it } from 'vitest';
import type { Calendar } from '$protocol';
import { limits } from '$protocol';
import { type DayForm, datesOf, emptyForm, formOf, stretches, withDays, without, wrongIn } from './specialDays';

const calendar: Calendar = {
  id: 1, first: 20260825, last: 20270618, weekdays: [1, 2, 3, 4, 5], cycle: [{ code: 'A', bells: 7 }, { code: 'B', bells: 7 }],
  special: [
    { date: 20261120, closed: true }, { date: 20261126, closed: true, reason: 'Thanksgiving' }, { date: 20261127, closed: true, reason: 'Thanksgiving' },
    { date: 20261130, closed: true, reason: 'Thanksgiving' }, { date: 20261202, closed: true, reason: 'Thanksgiving' }, { date: 20261204, ends: 750 },
  ],
};
const form = (more: Partial<DayForm>): DayForm => ({ ...emptyForm(20261210), first: '2026-12-11', ...more });
const wrong = (more: Partial<DayForm>, instead: number[] = []): string | undefined => { const found = wrongIn(calendar, form(more), instead); return found ? `${found.field} ${found.key}` : undefined; };

describe('special days', () => {
  it('that follow each other are one line, also over a weekend, but not over a school day', () => {
    expect(stretches(calendar, 20261123).map((one) => [one.first, one.last, one.dates.length])).toEqual([[20261126, 20261130, 3], [20261202, 20261202, 1], [20261204, 20261204, 1]]);
  });

  it('begin tomorrow, also at the end of a year', () => expect(emptyForm(20261231).first).toBe('2027-01-01'));

  it('of a stretch are its days with school; alone, a Saturday is one', () => {
    expect(datesOf(calendar, form({ first: '2026-12-18', last: '2026-12-22' }))).toEqual([20261218, 20261221, 20261222]);
    expect(datesOf(calendar, form({ first: '2026-12-19' }))).toEqual([20261219]);
  });

  it('go into the list in their order, with no more than was said', () => {
    const added = withDays(calendar, form({ first: '2026-11-24', closed: false, ends: '12:30', code: 'B', reason: ' Visitors ' }), []);
    expect(added.special.map((one) => one.date)).toEqual([20261120, 20261124, 20261126, 20261127, 20261130, 20261202, 20261204]);
    expect(added.special[1]).toEqual({ date: 20261124, code: 'B', ends: 750, reason: 'Visitors' });
    expect(withDays(calendar, form({ first: '2026-12-19', closed: false }), []).special.at(-1)).toEqual({ date: 20261219, closed: false });
    expect(withDays(calendar, form({ ends: '12:30' }), []).special.at(-1)).toEqual({ date: 20261211, closed: true });
  });

  it('are changed as a whole, and read back as they were', () => {
    const [line] = stretches(calendar, 20261123);
    expect(formOf(line!)).toEqual({ first: '2026-11-26', last: '2026-11-30', closed: true, ends: '', bells: 0, code: '', reason: 'Thanksgiving' });
    expect(withDays(calendar, formOf(line!), line!.dates)).toEqual(calendar);
    expect(without(calendar, line!.dates).special.map((one) => one.date)).toEqual([20261120, 20261202, 20261204]);
  });

  it('say what is wrong with them, and where', () => {
    expect([
      wrong({}), wrong({ first: '' }), wrong({ first: '2026-08-24' }), wrong({ last: '2026-12-10' }), wrong({ last: '2027-06-19' }), wrong({ first: '2026-12-12', last: '2026-12-13' }),
      wrong({ first: '2026-11-26' }), wrong({ first: '2026-11-26' }, [20261126]), wrong({ closed: false }), wrong({ closed: false, first: '2026-12-12' }), wrong({ closed: false, bells: 7 }), wrong({ reason: 'x'.repeat(121) }),
    ]).toEqual([
      undefined, 'first days.wrong_first', 'first days.wrong_first', 'last days.wrong_last', 'last days.wrong_last', 'last days.wrong_none',
      'first days.wrong_taken', undefined, 'what days.wrong_what', undefined, undefined, 'reason keep.too_long',
    ]);
  });

  it('are no more than the server takes', () => {
    const full = { ...calendar, special: Array.from({ length: limits.special_days }, (_, n) => ({ date: 20260901 + n, closed: true })) };
    expect(wrongIn(full, form({ first: '2027-03-01' }), [])).toEqual({ field: 'last', key: 'days.wrong_many' });
  });
});
