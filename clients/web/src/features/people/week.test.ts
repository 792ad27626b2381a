import { describe, expect, it } from 'vitest';
import type { WorkHours } from '$protocol';
import { limits } from '$protocol';
import { protectedGroups, type SpanForm, strays, weekBars, withoutPaid, withoutProtected, withPaid, withProtected, wrongSpan } from './week';

const span = (weekday: number, start: number, end: number) => ({ weekday, start, end });
const hours: WorkHours = {
  id: 2, paid: [span(1, 465, 710), span(1, 740, 910), span(2, 500, 800)],
  protected_time: [{ span: span(1, 505, 615), why: 'Small group' }, { span: span(2, 505, 615), why: 'Small group' }, { span: span(2, 700, 730), why: 'Planning' }],
};
const form = (more: Partial<SpanForm>): SpanForm => ({ days: [3], from: '08:00', until: '12:00', why: 'Testing', ...more });
const wrong = (kind: 'paid' | 'protected', more: Partial<SpanForm>): string | undefined => { const found = wrongSpan(hours, form(more), kind); return found ? `${found.field} ${found.key} ${found.days ?? ''}`.trim() : undefined; };

describe('a week of hours', () => {
  it('takes what the server takes, and says the rest at its field', () => {
    expect([wrong('paid', {}), wrong('paid', { days: [] }), wrong('paid', { from: '' }), wrong('paid', { until: '' }), wrong('paid', { until: '08:00' }), wrong('paid', { days: [1, 2, 3] }), wrong('paid', { days: [1], from: '11:50', until: '12:20' })])
      .toEqual([undefined, 'days week.wrong_days', 'from week.wrong_time', 'until week.wrong_time', 'until week.wrong_until', 'from week.wrong_overlap 1,2', undefined]);
  });

  it('has protected time within paid time only, with a word why', () => {
    const noon = { days: [1], from: '11:40', until: '12:30' };
    expect([wrong('protected', noon), wrong('protected', { days: [1], from: '13:00', until: '14:00' }), wrong('protected', { days: [1], from: '13:00', until: '14:00', why: ' ' }), wrong('protected', { days: [1], from: '10:00', until: '11:00' }), wrong('protected', { days: [3] })])
      .toEqual(['from week.wrong_unpaid 1', undefined, 'why week.wrong_why', 'from week.wrong_overlap 1', 'from week.wrong_unpaid 3']);
    expect(wrongSpan({ ...hours, paid: [] }, form({ ...noon }), 'protected')).toBeNull();
    expect(wrong('protected', { days: [1], from: '13:00', until: '14:00', why: 'é'.repeat(61) })).toBe('why keep.too_long');
  });

  it('is no longer than the server takes', () => {
    const full = { ...hours, paid: Array.from({ length: limits.spans_per_week }, (_, n) => span(1, 10 * n, 10 * n + 5)) };
    expect(wrongSpan(full, form({}), 'paid')).toEqual({ field: 'days', key: 'week.wrong_many' });
  });

  it('gets and loses stretches, in the order of the week', () => {
    expect(withPaid(hours, form({ days: [2, 1], from: '15:30', until: '16:00' })).paid.map((one) => [one.weekday, one.start])).toEqual([[1, 465], [1, 740], [1, 930], [2, 500], [2, 930]]);
    expect(withProtected(hours, form({ days: [1], from: '13:00', until: '14:00', why: ' Testing ' })).protected_time[1]).toEqual({ span: span(1, 780, 840), why: 'Testing' });
    expect(withoutProtected(hours, [hours.protected_time[0]!]).protected_time).toHaveLength(2);
  });

  it('leaves no protected time behind when paid hours go', () => {
    expect(strays(hours)).toEqual([]);
    expect(strays(withoutPaid(hours, [hours.paid[2]!])).map((one) => one.why)).toEqual(['Small group', 'Planning']);
    expect(strays(withoutPaid(hours, hours.paid))).toEqual([]); // then the school's own day counts
  });

  it('says the same on several days as one line, and draws all days on one scale', () => {
    expect(protectedGroups(hours).map((one) => [one.why, one.spans.length])).toEqual([['Small group', 2], ['Planning', 1]]);
    expect(weekBars(hours).map((one) => [one.weekday, one.before, one.after, one.bar?.pieces.length ?? 0])).toEqual([[1, 0, 0, 5], [2, 35, 110, 5], [3, 0, 0, 0], [4, 0, 0, 0], [5, 0, 0, 0]]);
  });
});
