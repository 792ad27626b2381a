import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PursuitStep } from '$protocol';
import { schoolAt } from '../../fixtures/school';
import { inState } from '../../fixtures/states';
import { changed, offeredRules, wrongWords } from './offered';
import { issueRules, pursuitRules, stepOf, unitOf, wrongHours, wrongSteps } from './rules';
import { situations, standardSteps } from './standard';

const step = (more: Partial<PursuitStep>): PursuitStep => ({ counted_from: 'sent', seconds: 60, repeats: 0, every: 0, act: 'push', ...more });
const wrong = (...steps: Partial<PursuitStep>[]): string | undefined => { const found = wrongSteps(steps.map(step)); return found ? `${found.step} ${found.field} ${found.key}` : undefined; };

describe('the standard', () => {
  it('is the one that the server goes by', () => {
    const source = readFileSync(new URL('../../../../../protocol/catalog_pursuits.hpp', import.meta.url), 'utf8');
    const lines = [...source.matchAll(/PursuitStep\{"(\w+)", CountedFrom::(\w+), ([\d']+), (\d+), ([\d']+), PursuitAct::(\w+)\}/g)];
    const number = (text: string | undefined): number => Number(text?.replaceAll("'", ''));
    expect(lines.length).toBeGreaterThan(30);
    expect(situations.flatMap((code) => standardSteps(code).map((one) => ({ code, ...one }))))
      .toEqual(lines.map(([, code, counted_from, seconds, repeats, every, act]) => ({ code, counted_from, seconds: number(seconds), repeats: number(repeats), every: number(every), act })));
  });

  it('breaks none of its own rules', () => {
    for (const code of situations) expect({ code, wrong: wrongSteps(standardSteps(code)) }).toEqual({ code, wrong: null });
  });
});

describe('the rules of a school', () => {
  it('are the standard where it has set none', () => {
    const state = inState(schoolAt(23), 23, new URLSearchParams('ruled'));
    expect(pursuitRules(state).filter((one) => one.id).map((one) => [one.code, one.steps.length])).toEqual([['cover', 2]]);
    expect(pursuitRules(state)).toHaveLength(situations.length);
    expect(issueRules(state).filter((one) => one.id)).toEqual([{ id: 622, code: 'beyond_role', promise_hours: 2, due_hours: 16 }]);
    expect(issueRules(state).find((one) => one.code === 'coverage_gap')).toEqual({ id: 0, code: 'coverage_gap', promise_hours: 2, due_hours: 8 });
  });

  it('come one after the other, far enough apart, or do different things at once', () => {
    expect([
      wrong({}, { seconds: 75 }), wrong({}, { seconds: 74 }), wrong({}, { act: 'remind' }), wrong({}, {}), wrong({ repeats: 2, every: 30 }, { seconds: 134 }), wrong({ repeats: 2, every: 30 }, { seconds: 135 }), wrong({}, { counted_from: 'day_end', seconds: 0 }),
      wrong({ counted_from: 'school_days', seconds: 1 }, { counted_from: 'school_days', seconds: 2 }), wrong({ counted_from: 'school_days', seconds: 2 }, { counted_from: 'school_days', seconds: 2 }),
    ]).toEqual([undefined, '1 seconds rules.wrong_order', undefined, '1 seconds rules.wrong_order', '1 seconds rules.wrong_order', undefined, undefined, undefined, '1 seconds rules.wrong_order']);
  });

  it('name the number that is wrong', () => {
    expect([
      wrong({ seconds: Number.NaN }), wrong({ seconds: 1.5 }), wrong({ repeats: -1 }), wrong({ repeats: 1, every: 14 }), wrong({ seconds: -1 }), wrong({ counted_from: 'start', seconds: -60 }),
      wrong({ counted_from: 'school_days', seconds: 201 }), wrong({ repeats: 61, every: 15 }), wrong({ repeats: 60, every: 15 }),
    ]).toEqual([
      '0 seconds rules.wrong_number', '0 seconds rules.wrong_number', '0 repeats rules.wrong_number', '0 every rules.wrong_every', '0 seconds rules.wrong_before', undefined,
      '0 seconds rules.wrong_days', '0 repeats rules.wrong_repeats', undefined,
    ]);
    expect(stepOf('/rows/0/steps/3/every')).toEqual({ step: 3, field: 'every' });
    expect(stepOf('/rows/0/steps')).toEqual({ step: 0, field: 'seconds' });
  });

  it('say times in the largest unit that is whole', () => {
    expect([15, 60, 90, 3600, 86_400, 0].map((seconds) => unitOf(step({}), seconds))).toEqual(['seconds', 'minutes', 'seconds', 'hours', 'hours', 'minutes']);
    expect(unitOf(step({ counted_from: 'school_days' }), 3)).toBe('days');
  });

  it('promise an issue no settlement before its first answer', () => {
    const hours = (promise_hours: number, due_hours: number) => wrongHours({ id: 0, code: 'other', promise_hours, due_hours })?.field;
    expect([hours(2, 8), hours(2, 2), hours(2, 1), hours(0, 8), hours(2, Number.NaN)]).toEqual([undefined, undefined, 'due', 'promise', 'due']);
  });
});

describe('what there is to choose from', () => {
  const base = schoolAt(23);
  const sign = { id: 631, code: 'head_down', valence: 'watch', group: 'pulling_away', words: 'Head on the desk' };
  const only = { id: 632, code: 'hums', valence: 'bright', group: 'joining_in', words: 'Hums a tune' };
  const state = { ...base, rows: { ...base.rows, sign_rule: new Map([[631, sign], [632, only]]) } };

  it('is the standard with what the school has made of it, and what only the school has', () => {
    const rules = offeredRules(state, 'sign_rule');
    expect(rules.filter((one) => one.row.id).map((one) => [one.row.code, one.standard])).toEqual([['head_down', true], ['hums', false]]);
    expect(rules.find((one) => one.row.code === 'covers_ears')?.row).toEqual({ id: 0, code: 'covers_ears', valence: 'support', group: 'too_much' });
  });

  it('always has what somebody in danger needs', () => {
    expect([...offeredRules(state, 'sign_rule'), ...offeredRules(state, 'template_rule')].filter((one) => one.fixed).map((one) => one.group).filter((one, at, all) => all.indexOf(one) === at)).toEqual(['call', 'protective']);
  });

  it('is said as what differs from the standard only', () => {
    expect(changed(sign, ' ', false)).toEqual({ id: 631, code: 'head_down', valence: 'watch', group: 'pulling_away' });
    expect(changed(only, ' Hums ', true)).toEqual({ ...only, words: 'Hums', hidden: true });
    expect([wrongWords('x'.repeat(120)), wrongWords('é'.repeat(61))]).toEqual([null, 'keep.too_long']);
  });
});
