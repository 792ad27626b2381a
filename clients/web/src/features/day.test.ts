import { describe, expect, it } from 'vitest';
import { dayOf } from '../fixtures/answers';
import { now, schoolAt } from '../fixtures/school';
import { alertOf, type Draft, noAudience } from './alerts/draft';
import { withWhat } from './alerts/templates';
import { timeOf } from './alerts/times';
import { commandFor } from './alerts/ways';
import { copyPhrase } from './alerts/words';
import { spanLines } from './you/weekSpans';
import { marks, strip } from './today/strip';
import type { Command, Way } from '$protocol';
import { atClock, zone } from '$stores/zone.svelte';

zone.name = undefined;
const state = schoolAt(2);
const day = dayOf(2, now);
const at = (hours: number, minutes: number): number => atClock(now, hours, minutes);

describe('the strip of a day', () => {
  const pieces = strip(day, now);
  it('goes from the first minute to the last, fills what is past, and hatches what is not paid', () => {
    expect([pieces[0]?.start, pieces.at(-1)?.end]).toEqual([at(7, 45), at(15, 10)]);
    expect(pieces.find((one) => one.block?.what === 'Reading')?.filled).toBeCloseTo(0.7, 1);
    expect(pieces.filter((one) => one.look === 'off').map((one) => one.block?.what)).toEqual(['Lunch']);
    expect(pieces.filter((one) => one.moved).map((one) => one.block?.what)).toEqual(['Assembly']);
  });
  it('says what protected time is for, alone and within a block', () => {
    const planning = { start: at(14, 10), end: at(14, 40), why: 'Planning' };
    const free = { ...day, blocks: day.blocks.filter((one) => one.what !== 'Centers'), protected_time: [...day.protected_time, planning] };
    const cut = strip(free, now);
    expect(cut.filter((one) => one.look === 'kept').map((one) => [one.start, one.end, one.why])).toEqual([[at(14, 10), at(14, 40), 'Planning']]);
    expect(cut.filter((one) => one.look === 'free').map((one) => [one.start, one.end])).toEqual([[at(13, 50), at(14, 10)], [at(14, 40), at(14, 50)]]);
    expect(pieces.find((one) => one.block?.what === 'Reading')?.why).toBe('Small group');
  });
  it('names its ends and what was moved', () => {
    expect(marks(day, pieces, (time) => String(time)).map((one) => one.edge ?? one.text)).toEqual(['start', `Assembly ${at(10, 40)}`, 'end']);
  });
});

describe('a way out that is chosen', () => {
  const ways: Way[] = [
    { way: 'cover', person: 15, time: { start: 100, end: 160 } }, { way: 'swap', person: 17, slot: 900, time: { start: 20, end: 80 } }, { way: 'move', time: { start: 200, end: 260 } },
  ];
  const clash = { person: 7, clash: 800, clash_what: 'Lunch duty' };
  const cover = { instead_of: 7, from: 100, until: 160, slot: 800 };
  const chosen = (at: number, gives: boolean): Command | undefined => commandFor(ways[at] as Way, ways, clash, { gives, title: 'T' });

  it('gives the cover for who keeps the lists', () => {
    expect(chosen(0, true)).toEqual({ kind: 'give_cover', by: 15, ...cover, note: '' });
    expect(chosen(1, true)).toEqual({ kind: 'give_cover', by: 17, ...cover, exchange: 900, note: '' });
  });
  it('asks that one colleague for everybody else', () => {
    expect(chosen(0, false)).toMatchObject({ kind: 'send_alert', template_code: 'need_cover', mode: 'first_taker', until: 160, audience: { persons: [15] }, cover });
    expect(chosen(1, false)).toMatchObject({ audience: { persons: [17] }, cover: { ...cover, exchange: 900 } });
  });
  it('is the change itself, when it moves, and nothing without a collision', () => {
    expect(chosen(2, true)).toBeUndefined();
    expect(commandFor(ways[0] as Way, ways, { person: 7 }, { gives: true, title: 'T' })).toBeUndefined();
  });
});

