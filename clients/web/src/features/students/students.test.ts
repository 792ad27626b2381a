import { describe, expect, it } from 'vitest';
import type { Card, DayBlock, Student, TrendRow, Trends } from '$protocol';
import { smallSchool } from '$stores/testing';
import { now, schoolAt } from '../../fixtures/school';
import { groupsOf, lately, matches } from './groups';
import { historyOf, reaches } from './history';
import { changeOf, mostSeen, perDay, standout, step, weekBars } from './pattern';
import { readStep, routineOf } from './routine';
import { valenceOf } from '$stores/observations';

const row = (of: string, counts: number[], from = 8): TrendRow => ({ of, count: counts.reduce((sum, one) => sum + one, 0), cells: counts.map((count, n) => ({ hour: from + n, count, watched: true, latest: [] })) });
const trends = (...rows: TrendRow[]): Trends => ({ observations: rows.reduce((sum, one) => sum + one.count, 0), enough: true, rows });
const initialsOf = (groups: ReturnType<typeof groupsOf>): string[][] => groups.map((group) => group.students.map((one) => one.initials));

describe('the list of students', () => {
  const state = schoolAt(2);
  const block = (fields: Partial<DayBlock>): DayBlock => ({ start: 0, end: 1, slot_kind: 'lesson', what: 'Reading', ...fields });

  it('has whom I am with first, then my rooms, and nobody twice', () => {
    expect(initialsOf(groupsOf(state, 2, block({ group: 31 })))).toEqual([['J.Ru.', 'M.S.'], ['A.M.', 'J.R.', 'K.D.', 'L.T.']]);
    expect(initialsOf(groupsOf(state, 2, block({ student: 44 })))[0]).toEqual(['L.T.']);
    expect(groupsOf(state, 2, undefined).map((one) => one.key)).toEqual(['room', 'room']);
  });

  it('shows an admin the others, who are in no room of theirs', () => {
    expect(groupsOf(state, 23, undefined).map((one) => one.key)).toContain('other');
  });

  it('is filtered by initials as they are typed', () => {
    const student = { initials: 'J.Ru.' } as Student;
    expect(['jr', 'J.', 'j ru', 'JRU', ''].map((typed) => matches(student, typed))).toEqual([true, true, true, true, true]);
    expect(matches(student, 'ru')).toBe(false);
    expect(groupsOf(state, 2, undefined, 'zz')).toEqual([]);
  });

  it('knows the newest cue and how many are open, without what was taken back', () => {
    const log = smallSchool();
    const cue = (seen_at: number): number => log.add(4, 8, { kind: 'observation_sent', student: 7, signs: ['covers_ears'], intensity: 2, context: {}, basis: 'saw', urgency: 'fyi', note: '', seen_at, retracted: false });
    cue(20);
    cue(10);
    const third = cue(30);
    log.add(4, 8, { kind: 'observation_retracted', observation: third });
    const found = lately(log.state.observations.values()).get(7);
    expect(found?.last?.seen_at).toBe(20);
    expect(found?.open).toBe(2);
  });
});

describe('the history of a student', () => {
  it('is read from the timeline of the care team when the device holds no record any more', () => {
    const log = smallSchool();
    const cue = log.add(4, 8, { kind: 'observation_sent', student: 7, signs: ['covers_ears'], intensity: 2, context: {}, basis: 'saw', urgency: 'fyi', note: '', seen_at: 10, retracted: false });
    log.add(5, 8, { kind: 'observation_answered', observation: cue, answer: 'used_it' });
    const bare = { ...log.state, observations: new Map() };
    expect(historyOf(bare, 7).get(cue)).toMatchObject({ signs: ['covers_ears'], answers: [{ person: 5, answer: 'used_it' }] });
    expect(historyOf(bare, 99).size).toBe(0);
  });

  it('says whether anything since a time may be missing', () => {
    const { state } = smallSchool();
    const timeline = state.timelines.get(8)!;
    const cut = { ...state, timelines: new Map([[8, { ...timeline, complete: false }]]) };
    const first = timeline.entries[0]!.time;
    expect([reaches(cut, 7, first), reaches(cut, 7, first - 1), reaches({ ...state, timelines: new Map() }, 7, first)]).toEqual([true, false, false]);
  });
});

