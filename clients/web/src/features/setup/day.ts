// A usual school day and year to start from: what is different is changed, not typed.
import { t } from '$i18n';
import '$i18n/desk';
import type { Period } from '$protocol';

export function usualDay(): Period[] {
  const lesson = (n: number, start: number): Period => ({ name: t('setup.period_n', { n }), period_kind: 'lesson', start, end: start + 50 });
  return [
    lesson(1, 500), lesson(2, 555), { name: t('period.recess'), period_kind: 'recess', start: 605, end: 620 }, lesson(3, 625), lesson(4, 680),
    { name: t('period.lunch'), period_kind: 'lunch', start: 730, end: 765 }, lesson(5, 770), lesson(6, 825),
  ];
}

// 20251118 and "2025-11-18".
export const dateText = (date: number): string => String(date).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3');
export const dateValue = (text: string): number => Number(text.replaceAll('-', ''));

// The year a day belongs to, from the end of August to the middle of June; in July it is the coming one.
export function schoolYear(date: number): { first: number; last: number } {
  const year = Math.floor(date / 10_000) - (date % 10_000 < 701 ? 1 : 0);
  return { first: year * 10_000 + 825, last: (year + 1) * 10_000 + 618 };
}
