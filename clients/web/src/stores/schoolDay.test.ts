// What the school day adds to the reducers: rows, own copies, who is held, what silence leads to, what an author adds later.
import { describe, expect, it } from 'vitest';
import type { EntryBody, Row } from '$protocol';
import { awaiting, myPart, pursuitsOf, tally } from './alerts';
import { offeredTo, unfinished, waitingFor } from './observations';
import { entriesOf } from './predict';
import { applyEntry, applySnapshot } from './reduce';
import { smallSchool, type Log } from './testing';

const [admin, para, teacher, room, student, careTeam] = [2, 4, 5, 6, 7, 8];
const card: Row = { kind: 'card', id: 0, student, card_kind: 'strategy', title: 'Headphones', text: '', steps: [], author: para, state: 'proposed' };

const sent: EntryBody = {
  kind: 'alert_sent', template_code: 'time_moved', title: 'Assembly is now 10:40', text: '', severity: 1, mode: 'all', until: 9e12,
  audience: { channels: [], roles: [], persons: [], everyone: 'affected' }, copies: [{ person: para, was_start: 100, now_start: 90 }], held: [{ person: teacher, until: 777 }],
};
const cue: EntryBody = { kind: 'observation_sent', student, signs: ['covers_ears'], intensity: 2, context: {}, basis: 'saw', urgency: 'fyi', note: '', seen_at: 5, retracted: false, period: 'P1' };

describe('rows', () => {
  it('are named by their entry, replaced whole, and go', () => {
    const log = smallSchool();
    const id = log.add(para, careTeam, { kind: 'row_set', row: card });
    expect(log.state.rows.card.get(id)).toMatchObject({ id, title: 'Headphones', state: 'proposed' });
    const held = log.state.rows.card.get(id)!;
    log.add(teacher, careTeam, { kind: 'row_set', row: { kind: 'card', ...held, agreed_by: teacher, state: 'agreed' } });
    expect(log.state.rows.card.get(id)).toMatchObject({ agreed_by: teacher, state: 'agreed' });
    log.add(teacher, careTeam, { kind: 'row_set', row: { kind: 'card', ...held }, removed: true });
    expect(log.state.rows.card.size).toBe(0);
  });

  it('come with a snapshot, and go with the next one', () => {
    const { state } = smallSchool();
    const part = { position: { sequence: 9, epoch: 1 }, reads: [], heads: [], here: [] };
    const full = applySnapshot(state, { ...part, first: true, last: true, records: [{ ...card, id: 31 }] });
    expect([...full.rows.card.keys()]).toEqual([31]);
    expect(applySnapshot(full, { ...part, first: true, last: true, records: [] }).rows.card.size).toBe(0);
  });

  it('that one sets oneself show at once', () => {
    const log = smallSchool();
    const { state } = log;
    const command = { kind: 'set_rows' as const, rows: [{ kind: 'preferences' as const, id: para, push: false, email: true, digest: false, messages: true, feedback: [], how: '' }] };
    const entries = entriesOf(state, { id: 'c', command, created: 1, state: 'waiting' }, para, 2 ** 52);
    expect(entries.reduce(applyEntry, state).rows.preferences.get(para)).toMatchObject({ push: false, email: true });
  });
});

