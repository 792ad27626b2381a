import { describe, expect, it } from 'vitest';
import type { EntryBody, Snapshot } from '$protocol';
import { loopOf } from './observations';
import { applyEntry, applyPage, applySnapshot } from './reduce';
import { emptyState } from './state';
import { smallSchool } from './testing';

const [admin, para, teacher, room, student, careTeam] = [2, 4, 5, 6, 7, 8];

const cue: EntryBody = {
  kind: 'observation_sent', student, signs: ['covers_ears'], intensity: 2, context: { activity: 'lunch' }, basis: 'saw', urgency: 'fyi', note: 'loud', seen_at: 5, retracted: false,
};
const change: EntryBody = {
  kind: 'alert_sent', template_code: 'time_moved', title: 'Assembly is now 10:40', text: '', severity: 1, mode: 'all', until: Date.UTC(2026, 8, 8), audience: { channels: [room], roles: [], persons: [] },
};
const problem: EntryBody = { kind: 'issue_raised', issue_kind: 'coverage_gap', severity: 3, title: 'Nobody at lunch', text: '', would_help: '', owner: teacher, due: 9 };
const says = (text: string): EntryBody => ({ kind: 'message_posted', text, retracted: false });

describe('the people and places of a school', () => {
  it('come from their entries', () => {
    const log = smallSchool();
    log.add(admin, 1, { kind: 'person_changed', person: para, title: 'Lead para' });
    log.add(admin, 1, { kind: 'members_added', channel: room, persons: [admin] }, { also: [room] });
    log.add(admin, 1, { kind: 'member_removed', channel: room, person: teacher }, { also: [room] });
    log.add(admin, 1, { kind: 'channel_renamed', channel: room, name: 'Room 14' }, { also: [room] });
    log.add(admin, student, { kind: 'student_changed', student, initials: 'S.Sm.' });
    log.add(admin, 1, { kind: 'person_deactivated', person: teacher });
    const { school, persons, channels, students } = log.state;
    expect(school?.name).toBe('Hill School');
    expect([persons.get(para)?.title, persons.get(para)?.role, persons.get(teacher)?.active]).toEqual(['Lead para', 'para', false]);
    expect([channels.get(room)?.members, channels.get(room)?.name]).toEqual([[admin, para], 'Room 14']);
    expect([students.get(student)?.initials, students.get(student)?.care_team, students.get(student)?.classroom]).toEqual(['S.Sm.', careTeam, room]);
  });
});

describe('an observation', () => {
  it('goes from sent to seen to closed, each step with its person and time', () => {
    const log = smallSchool();
    const id = log.add(para, careTeam, cue, { also: [room], to: [teacher] });
    const loops = [loopOf(log.state.observations.get(id)!)];
    log.add(teacher, careTeam, { kind: 'marked', item: id, mark: 'delivered' });
    loops.push(loopOf(log.state.observations.get(id)!));
    log.add(teacher, careTeam, { kind: 'marked', item: id, mark: 'seen' });
    log.add(teacher, careTeam, { kind: 'marked', item: id, mark: 'seen' });
    loops.push(loopOf(log.state.observations.get(id)!));
    log.add(teacher, careTeam, { kind: 'observation_answered', observation: id, answer: 'used_it', text: 'Headphones' }, { also: [room] });
    const one = log.state.observations.get(id)!;
    expect([...loops, loopOf(one)]).toEqual(['sent', 'sent', 'seen', 'closed']);
    expect([one.classroom, one.delivered.length, one.seen.length, one.closed, one.answers[0]?.text]).toEqual([room, 1, 1, log.now, 'Headphones']);
  });

  it('taken back keeps nothing of what was said, in the record and on the pages', () => {
    const log = smallSchool();
    const id = log.add(para, careTeam, cue, { also: [room] });
    log.add(para, careTeam, { kind: 'observation_retracted', observation: id }, { also: [room] });
    const one = log.state.observations.get(id)!;
    expect([one.signs, one.note, one.context, one.retracted, one.closed]).toEqual([[], '', {}, true, log.now]);
    expect(JSON.stringify([...log.state.timelines])).not.toMatch(/covers_ears|loud|lunch/);
  });

  it('leaves fourteen days after its loop has closed, not before, and never while it is open', () => {
    const log = smallSchool();
    const [closed, open] = [log.add(para, careTeam, cue), log.add(para, careTeam, cue)];
    log.add(teacher, careTeam, { kind: 'observation_answered', observation: closed, answer: 'lets_talk' });
    log.later(14 * 24 - 0.01).add(para, room, says('nearly'));
    expect([...log.state.observations.keys()]).toEqual([closed, open]);
    log.later(1).add(para, room, says('past'));
    expect([...log.state.observations.keys()]).toEqual([open]);
  });
});

