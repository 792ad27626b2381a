import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command, Kudos, Norms, PersonDay, Planning } from '$protocol';
import { answersOn, checkInRoom, myAnswer } from './checkIns';
import { kudosAbout, kudosFor, sharedChannel } from './kudos';
import { itemsOf } from './messages';
import { agreement, agrees, hasNorms, isFirst, isToReview, normsOf, toAgree, writesNorms } from './norms';
import { awaitsOutcome, awaitsReply, barOf, barSpan, nextPlanning, planningsOn, sharedPlanning } from './plannings';
import { withOutbox } from './predict';
import { emptyProfile, openPrompts, promptsDone, withPrompt } from './profiles';
import type { SchoolState } from './state';
import { smallSchool } from './testing';
import { dateOf, zone } from './zone.svelte';

const [para, teacher, room] = [4, 5, 6];
const now = Date.UTC(2026, 8, 7, 9);
const hour = 3_600_000;

beforeAll(() => { zone.name = 'UTC'; });
afterAll(() => { zone.name = undefined; });

const after = (state: SchoolState, me: number, ...commands: Command[]): SchoolState =>
  withOutbox(state, commands.map((command, at) => ({ id: `o${at}`, command, created: now, state: 'waiting' })), me);
const lines = [{ title: 'We write what we see', text: '' }, { title: 'Hours are hours', text: '' }];
const channelOf = (state: SchoolState) => state.channels.get(room) ?? expect.fail('no room');
const norms = (state: SchoolState): Norms => normsOf(state, room) ?? expect.fail('no norms');

describe('norms', () => {
  const written = (): SchoolState => after(smallSchool().state, teacher, { kind: 'set_norms', channel: room, lines, version: 0 });

  it('are agreed by who wrote them, and asked of everybody else', () => {
    const state = written();
    expect(agreement(state, channelOf(state), norms(state))).toEqual({ total: 2, got: 1, missing: [para] });
    expect(toAgree(state, para, 0).map((one) => one.channel.id)).toEqual([room]);
    expect(toAgree(state, teacher, 0)).toEqual([]);
    expect(isFirst(norms(state))).toBe(true);
  });

  it('are looked at again once a term, by each who agreed', () => {
    const state = written();
    const at = norms(state).agreed[0]!.time;
    const term = 13 * 7 * 86_400_000;
    expect([isToReview(norms(state), teacher, at + term - 1), isToReview(norms(state), teacher, at + term), isToReview(norms(state), para, at + term)]).toEqual([false, true, false]);
    expect(toAgree(state, teacher, at + term).map((one) => one.channel.id)).toEqual([room]);
    const again = after(state, teacher, { kind: 'agree_norms', channel: room, version: 1 });
    expect(norms(again).agreed.map((one) => one.person)).toEqual([teacher]);
  });

  it('are agreed anew when a line changes, and say which', () => {
    const agreed = after(written(), para, { kind: 'agree_norms', channel: room, version: 1 });
    expect(agrees(norms(agreed), para)).toBe(true);
    const next = after(agreed, teacher, { kind: 'set_norms', channel: room, version: 1, lines: [lines[0]!, { title: 'Hours are kept', text: '' }] });
    expect([norms(next).version, norms(next).changed, agrees(norms(next), para), isFirst(norms(next))]).toEqual([2, [2], false, false]);
  });

  it('answer every suggestion: taken up, declined with a reason, or taken back', () => {
    const asked = after(written(), para, { kind: 'suggest_norm', channel: room, line: 1, text: 'Signs first' }, { kind: 'suggest_norm', channel: room, text: 'A new one' });
    expect(norms(asked).suggestions.map((one) => [one.number, one.line, one.text])).toEqual([[1, 1, 'Signs first'], [2, undefined, 'A new one']]);
    const decided = after(asked, teacher, { kind: 'set_norms', channel: room, version: 1, takes_up: 1, lines: [{ title: 'Signs first', text: '' }, lines[1]!] }, { kind: 'decline_norm', channel: room, number: 2, reason: 'Six are enough' });
    expect(norms(decided).suggestions).toEqual([]);
    expect(norms(decided).verdicts.map((one) => [one.suggestion.number, one.reason])).toEqual([[1, undefined], [2, 'Six are enough']]);
    expect(norms(after(asked, para, { kind: 'decline_norm', channel: room, number: 2, reason: '' })).verdicts).toEqual([]);
  });

  it('belong to rooms and teams, and are written by all but paras and substitutes', () => {
    const { channels, persons } = smallSchool().state;
    expect([...channels.values()].filter(hasNorms).map((one) => one.id)).toEqual([room]);
    expect([persons.get(para), persons.get(teacher), undefined].map(writesNorms)).toEqual([false, true, false]);
  });
});

describe('check-ins', () => {
  const { date } = { get date() { return dateOf(now).date; } };

  it('are one answer a day and room, the last one', () => {
    const state = after(smallSchool().state, para, { kind: 'answer_check_in', room, mood: 'stretched' }, { kind: 'answer_check_in', room, mood: 'need_a_hand', hand: 'cover' });
    expect(answersOn(state, room, date).map((one) => [one.person, one.mood, one.hand])).toEqual([[para, 'need_a_hand', 'cover']]);
    expect(myAnswer(state, room, date, teacher)).toBeUndefined();
    expect(checkInRoom(state, para, date, 999)?.id).toBe(room);
  });
});