describe('a change', () => {
  const withAlert = (): { log: Log; id: number } => { const log = smallSchool(); return { log, id: log.add(admin, 0, sent, { to: [para] }) }; };

  it('has a copy for each, and neither counts nor asks whom it holds', () => {
    const { log, id } = withAlert();
    const alert = log.state.alerts.get(id)!;
    expect(myPart(alert, para)?.copy).toMatchObject({ now_start: 90, was_start: 100 });
    const count = tally(alert);
    expect([count.total, count.held.map((one) => one.person), count.unseen.map((one) => one.person)]).toEqual([1, [teacher], [para]]);
    expect(awaiting(log.state.alerts, teacher)).toEqual([]);
    log.add(0, id, { kind: 'alert_reached', alert: id }, { to: [teacher] });
    expect(awaiting(log.state.alerts, teacher).map((one) => one.id)).toEqual([id]);
    expect(tally(log.state.alerts.get(id)!).total).toBe(2);
  });

  it('corrected keeps the answers that still stand', () => {
    const { log, id } = withAlert();
    log.add(para, id, { kind: 'alert_answered', alert: id, answer: 'got_it' });
    const next = log.add(admin, 0, { ...sent, supersedes: id, held: [], copies: [], carried: [para] } as EntryBody, { to: [para, teacher] });
    const alert = log.state.alerts.get(next)!;
    expect([myPart(alert, para)?.answer, myPart(alert, teacher)?.answer]).toEqual(['got_it', undefined]);
  });

  it('that is a protective action counts heads, and who needs help is not among the safe', () => {
    const { log, id } = withAlert();
    log.add(0, id, { kind: 'alert_reached', alert: id }, { to: [teacher] });
    log.add(para, id, { kind: 'alert_answered', alert: id, answer: 'safe', head_count: 12 });
    log.add(teacher, id, { kind: 'alert_answered', alert: id, answer: 'need_help', head_count: 3 });
    const count = tally(log.state.alerts.get(id)!);
    expect([count.got, count.help.map((one) => one.person), count.heads]).toEqual([1, [teacher], 15]);
  });

  it('that all have answered is pursued no more, and who was told of silence may read it', () => {
    const log = smallSchool();
    const id = log.add(teacher, 0, { ...sent, held: [], pursuit: { rule: 'alert_1', step: 0, done: 0, next: 9 } } as EntryBody, { to: [para] });
    log.add(0, id, { kind: 'pursued', item: id, act: 'tell_office', silent: [para], pursuit: { rule: 'alert_1', step: 1, done: 0, next: 10 } }, { to: [admin, 77] });
    expect(log.state.alerts.get(id)).toMatchObject({ told: [77], pursuit: { next: 10 } });
    log.add(para, id, { kind: 'alert_answered', alert: id, answer: 'got_it' });
    expect(log.state.alerts.get(id)?.pursuit?.next).toBeUndefined();
  });

  it('that nobody takes asks more, and remembers what was done about silence', () => {
    const { log } = withAlert();
    const id = log.add(admin, 0, { ...sent, mode: 'first_taker', held: [], waiting: [teacher] } as EntryBody, { to: [para] });
    log.add(0, id, { kind: 'pursued', item: id, act: 'widen', silent: [para], pursuit: { rule: 'cover', step: 1, done: 0, next: 5 } }, { to: [teacher] });
    log.add(0, id, { kind: 'alert_widened', alert: id }, { to: [teacher] });
    const alert = log.state.alerts.get(id)!;
    expect([alert.recipients.map((one) => one.person), alert.waiting, alert.pursuit?.next]).toEqual([[para, teacher], undefined, 5]);
    expect(pursuitsOf(log.state.timelines.get(id))).toMatchObject([{ act: 'widen', time: expect.any(Number) as number, to: [teacher] }]);
  });
});

describe('a cue that nobody answers', () => {
  it('comes on top, is offered to its author, and rests where they bring it', () => {
    const log = smallSchool();
    const other = log.add(para, careTeam, { ...cue, signs: ['hurt_risk'] } as EntryBody, { also: [room] });
    const id = log.add(para, careTeam, cue, { also: [room] });
    expect(waitingFor(log.state.observations, teacher).map((one) => one.id)).toEqual([other, id]);
    const pursuit = { rule: 'fyi', step: 1, done: 0 };
    log.add(0, careTeam, { kind: 'pursued', item: id, act: 'put_on_top', silent: [], pursuit });
    expect(waitingFor(log.state.observations, teacher)[0]?.id).toBe(id);
    log.add(0, careTeam, { kind: 'pursued', item: id, act: 'offer_author', silent: [], pursuit });
    expect(offeredTo(log.state.observations, para).map((one) => one.id)).toEqual([id]);
    log.add(para, careTeam, { kind: 'observation_brought', observation: id, to: 'planning' });
    expect(offeredTo(log.state.observations, para)).toEqual([]);
  });

  it('is to be finished until its author said what came before or what came of it', () => {
    const log = smallSchool();
    const id = log.add(para, careTeam, cue, { also: [room] });
    expect(unfinished(log.state.observations, para, 0).map((one) => one.id)).toEqual([id]);
    expect(unfinished(log.state.observations, teacher, 0)).toEqual([]);
    log.add(para, careTeam, { kind: 'observation_completed', observation: id, before: 'Noise', minutes: 4 });
    expect(unfinished(log.state.observations, para, 0)).toEqual([]);
    log.add(para, careTeam, { kind: 'observation_completed', observation: id, after: 'Calmer' });
    expect(log.state.observations.get(id)).toMatchObject({ before: 'Noise', after: 'Calmer', minutes: 4, period: 'P1' });
  });

  it('stays open while somebody is on the way, and closes when it was used', () => {
    const log = smallSchool();
    const id = log.add(para, careTeam, cue, { also: [room] });
    for (const answer of ['seen', 'on_my_way', 'try_this'] as const) log.add(teacher, careTeam, { kind: 'observation_answered', observation: id, answer, text: 'x' });
    expect(log.state.observations.get(id)?.closed).toBeUndefined();
    log.add(teacher, careTeam, { kind: 'observation_answered', observation: id, answer: 'used_it', card: 9 });
    expect(log.state.observations.get(id)).toMatchObject({ closed: log.now });
  });
});