describe('an alert', () => {
  it('knows who has it, who cannot, and who was reminded', () => {
    const log = smallSchool();
    const id = log.add(teacher, 0, change, { also: [room], to: [para, admin] });
    log.add(admin, id, { kind: 'marked', item: id, mark: 'delivered' });
    log.add(para, id, { kind: 'alert_answered', alert: id, answer: 'conflict', reason: 'needed_in_two_places', text: 'Bus duty', issue: id + 3 });
    log.add(teacher, id, { kind: 'alert_nudged', alert: id }, { to: [admin] });
    const [boss, aide] = log.state.alerts.get(id)!.recipients;
    expect([boss?.person, boss?.delivered !== undefined, boss?.seen, boss?.nudged]).toEqual([admin, true, undefined, log.now]);
    expect([aide?.answer, aide?.reason, aide?.text, aide?.issue, aide?.seen !== undefined]).toEqual(['conflict', 'needed_in_two_places', 'Bus duty', id + 3, true]);
  });

  it('of first-taker mode is taken once, given back with a conflict, and taken again', () => {
    const log = smallSchool();
    const id = log.add(teacher, 0, { ...change, mode: 'first_taker' } as EntryBody, { to: [para, admin] });
    log.add(para, id, { kind: 'alert_answered', alert: id, answer: 'got_it' });
    log.add(para, id, { kind: 'alert_taken', alert: id, person: para });
    expect([log.state.alerts.get(id)?.state, log.state.alerts.get(id)?.taken_by, log.state.alerts.get(id)?.closed]).toEqual(['taken', para, log.now]);
    log.add(para, id, { kind: 'alert_answered', alert: id, answer: 'conflict', reason: 'not_my_role' });
    expect([log.state.alerts.get(id)?.state, log.state.alerts.get(id)?.taken_by, log.state.alerts.get(id)?.closed]).toEqual(['open', undefined, undefined]);
  });

  it('ends, is called off, or is replaced', () => {
    const log = smallSchool();
    const [a, b, c] = [log.add(teacher, 0, change), log.add(teacher, 0, change), log.add(teacher, 0, change)] as [number, number, number];
    log.add(0, a, { kind: 'alert_ended', alert: a });
    log.add(teacher, b, { kind: 'alert_cancelled', alert: b, reason: 'Rain stopped' });
    log.add(teacher, c, { kind: 'alert_superseded', alert: c, by: b });
    const { alerts } = log.state;
    expect([a, b, c].map((id) => alerts.get(id)?.state)).toEqual(['ended', 'cancelled', 'superseded']);
    expect([alerts.get(b)?.cancel_reason, alerts.get(c)?.superseded_by]).toEqual(['Rain stopped', b]);
  });
});