describe('a pattern', () => {
  it('has six steps, and zero is one of them', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 40].map(step)).toEqual([0, 1, 2, 3, 3, 4, 4, 5, 5]);
  });

  it('stands out alone, and from three cues on', () => {
    expect(standout(trends(row('reading', [1, 4, 2]), row('math', [3, 0, 0])))).toMatchObject({ row: { of: 'reading' }, cell: { hour: 9, count: 4 } });
    expect(standout(trends(row('reading', [4, 4])))).toBeNull();
    expect(standout(trends(row('reading', [2, 1])))).toBeNull();
    expect(standout(null)).toBeNull();
  });

  it('does not take too few by week for none', () => {
    const weeks = trends({ of: '2026-11-09', count: 7, cells: [] }, { of: '2026-11-16', count: 5, cells: [] });
    const few: Trends = { observations: 3, enough: false, rows: [] };
    expect(weekBars(few, weeks).map(({ bright, hard }) => [bright, hard])).toEqual([[null, 7], [null, 5]]);
    expect(weekBars(few, few)).toEqual([]);
  });

  it('is compared by days on which somebody was there', () => {
    expect(perDay([{ monday: 1, count: 6, days: 2 }, { monday: 2, count: 0, days: 1 }])).toBe(2);
    expect(perDay([{ monday: 1, count: 0, days: 0 }])).toBeNull();
    const side = [{ monday: 1, count: 10, days: 5 }];
    expect(changeOf({ since: 1, enough: true, before: side, after: [{ monday: 2, count: 4, days: 4 }] })).toEqual({ before: 2, after: 1 });
    expect(changeOf({ since: 1, enough: false, before: side, after: side })).toBeNull();
  });

  it('counts the signs of one valence', () => {
    const observations = [...schoolAt(2).observations.values()].filter((one) => one.student === 40);
    expect(mostSeen(observations, valenceOf, 'hard')).toBe('covers_ears');
    expect(mostSeen([], valenceOf, 'hard')).toBeNull();
  });
});

describe("today's routine", () => {
  const at = (hours: number, minutes: number): number => new Date(2025, 10, 18, hours, minutes).getTime();
  const card = (steps: string[]): Card => ({ id: 9, student: 40, card_kind: 'routine', title: 'The day', text: '', steps, author: 2, state: 'agreed' });
  const block = (what: string, start: number, end: number, fields: Partial<DayBlock> = {}): DayBlock => ({ start, end, slot_kind: 'lesson', what, ...fields });

  it('reads the time a step begins with', () => {
    expect(readStep('8:45 Reading, front left seat', now)).toEqual({ time: at(8, 45), text: 'Reading, front left seat' });
    expect(readStep('2.20: Specials', now).time).toBe(at(14, 20));
    expect(readStep('Headphones before the bell', now)).toEqual({ time: null, text: 'Headphones before the bell' });
  });

  it('moves a step with the block it speaks of, and says from when', () => {
    const steps = routineOf([card(['8:25 Reading', '11:15 Assembly, seat by the exit', 'then a walk', '11:50 Lunch'])], [block('Assembly', at(10, 40), at(11, 10), { was_start: at(11, 15) })], now);
    expect(steps.map(({ text, time, was, look }) => [text, time, was, look])).toEqual([
      ['Reading', at(8, 25), null, 'now'], ['Assembly, seat by the exit', at(10, 40), at(11, 15), 'next'], ['then a walk', null, null, 'next'], ['Lunch', at(11, 50), null, 'next'],
    ]);
  });

  it('adds what the day has and no step names; what has ended is past', () => {
    const steps = routineOf([], [block('Math', at(8, 0), at(8, 40)), block('Reading', at(9, 0), at(10, 0)), block('Gym', at(9, 30), at(9, 50), { cancelled: true })], now);
    expect(steps.map(({ text, look, cancelled }) => [text, look, cancelled])).toEqual([['Math', 'past', false], ['Reading', 'now', false], ['Gym', 'next', true]]);
    expect(routineOf([], [block('Math', at(8, 0), at(8, 40))], now)[0]?.look).toBe('past');
  });

  it('keeps two things at the same time apart', () => {
    const steps = routineOf([], [block('Recess', at(10, 40), at(11, 0)), block('Assembly', at(10, 40), at(11, 10), { was_start: at(11, 15) })], now);
    expect(new Set(steps.map((one) => one.key)).size).toBe(2);
  });
});
