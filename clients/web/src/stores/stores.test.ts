import { describe, expect, it } from 'vitest';
import type { Entry, EntryBody } from '$protocol';
import { assembly, issues, now, observations, schoolAt } from '../fixtures/school';
import { awaiting, halfWithin, tally } from './alerts';
import { groupOf, grouped, movesOf } from './issues';
import { itemsOf } from './messages';
import { lastAnswer, loopOf, waitingFor } from './observations';
import { isPending } from './pending';
import { withOutbox } from './predict';
import { applyEntry, applyPage, applySnapshot } from './reduce';
import { emptyState, type SchoolState } from './state';

const school = schoolAt(2);
let next = 2000;
const entry = (timeline: number, author: number, body: EntryBody, more: Partial<Entry> = {}): Entry =>
  ({ version: 1, sequence: (next += 1), timeline, previous: 0, also: [], to: [], time: now, author, command: '', body, ...more });
const after = (state: SchoolState, ...entries: Entry[]): SchoolState => entries.reduce(applyEntry, state);

describe('observations', () => {
  const sent = entry(41, 2, { kind: 'observation_sent', student: 40, signs: ['tense'], intensity: 2, context: {}, basis: 'saw', urgency: 'fyi', note: '', seen_at: now, retracted: false }, { also: [30] });
  const answered = (answer: 'seen' | 'used_it' | 'lets_talk' | 'words', text?: string): Entry => entry(41, 6, { kind: 'observation_answered', observation: sent.sequence, answer, ...(text ? { text } : {}) });
  const loop = (state: SchoolState): string => loopOf(state.observations.get(sent.sequence) as never);

  it('goes from sent to seen to used, and the ring never opens again', () => {
    const opened = after(school, sent, entry(41, 6, { kind: 'marked', item: sent.sequence, mark: 'seen' }));
    expect(loop(after(school, sent))).toBe('sent');
    expect(loop(opened)).toBe('seen');
    expect(loop(after(opened, answered('used_it')))).toBe('closed');
    expect(loop(after(opened, answered('used_it'), answered('seen')))).toBe('closed');
    expect(loop(after(opened, answered('lets_talk')))).toBe('talk');
  });

  it('is seen only when somebody else has opened it', () => {
    expect(loop(after(school, sent, entry(41, 2, { kind: 'marked', item: sent.sequence, mark: 'seen' })))).toBe('sent');
    expect(loop(after(school, sent, entry(41, 6, { kind: 'marked', item: sent.sequence, mark: 'delivered' })))).toBe('sent');
  });

  it('says what was done before what was said', () => {
    const state = after(school, sent, answered('used_it'), answered('words', 'Moved to the nook'));
    expect(lastAnswer(state.observations.get(sent.sequence) as never)?.answer).toBe('used_it');
  });

  it('keeps nothing of what is taken back', () => {
    const gone = after(school, sent, entry(41, 2, { kind: 'observation_retracted', observation: sent.sequence })).observations.get(sent.sequence);
    expect(gone).toMatchObject({ retracted: true, signs: [], note: '' });
  });

  it('puts support first, then what has waited longest, and leaves out one’s own', () => {
    const state = after(school, sent);
    const waiting = waitingFor(state.observations, 6);
    expect(waiting[0]?.id).toBe(sent.sequence);
    expect(waitingFor(state.observations, 2).some((one) => one.author === 2)).toBe(false);
  });
});

describe('alerts', () => {
  it('counts each person once: got it, conflict, not seen, silent', () => {
    const count = tally(assembly);
    expect([count.total, count.got, count.conflicts.length, count.unseen.length]).toEqual([9, 5, 1, 3]);
    expect(halfWithin(assembly)).toBe(22_000);
  });

  it('asks until it is answered, and an answer may change', () => {
    const answer = (kind: 'got_it' | 'conflict'): Entry => entry(300, 2, { kind: 'alert_answered', alert: 300, answer: kind });
    expect(awaiting(school.alerts, 2).map((alert) => alert.id)).toEqual([300]);
    const confirmed = after(school, answer('got_it'));
    expect(awaiting(confirmed.alerts, 2)).toEqual([]);
    expect(tally(confirmed.alerts.get(300) as never).got).toBe(6);
    expect(tally(after(confirmed, answer('conflict')).alerts.get(300) as never).conflicts).toHaveLength(2);
  });

  it('takes an entry that comes twice once', () => {
    const sent = entry(0, 6, { kind: 'alert_sent', template_code: 'custom', title: 'Gym is closed', text: '', severity: 1, mode: 'all', until: now + 1, audience: { channels: [], roles: [], persons: [2] } }, { to: [2] });
    const answered = entry(sent.sequence, 2, { kind: 'alert_answered', alert: sent.sequence, answer: 'got_it' });
    expect(tally(after(school, sent, answered, sent).alerts.get(sent.sequence) as never).got).toBe(1);
  });

  it('closes for everybody when the first one takes it', () => {
    const taken = after(school, entry(290, 13, { kind: 'alert_taken', alert: 290, person: 13 })).alerts;
    expect(taken.get(290)).toMatchObject({ state: 'taken', taken_by: 13 });
    expect(awaiting(taken, 23).some((alert) => alert.id === 290)).toBe(false);
  });
});

