import { describe, expect, it } from 'vitest';
import { applyEntry } from './reduce';
import { schoolDay, schoolTime } from './schoolHours';
import { emptyState, type SchoolState } from './state';
import type { Row } from '$protocol';
import { zone } from './zone.svelte';

const at = (day: number, hours: number, minutes = 0): number => Date.UTC(2026, 10, day, hours, minutes); // 23 November 2026 is a Monday
const hour = 3_600_000;

function school(): SchoolState {
  const rows: Row[] = [
    { kind: 'bells', id: 0, name: 'Regular', periods: [{ name: 'P1', period_kind: 'lesson', start: 480, end: 600 }, { name: 'P2', period_kind: 'lesson', start: 605, end: 900 }] },
    { kind: 'calendar', id: 1, first: 20260901, last: 20270630, weekdays: [1, 2, 3, 4, 5], cycle: [{ code: 'A', bells: 1 }], special: [{ date: 20261126, closed: true }, { date: 20261125, ends: 720 }] },
  ];
  return rows.reduce((state, row, n) => applyEntry(state, { version: 1, sequence: n + 1, timeline: 1, previous: n, also: [], to: [], time: 0, author: 2, command: '', body: { kind: 'row_set', row } }), emptyState);
}

describe('school time', () => {
  zone.name = 'UTC';
  it('counts between the bells only', () => {
    expect(schoolTime(school(), at(23, 14), at(24, 9))).toBe(2 * hour);
    expect(schoolTime(school(), at(23, 6), at(23, 20))).toBe(7 * hour);
    expect(schoolDay(school())).toBe(7 * hour);
  });
  it('leaves out weekends, closed days, and what is cut off an early day', () => {
    expect(schoolTime(school(), at(20, 14), at(23, 9))).toBe(2 * hour);
    expect(schoolTime(school(), at(25, 8), at(27, 9))).toBe(5 * hour);
  });
  it('is all time in a school without a calendar', () => expect(schoolTime(emptyState, at(21, 0), at(22, 0))).toBe(24 * hour));
});
