import { beforeAll, describe, expect, it } from 'vitest';
import '$i18n/testing';
import '$i18n/search';
import { schoolAt, now } from '../../fixtures/school';
import type { SchoolState } from '$stores/state';
import { addressOf, fits, kindsOf } from './hits';
import { has, marked, wordsOf } from './matching';
import type { Narrow } from './narrow';
import { findOnDevice } from './onDevice';

describe('matching', () => {
  it('knows no marks and no case, and words by their beginnings', () => {
    expect(has('La canción de hoy', wordsOf('CANCION ho'))).toBe(true);
    expect(has('La canción de hoy', wordsOf('ancion'))).toBe(false);
    expect(has('Fire drill', wordsOf('fire trumpet'))).toBe(false);
    expect(wordsOf('"OR* -x:')).toEqual(['or', 'x']);
  });

  it('marks what was typed', () => {
    expect(marked('The corridor, after the corridor bell', ['corr'])).toEqual([
      { text: 'The ', hit: false }, { text: 'corridor', hit: true }, { text: ', after the ', hit: false }, { text: 'corridor', hit: true }, { text: ' bell', hit: false },
    ]);
  });

  it('shows of a long text what is around the first hit', () => {
    const parts = marked(`${'one two three '.repeat(40)}canción ${'four five six '.repeat(40)}`, ['cancion']);
    expect(parts.filter((part) => part.hit).map((part) => part.text)).toEqual(['canción']);
    expect(parts.reduce((sum, part) => sum + part.text.length, 0)).toBeLessThan(200);
    expect([parts[0]?.text, parts.at(-1)?.text]).toEqual(['… ', ' …']);
  });
});

describe('what this device has', () => {
  let state: SchoolState;
  const me = 2;
  beforeAll(() => { state = schoolAt(now); });
  const find = (text: string, open = false) => findOnDevice(state, me, { text, open });

  it('finds nothing before anything is typed', () => expect(find('  ')).toEqual([]));

  it('finds cues by what their signs are called and by initials, never by a name', () => {
    const cue = [...state.observations.values()].find((one) => !one.retracted && one.signs.includes('covers_ears'));
    expect(cue).toBeDefined();
    expect(find('covering ears').map((hit) => hit.id)).toContain(cue?.id);
    for (const student of state.students.values()) {
      expect(find(student.initials).filter((hit) => hit.kind === 'student').map((hit) => hit.id)).toContain(student.id);
    }
    const [first] = [...state.students.values()];
    if (!first) throw new Error('the fixture has no student');
    const known = { ...state, students: new Map(state.students).set(first.id, { ...first, name: 'Zebulon Quince' }) };
    expect(findOnDevice(known, me, { text: 'Zebulon', open: false })).toEqual([]);
    expect(JSON.stringify(findOnDevice(known, me, { text: first.initials, open: false }))).not.toContain('Quince');
  });

  it('is narrowed to who, where, whom, a sign and days, with and without words', () => {
    const cues = [...state.observations.values()].filter((one) => !one.retracted);
    const [cue] = cues;
    if (!cue) throw new Error('the fixture has no cue');
    const ids = (narrow: Narrow, text = ''): number[] => findOnDevice(state, me, { text, open: false, narrow }).map((hit) => hit.id);
    const from = (author: number): number[] => findOnDevice(state, me, { text: '', open: false, narrow: { person: author } }).map((hit) => hit.author);
    expect(new Set(from(cue.author))).toEqual(new Set([cue.author]));
    expect(new Set(findOnDevice(state, me, { text: '', open: false, narrow: { student: cue.student } }).map((hit) => hit.student))).toEqual(new Set([cue.student]));
    expect(ids({ sign: cue.signs[0]! }).sort()).toEqual(cues.filter((one) => one.signs.includes(cue.signs[0]!)).map((one) => one.id).sort());
    expect(ids({ channel: cue.care_team })).toContain(cue.id);
    expect(ids({ channel: 9_999 })).toEqual([]);
    expect(ids({ from: cue.time, until: cue.time + 1 })).toContain(cue.id);
    expect(ids({ until: cue.time })).not.toContain(cue.id);
    expect(ids({ student: cue.student }, 'no such words')).toEqual([]);
    expect(find('', true).length).toBeGreaterThan(0);
    expect(findOnDevice(state, me, { text: '', open: false, narrow: {} })).toEqual([]);
  });

  it('finds nothing that was taken back', () => {
    const [first] = [...state.observations.values()];
    if (!first) throw new Error('the fixture has no cue');
    const observations = new Map(state.observations).set(first.id, { ...first, retracted: true });
    const timelines = new Map([...state.timelines].map(([id, timeline]) => [id, { ...timeline, entries: timeline.entries.filter((entry) => entry.sequence !== first.id) }]));
    const signs = first.signs.join(' ').replaceAll('_', ' ');
    expect(findOnDevice({ ...state, observations, timelines }, me, { text: signs, open: false }).map((hit) => hit.key)).not.toContain(`observation/${first.id}`);
  });

  it('narrows to what is open, and brings the newest first', () => {
    const open = find('', true);
    expect(open.length).toBeGreaterThan(0);
    expect(open.every((hit) => ['observation', 'alert', 'issue'].includes(hit.kind))).toBe(true);
    expect(open.map((hit) => hit.time)).toEqual(open.map((hit) => hit.time).sort((a, b) => b - a));
  });
});

describe('a hit of the server', () => {
  const hit = { id: 9, timeline: 5, author: 4 };
  const at = (more: object) => addressOf(schoolAt(now), { ...hit, ...more } as Parameters<typeof addressOf>[1], () => 20251118);
  it('leads to the thing, or to what shows it', () => {
    expect(at({ found_kind: 'alert' })).toBe('/a/9');
    expect(at({ found_kind: 'issue' })).toBe('/issues/9');
    expect(at({ found_kind: 'norms', id: 30 })).toBe('/c/30/norms');
    expect(at({ found_kind: 'observation', student: 3 })).toBe('/s/3');
    expect(at({ found_kind: 'planning' })).toBe('/plan/20251118');
    expect(at({ found_kind: 'message', channel: 30 })).toBe('/c/30');
    expect(at({ found_kind: 'message', channel: 999_999 })).toBe('/c');
    expect(at({ found_kind: 'kudos' })).toBe('/p/4');
  });

  it('belongs to its chip', () => {
    expect(kindsOf('all')).toBeUndefined();
    expect(kindsOf('other')).toEqual(['norms', 'kudos', 'planning']);
    expect([fits('all', 'student'), fits('message', 'student'), fits('other', 'kudos')]).toEqual([true, false, true]);
  });
});