describe('an issue', () => {
  it('walks to its settlement and back; only somebody else keeps the promise', () => {
    const log = smallSchool();
    const id = log.add(para, 0, problem, { to: [teacher] });
    const step = (author: number, name: 'given' | 'accepted' | 'answered' | 'proposed' | 'settled' | 'reopened', more: object = {}): void => {
      log.add(author, id, { kind: 'issue_moved', issue: id, step: name, ...more });
    };
    step(para, 'answered', { text: 'It happened again' });
    expect(log.state.issues.get(id)?.first_answer).toBeUndefined();
    step(admin, 'given', { owner: admin });
    step(admin, 'accepted');
    step(admin, 'answered', { text: 'I will be there' });
    const answered = log.now;
    step(admin, 'proposed', { text: 'A new rota' });
    step(para, 'settled');
    const settled = log.state.issues.get(id)!;
    expect([settled.owner, settled.state, settled.first_answer, settled.closed, settled.history.length]).toEqual([admin, 'settled', answered, log.now, 7]);
    step(para, 'reopened', { text: 'Again' });
    expect([log.state.issues.get(id)?.state, log.state.issues.get(id)?.closed]).toEqual(['accepted', undefined]);
  });
});

describe('a timeline', () => {
  it('that misses an entry of its own starts anew after the hole', () => {
    const log = smallSchool();
    const [first, lost, last] = [log.add(para, room, says('one')), log.add(para, room, says('two')), log.add(para, room, says('three'))];
    const state = log.entries.filter((entry) => entry.sequence !== lost).reduce(applyEntry, emptyState);
    expect(state.timelines.get(room)).toEqual({ entries: [log.entries[last - 1]], complete: false });
    const page = { id: '', timeline: room, entries: [first, lost].map((id) => log.entries[id - 1]!), complete: false };
    expect(applyPage(state, page).timelines.get(room)?.entries.map((entry) => entry.sequence)).toEqual([first, lost, last]);
  });

  it('refuses a page that does not reach up to what it has', () => {
    const log = smallSchool();
    const [first, , last] = [log.add(para, room, says('one')), log.add(para, room, says('two')), log.add(para, room, says('three'))];
    const state = applyEntry(emptyState, log.entries[last - 1]!);
    const page = { id: '', timeline: room, entries: [log.entries[first - 1]!], complete: false };
    expect(applyPage(state, page)).toEqual(state);
  });

  it('takes the same page twice and entries that overtook others in their place', () => {
    const log = smallSchool();
    const ids = [log.add(para, room, says('one')), log.add(teacher, 0, change, { also: [room] }), log.add(para, room, says('two'))];
    const [one, alert, two] = ids.map((id) => log.entries[id - 1]!) as [never, never, never];
    const state = [one, alert].reverse().concat(two).reduce(applyEntry, emptyState);
    expect(state.timelines.get(room)?.entries.map((entry) => entry.sequence)).toEqual(ids);
    const page = { id: '', timeline: room, entries: [one, alert], complete: true };
    const twice = applyPage(applyPage(state, page), page);
    expect(twice.timelines.get(room)?.entries.map((entry) => entry.sequence)).toEqual(ids);
  });
});

describe('a snapshot', () => {
  const part = (more: Partial<Snapshot>): Snapshot => ({ position: { sequence: 1, epoch: 1 }, first: true, last: true, records: [], reads: [], heads: [], here: [], ...more });

  it('replaces the records and keeps only pages that are provably whole', () => {
    const log = smallSchool();
    const alert = log.add(teacher, 0, change, { also: [room], to: [para] });
    log.add(para, room, says('one'));
    const state = log.state;
    const heads = [{ timeline: alert, sequence: alert }, { timeline: room, sequence: log.entries.length }];
    const records: Snapshot['records'] = [{ kind: 'channel', ...state.channels.get(room)! }];
    const after = applySnapshot(state, part({ records, heads, here: [para], reads: [{ timeline: room, sequence: 3 }] }));
    expect([after.persons.size, [...after.timelines.keys()], [...after.here], after.reads.get(room)]).toEqual([0, [alert], [para], 3]);
    const behind = applySnapshot(state, part({ heads: [{ timeline: alert, sequence: alert + 9 }] }));
    expect([...behind.timelines.keys()]).toEqual([]);
  });
});
