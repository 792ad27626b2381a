// What is different on a special day, in one line.
import { lower, t } from '$i18n';
import '$i18n/keeping';
import type { SpecialDay } from '$protocol';
import { minuteText } from '$features/you/weekSpans';
import type { SchoolState } from '$stores/state';

export function dayWords(state: SchoolState, day: Omit<SpecialDay, 'date'>): string {
  const bells = day.bells ? (state.rows.bells.get(day.bells)?.name ?? '') : '';
  const what = [
    day.closed ? t('days.closed') : '',
    day.closed === false ? t('days.school') : '',
    day.ends !== undefined ? t('days.ends_at', { time: minuteText(day.ends) }) : '',
    bells ? t('days.bells_of', { bells }) : '',
    day.code ? t('days.counts_as', { code: day.code }) : '',
  ].filter(Boolean);
  return [...what.map((one, at) => (at ? lower(one) : one)), day.reason ?? ''].filter(Boolean).join(', ');
}
