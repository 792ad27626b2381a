// "5 h 10", "2 days": ages and promises by school hours.
import { tn } from '$i18n';
import { span } from '$i18n/format';
import { schoolDay, schoolTime } from '$stores/schoolHours';
import { session } from '$stores/session.svelte';

export const lasted = (from: number, to: number): number => schoolTime(session.view, from, to);

export function schoolSpan(ms: number): string {
  const day = schoolDay(session.view);
  return day === 86_400_000 || ms < day ? span(ms) : tn('time.school_days', Math.round(ms / day));
}

export const age = (from: number, to: number): string => schoolSpan(lasted(from, to));