describe('kudos', () => {
  const given: Command = { kind: 'give_kudos', person: para, line: 'noticed_early', text: '', channel: room };

  it('stand in the channel and with whom they are for, and nowhere once taken back', () => {
    const state = after(smallSchool().state, teacher, given);
    const [one] = kudosFor(state, para);
    expect([one?.by, kudosFor(state, teacher)]).toEqual([teacher, []]);
    const items = itemsOf(state.timelines.get(room));
    expect(items.map((item) => item.kind)).toEqual(['kudos']);
    const log = smallSchool();
    const row: Kudos = { id: 0, by: teacher, person: para, text: 'Well seen', about: 99, channel: room, time: 1 };
    const id = log.add(teacher, room, { kind: 'row_set', row: { kind: 'kudos', ...row } });
    expect(kudosAbout(log.state, 99).map((it) => it.id)).toEqual([id]);
    log.add(teacher, room, { kind: 'row_set', row: { kind: 'kudos', ...row, id, text: '', about: undefined as never }, removed: true });
    expect(kudosFor(log.state, para)).toEqual([]);
    expect(itemsOf(log.state.timelines.get(room))).toMatchObject([{ kind: 'kudos', id, retracted: true, kudos: { text: '' } }]);
    expect(JSON.stringify(log.state.timelines.get(room))).not.toContain('Well seen');
  });

  it('keep their words on the timeline when their time on the list is over', () => {
    const log = smallSchool();
    const row: Kudos = { id: 0, by: teacher, person: para, text: 'Well seen', channel: room, time: 1 };
    const id = log.add(teacher, room, { kind: 'row_set', row: { kind: 'kudos', ...row } });
    log.add(0, room, { kind: 'row_set', row: { kind: 'kudos', ...row, id }, removed: true });
    expect(itemsOf(log.state.timelines.get(room))).toMatchObject([{ kind: 'kudos', retracted: false, kudos: { text: 'Well seen' } }]);
  });

  it('are shown to a channel of both, if there is one', () => {
    const { state } = smallSchool();
    expect([sharedChannel(state, teacher, para)?.id, sharedChannel(state, teacher, 2)]).toEqual([room, undefined]);
  });
});

describe('planning', () => {
  const ask: Command = { kind: 'ask_planning', persons: [para], from: now + hour, until: now + 2 * hour, room, title: 'Planning', place: '' };
  const only = (state: SchoolState): Planning => [...state.rows.planning.values()][0] ?? expect.fail('no planning');

  it('is agreed when all come, and declined with a reason', () => {
    const asked = after(smallSchool().state, teacher, ask);
    const { id } = only(asked);
    expect([only(asked).persons, awaitsReply(only(asked), para, now), awaitsReply(only(asked), teacher, now)]).toEqual([[para, teacher], true, false]);
    const agreed = after(asked, para, { kind: 'answer_planning', planning: id, comes: true, reason: '' });
    expect([only(agreed).state, nextPlanning(agreed, now)?.id, planningsOn(agreed, now).length]).toEqual(['agreed', id, 1]);
    const not = after(asked, para, { kind: 'answer_planning', planning: id, comes: false, reason: 'With students' });
    expect([only(not).state, nextPlanning(not, now)]).toEqual(['declined', undefined]);
  });

  it('has an agenda that is added to, ticked and thinned out, and an end', () => {
    const asked = after(smallSchool().state, teacher, { ...ask, about: 77 });
    const { id } = only(asked);
    const state = after(asked, para, { kind: 'add_point', planning: id, text: 'Bus' }, { kind: 'add_point', planning: id, text: 'Snack' }, { kind: 'tick_point', planning: id, number: 2, done: true }, { kind: 'remove_point', planning: id, number: 3 });
    expect(only(state).agenda.map((one) => [one.number, one.by, one.done])).toEqual([[1, teacher, false], [2, para, true]]);
    expect(sharedPlanning(state, [para, teacher], now)?.id).toBe(id);
    expect([awaitsOutcome(only(state), now), awaitsOutcome(only(state), now + 3 * hour)]).toEqual([false, true]);
    expect(only(after(state, para, { kind: 'close_planning', planning: id, kept: false, lost_to: 'Cover' }))).toMatchObject({ state: 'lost', lost_to: 'Cover' });
  });
});

describe('the bar of a day', () => {
  const day = (at_work: [number, number][], free: [number, number][]): PersonDay => ({ person: 1, at_work: at_work.map(([start, end]) => ({ start, end })), free: free.map(([start, end]) => ({ start, end })) });
  const one = day([[8, 12], [13, 15]], [[10, 11], [14, 15]]);

  it('runs from the first to the last paid minute of anybody', () => {
    expect(barSpan([one, day([[7, 9]], [])])).toEqual({ start: 7, end: 15 });
    expect(barSpan([day([], [])])).toBeNull();
  });

  it('says what is free, taken and off duty, without a gap', () => {
    expect(barOf(one, { start: 7, end: 16 }).map((piece) => [piece.start, piece.end, piece.look])).toEqual([
      [7, 8, 'off'], [8, 10, 'busy'], [10, 11, 'free'], [11, 12, 'busy'], [12, 13, 'off'], [13, 14, 'busy'], [14, 15, 'free'], [15, 16, 'off'],
    ]);
  });
});

describe('the first questions about oneself', () => {
  it('come one after the other, and not again once answered or skipped', () => {
    const profile = withPrompt(emptyProfile(para), 'strengths', 'Calming a room');
    expect(openPrompts(emptyProfile(para), [])).toEqual(['strengths', 'teaches', 'boundary']);
    expect(openPrompts(profile, promptsDone([], 'teaches').split(' '))).toEqual(['boundary']);
    expect(withPrompt(profile, 'boundary', 'No interpreting').boundary).toBe('No interpreting');
  });
});
