// A person's week of paid and protected time: what may be added, what would be left outside, and how it looks.
import '$i18n/keeping';
import type { ProtectedSpan, WeekSpan, WorkHours } from '$protocol';
import { limits } from '$protocol';
import { minuteOf } from '$features/you/weekSpans';
import { bytes } from '$stores/ordered';
import { type HoursBar, hoursBar } from './hours';

export interface SpanForm { days: number[]; from: string; until: string; why: string }
export interface WrongSpan { field: 'days' | 'from' | 'until' | 'why'; key: 'week.wrong_days' | 'week.wrong_time' | 'week.wrong_until' | 'week.wrong_overlap' | 'week.wrong_unpaid' | 'week.wrong_why' | 'keep.too_long' | 'week.wrong_many'; days?: number[] }

export const emptyHours = (id: number): WorkHours => ({ id, paid: [], protected_time: [] });

const meets = (one: WeekSpan, other: WeekSpan): boolean => one.weekday === other.weekday && one.start < other.end && other.start < one.end;
const lies = (one: WeekSpan, paid: readonly WeekSpan[]): boolean => paid.some((span) => span.weekday === one.weekday && span.start <= one.start && one.end <= span.end);

export function spansOf(form: SpanForm): WeekSpan[] {
  const [start, end] = [minuteOf(form.from), minuteOf(form.until)];
  return start === null || end === null ? [] : form.days.map((weekday) => ({ weekday, start, end }));
}

// As the server has it: stretches do not overlap, and protected time lies within paid time, if any is written down.
export function wrongSpan(hours: WorkHours, form: SpanForm, kind: 'paid' | 'protected'): WrongSpan | null {
  const [start, end] = [minuteOf(form.from), minuteOf(form.until)];
  if (!form.days.length) return { field: 'days', key: 'week.wrong_days' };
  if (start === null) return { field: 'from', key: 'week.wrong_time' };
  if (end === null) return { field: 'until', key: 'week.wrong_time' };
  if (end <= start) return { field: 'until', key: 'week.wrong_until' };
  const spans = spansOf(form);
  const there = kind === 'paid' ? hours.paid : hours.protected_time.map((one) => one.span);
  const twice = spans.filter((one) => there.some((other) => meets(one, other)));
  if (twice.length) return { field: 'from', key: 'week.wrong_overlap', days: twice.map((one) => one.weekday) };
  const unpaid = kind === 'protected' && hours.paid.length ? spans.filter((one) => !lies(one, hours.paid)) : [];
  if (unpaid.length) return { field: 'from', key: 'week.wrong_unpaid', days: unpaid.map((one) => one.weekday) };
  if (kind === 'protected' && !form.why.trim()) return { field: 'why', key: 'week.wrong_why' };
  if (bytes(form.why.trim()) > limits.name_bytes) return { field: 'why', key: 'keep.too_long' };
  return there.length + spans.length > limits.spans_per_week ? { field: 'days', key: 'week.wrong_many' } : null;
}

export const withPaid = (hours: WorkHours, form: SpanForm): WorkHours => ({ ...hours, paid: [...hours.paid, ...spansOf(form)].sort((a, b) => a.weekday - b.weekday || a.start - b.start) });
export const withProtected = (hours: WorkHours, form: SpanForm): WorkHours => ({
  ...hours, protected_time: [...hours.protected_time, ...spansOf(form).map((span) => ({ span, why: form.why.trim() }))].sort((a, b) => a.span.weekday - b.span.weekday || a.span.start - b.span.start),
});
export const withoutPaid = (hours: WorkHours, gone: readonly WeekSpan[]): WorkHours => ({ ...hours, paid: hours.paid.filter((one) => !gone.includes(one)) });
export const withoutProtected = (hours: WorkHours, gone: readonly ProtectedSpan[]): WorkHours => ({ ...hours, protected_time: hours.protected_time.filter((one) => !gone.includes(one)) });

// What would be protected at a time that is not paid: it goes first.
export const strays = (hours: WorkHours): ProtectedSpan[] => (hours.paid.length ? hours.protected_time.filter((one) => !lies(one.span, hours.paid)) : []);

// Protected time with the same reason and hours, on several days, is one line.
export function protectedGroups(hours: WorkHours): { why: string; spans: ProtectedSpan[] }[] {
  const groups = new Map<string, ProtectedSpan[]>();
  for (const one of hours.protected_time) {
    const key = `${one.span.start} ${one.span.end} ${one.why}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((spans) => ({ why: spans[0]?.why ?? '', spans }));
}

// One bar a day, all on the scale of the whole week. Monday to Friday always, other days if there is something.
export interface WeekBar { weekday: number; bar: HoursBar | null; before: number; after: number }
export function weekBars(hours: WorkHours): WeekBar[] {
  const first = Math.min(...hours.paid.map((one) => one.start), 24 * 60);
  const last = Math.max(...hours.paid.map((one) => one.end), 0);
  return [1, 2, 3, 4, 5, 6, 7].filter((weekday) => weekday < 6 || hours.paid.some((one) => one.weekday === weekday)).map((weekday) => {
    const bar = hours.paid.some((one) => one.weekday === weekday) ? hoursBar(hours, weekday) : null;
    return { weekday, bar, before: bar ? bar.start - first : 0, after: bar ? last - bar.end : 0 };
  });
}
