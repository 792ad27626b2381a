// What has to be done after it was got, and what was said of the school put right.
import { describe, expect, it } from 'vitest';
import type { EntryBody } from '$protocol';
import { hasItToDo, informing, isUndone, pursuitsOf, runningOf } from './alerts';
import { entriesOf } from './predict';
import { applyEntry } from './reduce';
import { smallSchool } from './testing';

const [admin, para, teacher] = [2, 4, 5];
const sent = (fields: Partial<Extract<EntryBody, { kind: 'alert_sent' }>> = {}): EntryBody => ({
  kind: 'alert_sent', template_code: 'leaves_early', title: 'Leaves at 1:20', text: '', severity: 1, mode: 'all', until: 9e12,
  audience: { channels: [], roles: [], persons: [para, admin] }, to_do: true, ...fields,
});
const undone = (step: number, next?: number): { rule: string; step: number; done: number; next?: number } => ({ rule: 'undone', step, done: 0, ...(next && { next }) });

describe('a change with something to be done', () => {
  it('stays with who has got it until somebody says that it is done', () => {
    const log = smallSchool();
    const id = log.add(teacher, 0, sent(), { to: [admin, para] });
    const alert = (): NonNullable<ReturnType<typeof log.state.alerts.get>> => log.state.alerts.get(id)!;
    expect([isUndone(alert()), hasItToDo(alert(), para)]).toEqual([true, false]);
    log.add(para, id, { kind: 'alert_answered', alert: id, answer: 'got_it', undone: undone(0, 5_000) });
    expect([hasItToDo(alert(), para), hasItToDo(alert(), admin), alert().undone?.next]).toEqual([true, false, 5_000]);
    log.add(0, id, { kind: 'pursued', item: id, act: 'push', silent: [para], pursuit: undone(1, 6_000) }, { to: [para] });
    expect([alert().undone?.next, alert().pursuit]).toEqual([6_000, undefined]);
    log.add(para, id, { kind: 'alert_done', alert: id }, { to: [teacher, admin] });
    expect(alert()).toMatchObject({ done_by: para, done: log.now });
    expect([isUndone(alert()), hasItToDo(alert(), para), alert().undone?.next]).toEqual([false, false, undefined]);
  });

  it('that one took stays on their Today, and goes back with them', () => {
    const log = smallSchool();
    const id = log.add(teacher, 0, sent({ template_code: 'student_missing', mode: 'first_taker' }), { to: [admin, para] });
    log.add(para, id, { kind: 'alert_answered', alert: id, answer: 'got_it', undone: undone(0, 5_000) });
    log.add(para, id, { kind: 'alert_taken', alert: id, person: para });
    // The other stands down, and is told so for a while.
    const [taken, minutes] = [log.now, 60_000];
    const shown = (me: number, now: number): number[] => informing(log.state.alerts, me, now).map((one) => one.id);
    expect([shown(para, taken), shown(para, taken + 11 * minutes)]).toEqual([[id], [id]]);
    expect([shown(admin, taken), shown(admin, taken + 9 * minutes), shown(admin, taken + 10 * minutes)]).toEqual([[id], [id], []]);
    expect(shown(teacher, taken)).toEqual([]);
    log.add(para, id, { kind: 'alert_answered', alert: id, answer: 'conflict', reason: 'needed_in_two_places', issue: 99 });
    expect([log.state.alerts.get(id)?.undone?.next, hasItToDo(log.state.alerts.get(id)!, para)]).toEqual([undefined, false]);
  });

  it('is done at once on the device of who says so', () => {
    const log = smallSchool();
    const id = log.add(teacher, 0, sent(), { to: [admin, para] });
    const [entry] = entriesOf(log.state, { id: 'x', command: { kind: 'finish_alert', alert: id }, created: 7, state: 'waiting' } as never, para, 900);
    expect(applyEntry(log.state, entry!).alerts.get(id)).toMatchObject({ done_by: para, done: 7 });
  });

  it('is told apart from silence in its thread', () => {
    const log = smallSchool();
    const id = log.add(teacher, 0, sent(), { to: [para] });
    log.add(0, id, { kind: 'pursued', item: id, act: 'push', silent: [para], pursuit: { rule: 'alert_1', step: 1, done: 0 } }, { to: [para] });
    log.add(0, id, { kind: 'pursued', item: id, act: 'push', silent: [para], pursuit: undone(1) }, { to: [para] });
    expect(pursuitsOf(log.state.timelines.get(id)).map((one) => one.undone)).toEqual([false, true]);
  });
});

describe('a cover that was asked for', () => {
  it('stays with who asked until they have confirmed who stands in', () => {
    const log = smallSchool();
    const id = log.add(teacher, 0, sent({ template_code: 'need_cover', mode: 'first_taker', to_do: false, cover: { instead_of: admin, from: 1, until: 2 } }), { to: [para] });
    const running = (me: number): number[] => runningOf(log.state.alerts, me, log.state.rows.cover).map((one) => one.id);
    log.add(para, id, { kind: 'alert_answered', alert: id, answer: 'got_it' });
    log.add(para, id, { kind: 'alert_taken', alert: id, person: para });
    expect([running(teacher), running(para)]).toEqual([[id], []]);
    log.add(teacher, 0, { kind: 'row_set', row: { kind: 'cover', id: 0, by: para, instead_of: admin, from: 1, until: 2, alert: id, note: '', state: 'planned', opened: [] } as never });
    expect(running(teacher)).toEqual([]);
  });
});

describe('the school', () => {
  it('is put right, what is left out stays', () => {
    const log = smallSchool();
    log.add(admin, 1, { kind: 'school_changed', time_zone: 'America/New_York' });
    expect(log.state.school).toMatchObject({ name: 'Hill School', time_zone: 'America/New_York', language: 'en' });
  });
});
