// The rules of the school as they stand, and what is wrong with a change: as server/domain/rule_checks.cpp has it.
import '$i18n/keeping';
import type { IssueRule, PursuitRule, PursuitStep } from '$protocol';
import { issueKinds } from '$protocol';
import type { SchoolState } from '$stores/state';
import { situations, standardSteps } from './standard';

const shortestPause = 15; // seconds
const mostRepeats = 60; // of all steps of a rule together
const mostDays = 200;

const own = <T extends { code: string }>(rows: ReadonlyMap<number, T>, code: string): T | undefined => [...rows.values()].find((one) => one.code === code);

// `id` 0: the school goes by the standard.
export const pursuitRules = (state: SchoolState): PursuitRule[] => situations.map((code) => own(state.rows.pursuit_rule, code) ?? { id: 0, code, steps: standardSteps(code) });

export function issueRules(state: SchoolState): IssueRule[] {
  const started = issueKinds.map((one): IssueRule => own(state.rows.issue_rule, one.code) ?? { id: 0, ...one });
  return [...started, ...[...state.rows.issue_rule.values()].filter((one) => !issueKinds.some(({ code }) => code === one.code))];
}
export const isStandardKind = (code: string): boolean => issueKinds.some((one) => one.code === code);

export type Unit = 'seconds' | 'minutes' | 'hours' | 'days';
export const unitSeconds: Record<Unit, number> = { seconds: 1, minutes: 60, hours: 3600, days: 1 };
// The largest that says it in whole numbers; school days are counted as such.
export function unitOf(step: PursuitStep, seconds: number): Unit {
  if (step.counted_from === 'school_days') return 'days';
  return seconds !== 0 && seconds % 3600 === 0 ? 'hours' : seconds % 60 === 0 ? 'minutes' : 'seconds';
}

export interface WrongStep { step: number; field: 'seconds' | 'repeats' | 'every'; key: 'rules.wrong_number' | 'rules.wrong_every' | 'rules.wrong_before' | 'rules.wrong_days' | 'rules.wrong_order' | 'rules.wrong_repeats'; n: number }

const lastOf = (step: PursuitStep): number => step.seconds + step.repeats * step.every;
const whole = (value: number | null): boolean => value !== null && Number.isInteger(value);

export function wrongSteps(steps: readonly PursuitStep[]): WrongStep | null {
  let repeats = 0;
  for (const [at, step] of steps.entries()) {
    const wrong = (field: WrongStep['field'], key: WrongStep['key'], n = 0): WrongStep => ({ step: at, field, key, n });
    if (!whole(step.seconds)) return wrong('seconds', 'rules.wrong_number');
    if (!whole(step.repeats) || step.repeats < 0) return wrong('repeats', 'rules.wrong_number');
    if (!whole(step.every) || step.every < 0) return wrong('every', 'rules.wrong_number');
    if (step.repeats > 0 && step.every < shortestPause) return wrong('every', 'rules.wrong_every', shortestPause);
    if (step.counted_from === 'school_days' && (step.seconds > mostDays || step.seconds < 0)) return wrong('seconds', 'rules.wrong_days', mostDays);
    if (step.seconds < 0 && step.counted_from !== 'start' && step.counted_from !== 'due') return wrong('seconds', 'rules.wrong_before');
    const before = steps[at - 1];
    if (before && before.counted_from === step.counted_from) {
      const pause = step.counted_from === 'school_days' ? 1 : shortestPause;
      const atOnce = step.seconds === lastOf(before) && step.act !== before.act;
      if (!atOnce && step.seconds < lastOf(before) + pause) return wrong('seconds', 'rules.wrong_order');
    }
    repeats += step.repeats;
    if (repeats > mostRepeats) return wrong('repeats', 'rules.wrong_repeats', mostRepeats);
  }
  return null;
}

// "/rows/0/steps/1/every", as the server names it.
export function stepOf(field: string | undefined): { step: number; field: WrongStep['field'] } {
  const found = /\/steps\/(\d+)\/(seconds|repeats|every)/.exec(field ?? '');
  return { step: Number(found?.[1] ?? 0), field: (found?.[2] ?? 'seconds') as WrongStep['field'] };
}

export function wrongHours(rule: IssueRule): { field: 'promise' | 'due'; key: 'rules.wrong_hours' | 'rules.wrong_due' } | null {
  if (!whole(rule.promise_hours) || rule.promise_hours < 1) return { field: 'promise', key: 'rules.wrong_hours' };
  if (!whole(rule.due_hours) || rule.due_hours < 1) return { field: 'due', key: 'rules.wrong_hours' };
  return rule.due_hours < rule.promise_hours ? { field: 'due', key: 'rules.wrong_due' } : null;
}