describe('a composed change', () => {
  const draft = (fields: Partial<Draft>): Draft => ({ code: 'time_moved', values: {}, own: '', severity: 1, ...noAudience, everyone: 'affected', drill: false, coverFor: 0, notes: [], ways: [], ...fields });
  const words = { title: 'T', rest: '' };

  it('reads times as a school means them', () => {
    expect([timeOf('10:40', now), timeOf('1:15', now), timeOf('13.15', now), timeOf('soon', now)]).toEqual([at(10, 40), at(13, 15), at(13, 15), undefined]);
  });
  it('is a change of the timetable, as long as it was, and ends with the last bell', () => {
    const alert = alertOf(draft({ values: { what: 'Writing', from: '11:15', to: '1:52' } }), words, state, day, now);
    expect(alert.change).toMatchObject({ change_kind: 'moved', from_start: at(11, 15), from_end: at(11, 50), to_start: at(13, 52), to_end: at(14, 27) });
    expect([alert.until, alert.audience.everyone]).toEqual([at(15, 10), 'affected']);
    expect(alertOf(draft({ code: 'event_cancelled', values: { what: 'Assembly' } }), words, state, day, now).change).toMatchObject({ change_kind: 'cancelled', from_start: at(10, 40) });
    expect(alertOf(draft({ code: 'early_release', values: { to: '1:50' } }), words, state, day, now).change).toMatchObject({ change_kind: 'dismissal', from_start: at(13, 50), from_end: at(15, 10) });
  });
  it('of another thing has that thing\'s old time, or none where the timetable has none', () => {
    const values = { what: 'Assembly', from: '10:40', to: '1:52' };
    expect(withWhat(values, 'Writing', day)).toEqual({ what: 'Writing', from: '11:15', to: '1:52' });
    expect(withWhat(values, 'A fair', day)).toEqual({ what: 'A fair', from: '', to: '1:52' });
    expect(withWhat({ what: 'Reading', room: 'Gym' }, 'Writing', day)).toEqual({ what: 'Writing', room: 'Gym' });
  });
  it('in a school without bells changes no timetable', () => {
    expect(alertOf(draft({ values: { what: 'Writing', from: '11:15', to: '1:52' } }), words, state, null, now).change).toBeUndefined();
  });
  it('asks for cover from when until when, the first taker has it', () => {
    const alert = alertOf(draft({ code: 'need_cover', severity: 2, values: { place: 'Room 14', start: '10:40', end: '11:10' }, coverFor: 7 }), words, state, day, now);
    expect([alert.mode, alert.cover]).toEqual(['first_taker', { instead_of: 7, from: at(10, 40), until: at(11, 10) }]);
  });
  it('of a protective kind is for all on site, and says when it is a drill', () => {
    const alert = alertOf(draft({ code: 'lockdown', severity: 3, drill: true, everyone: 'on_site' }), words, state, day, now);
    expect([alert.mode, alert.drill, alert.audience.everyone]).toEqual(['all', true, 'on_site']);
  });
});

describe('my own copy', () => {
  const rooms = state.rows.room;
  it('says what changes for me, and nothing else', () => {
    expect(copyPhrase({ person: 2, was_start: at(12, 40), now_start: at(12, 10), was_room: 503, now_room: 503 }, rooms)).toBe('12:10 instead of 12:40, still Gate 2');
    expect(copyPhrase({ person: 2, was_start: at(9, 0), now_start: at(9, 0), was_room: 501, now_room: 504 }, rooms)).toBe('9:00, Room 14 instead of Room 12');
    expect(copyPhrase({ person: 2, what: 'Assembly', was_start: at(11, 15) }, rooms)).toBe('Assembly at 11:15 does not take place');
    expect(copyPhrase({ person: 2 }, rooms)).toBe('');
  });
});

describe('hours of a week', () => {
  it('that are the same on several days are one line', () => {
    const spans = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: 465, end: 710 }));
    expect(spanLines([...spans, { weekday: 2, start: 740, end: 910 }, { weekday: 4, start: 740, end: 910 }])).toEqual(['Mon–Fri 7:45–11:50', 'Tue, Thu 12:20–3:10']);
  });
});
