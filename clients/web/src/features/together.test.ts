import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgendaPoint } from '$protocol';
import { normLines } from '$protocol';
import en from '$i18n/together/en';
import es from '$i18n/together/es';
import { words } from '$i18n';
import { clock } from '$stores/clock.svelte';
import { zone } from '$stores/zone.svelte';
import { now, schoolAt } from '../fixtures/school';
import { kudosText } from './kudos/words';
import { normFrom, startingLines, titleOf } from './norms/words';
import { dateAfter, stepFrom, validDate, weekOf } from './planning/days';
import { barWords, pointWords, stateOf, ticks } from './planning/words';

beforeAll(() => { clock.freeze(now); });
afterAll(() => { zone.name = undefined; });

describe('a line of the norms', () => {
  it('keeps its code only as long as its words are the catalogue’s', () => {
    const lines = startingLines();
    expect(lines.map((one) => one.code)).toEqual([...normLines]);
    expect(lines.map((one) => normFrom(one).code)).toEqual([...normLines]);
    const [first] = lines;
    expect(normFrom({ ...first!, text: 'Within the hour.' })).toEqual({ title: first!.title, text: 'Within the hour.' });
  });

  it('is shown in the language of the reader', async () => {
    words.catalog = { ...words.catalog, ...es };
    expect(titleOf({ code: 'our_hours', title: 'Hours are hours', text: '' })).toBe(es['norm.our_hours']);
    expect(titleOf({ title: 'Snack at ten', text: '' })).toBe('Snack at ten');
    expect(kudosText({ id: 1, by: 2, person: 3, line: 'stepped_in', text: '', time: 0 })).toBe(es['kudos.stepped_in']);
    expect(kudosText({ id: 1, by: 2, person: 3, text: 'In own words', time: 0 })).toBe('In own words');
    words.catalog = { ...words.catalog, ...en };
  });
});

describe('the days of planning', () => {
  it('go from Monday to Friday, over months and weekends', () => {
    expect(weekOf(20251118)).toEqual([20251117, 20251118, 20251119, 20251120, 20251121]);
    expect(weekOf(20251122)).toHaveLength(6);
    expect([stepFrom(20251121, 1), stepFrom(20251117, -1), stepFrom(20251201, -1), dateAfter(20251231, 1)]).toEqual([20251124, 20251114, 20251128, 20260101]);
    expect([20251118, 20251131, 7, 20260230].map(validDate)).toEqual([true, false, false, false]);
  });
});

describe('a planning in words', () => {
  const state = schoolAt(2);
  const point = (fields: Partial<AgendaPoint>): AgendaPoint => ({ number: 1, by: 6, text: 'Snack shelf', done: false, ...fields });

  it('calls a cue by what may be seen, a link by its words, a word by who said it', () => {
    expect(pointWords(state, point({ about: 200 }), 2)).toMatchObject({ text: 'J.R. covering ears', from: 'From a cue by you, today', secret: true });
    expect(pointWords(state, point({ text: 'Groups https://plans.example.org/a' }), 2)).toMatchObject({ text: 'Groups', link: 'https://plans.example.org/a', from: 'Shared by Hannah' });
    expect(pointWords(state, point({ text: 'See https://' }), 2)).toMatchObject({ text: 'See https://', from: 'From Hannah' });
    expect(pointWords(state, point({ about: 424242 }), 2)).toMatchObject({ text: 'Snack shelf', secret: false });
  });

  it('says how it stands', () => {
    const one = state.rows.planning.get(732)!;
    expect([stateOf(state, one, 2), stateOf(state, one, 6), stateOf(state, { ...one, state: 'lost', lost_to: 'Cover' }, 2)]).toEqual(['Sam asks whether you come.', '1 has not answered yet.', 'Lost to: Cover']);
    expect(stateOf(state, schoolAt(6).rows.planning.get(734)!, 6)).toBe('Priya cannot: With students then');
  });

  it('reads a bar aloud', () => {
    const at = (hours: number): number => new Date(2025, 10, 18, hours).getTime();
    const one = { person: 6, at_work: [{ start: at(8), end: at(15) }], free: [{ start: at(14), end: at(15) }] };
    expect(barWords('Hannah', one, one.at_work[0]!)).toBe('Hannah: free 2:00 to 3:00, at work 8:00 to 3:00');
    expect(barWords('Hannah', { ...one, at_work: [], free: [] }, one.at_work[0]!)).toBe('Hannah: off duty');
    expect(ticks(one.at_work[0]!).map((mark) => new Date(mark.time).getHours())).toEqual([8, 10, 12, 14]);
  });
});