describe('issues', () => {
  const one = issues.find((issue) => issue.id === 312) as (typeof issues)[number];

  it('is past its promise only until the first answer', () => {
    expect(groupOf(one, now)).toBe('past');
    const state = after(school, entry(312, 23, { kind: 'issue_moved', issue: 312, step: 'answered', text: 'I book somebody.' }));
    expect(groupOf(state.issues.get(312) as never, now)).toBe('later');
    expect(grouped(state.issues.values(), now).past.map((issue) => issue.id)).toEqual([310]);
  });

  it('does not take the raiser’s own words for the promised answer', () => {
    const state = after(school, entry(312, 2, { kind: 'issue_moved', issue: 312, step: 'answered', text: 'It happened again.' }));
    expect(state.issues.get(312)?.first_answer).toBeUndefined();
  });

  it('is settled by the raiser alone', () => {
    const proposed = { ...one, state: 'proposed' as const };
    expect(movesOf(proposed, 2, false)).toEqual(['agree', 'reopen']);
    expect(movesOf(proposed, 23, true)).not.toContain('agree');
  });
});

describe('timelines', () => {
  const says = (sequence: number, text: string, more: Partial<EntryBody> = {}): Entry => entry(30, 7, { kind: 'message_posted', text, retracted: false, ...more } as EntryBody, { sequence, previous: sequence === 10 ? 0 : sequence - 1 });
  const edit = entry(30, 7, { kind: 'message_edited', message: 10, text: 'later', retracted: false }, { sequence: 12, previous: 10 });

  it('reads an edit that came before the page with its message', () => {
    const state = applyPage(after({ ...emptyState }, edit), { id: '1', timeline: 30, entries: [says(10, 'first')], complete: true });
    expect(itemsOf(state.timelines.get(30))).toMatchObject([{ id: 10, text: 'later', edited: true }]);
  });

  it('holds no text of a retracted message, not even an edited one', () => {
    const state = after({ ...emptyState }, says(10, 'first'), edit, entry(30, 7, { kind: 'message_retracted', message: 10 }, { sequence: 13, previous: 12 }));
    expect(JSON.stringify([...state.timelines])).not.toMatch(/first|later/);
    expect(itemsOf(state.timelines.get(30))).toMatchObject([{ id: 10, retracted: true, text: '' }]);
  });

  it('keeps pages in order and without doubles', () => {
    const page = { id: '1', timeline: 30, entries: [says(10, 'a'), says(11, 'b')], complete: false };
    const state = applyPage(applyPage(after({ ...emptyState }, says(11, 'b')), page), page);
    expect(itemsOf(state.timelines.get(30)).map((item) => item.id)).toEqual([10, 11]);
  });

  it('stands words about a cue with the cue', () => {
    const items = itemsOf(school.timelines.get(30));
    expect(items.find((item) => item.id === 200)).toMatchObject({ kind: 'observation', replies: [{ id: 201 }] });
    expect(items.some((item) => item.id === 201)).toBe(false);
  });
});

describe('what is on the way', () => {
  const outgoing = (command: Parameters<typeof withOutbox>[1][number]['command'], state: 'waiting' | 'refused' = 'waiting'): Parameters<typeof withOutbox>[1][number] => ({ id: `c${(next += 1)}`, command, created: now, state });
  const observe = { kind: 'observe' as const, students: [40, 44], signs: ['tense'], intensity: 2, context: {}, basis: 'saw' as const, urgency: 'fyi' as const, note: '', seen_at: now };

  it('shows one cue for each student at once, and leaves the truth alone', () => {
    const view = withOutbox(school, [outgoing(observe)], 2);
    const pending = [...view.observations.values()].filter((one) => isPending(one.id));
    expect(pending.map((one) => one.student)).toEqual([40, 44]);
    expect(school.observations.size).toBe(observations.length);
  });

  it('drops what was refused, but keeps the words somebody wrote', () => {
    expect(withOutbox(school, [outgoing(observe, 'refused')], 2).observations.size).toBe(school.observations.size);
    const view = withOutbox(school, [outgoing({ kind: 'post_message', timeline: 30, text: 'mine', mentions: [] }, 'refused')], 2);
    expect(itemsOf(view.timelines.get(30)).at(-1)).toMatchObject({ text: 'mine' });
  });

  it('answers a change in place', () => {
    expect(awaiting(withOutbox(school, [outgoing({ kind: 'answer_alert', alert: 300, answer: 'got_it' })], 2).alerts, 2)).toEqual([]);
  });
});

it('forgets everything at the first part of a snapshot', () => {
  const part = { position: { sequence: 1, epoch: 1 }, last: false, records: [], reads: [], heads: [], here: [] };
  expect(applySnapshot(school, { ...part, first: true }).persons.size).toBe(0);
  expect(applySnapshot(school, { ...part, first: false }).persons.size).toBe(school.persons.size);
});
