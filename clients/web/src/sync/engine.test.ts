import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command, EntryBody } from '$protocol';
import { Database } from './database';
import { Device, type Tab } from './testing/device';
import { FakeServer, school } from './testing/server';
import { World } from './testing/world';

const message = (text: string): Command => ({ kind: 'post_message', timeline: school.room, text, mentions: [] });
const cue = (students: number[] = [school.student]): Command => ({
  kind: 'observe', students, signs: ['head_down'], intensity: 2, context: {}, basis: 'saw', urgency: 'fyi', note: 'since 10:15', seen_at: 1,
});
const observed: EntryBody = {
  kind: 'observation_sent', student: school.student, signs: ['paces'], intensity: 2, context: {}, basis: 'saw', urgency: 'fyi', note: '', seen_at: 1, retracted: false,
};
const kinds = (server: FakeServer): string[] => server.log.slice(6).map((entry) => entry.body.kind).filter((kind) => kind !== 'marked');

let count = 0;
let world: World, server: FakeServer, device: Device, tab: Tab;

beforeEach(async () => {
  world = new World(1);
  server = new FakeServer(world);
  device = new Device(world, server, `engine-${(count += 1)}`);
  tab = await device.open();
  await world.pass(1_000);
});

afterEach(() => { for (const one of [...device.tabs]) device.kill(one); });

describe('a command', () => {
  it('is shown as waiting until the server has it, then is in the state', async () => {
    device.signal(false);
    await tab.engine.submit('m1', message('hello'));
    expect(tab.mirror.list.map((one) => [one.id, one.state])).toEqual([['m1', 'waiting']]);
    await world.pass(60_000);
    expect(kinds(server)).toEqual([]);
    device.signal(true);
    await world.pass(60_000);
    expect(kinds(server)).toEqual(['message_posted']);
    expect(tab.mirror.list).toEqual([]);
  });

  it('survives the page and goes out when it opens again', async () => {
    device.signal(false);
    await tab.engine.submit('m1', message('hello'));
    await tab.engine.submit('m2', message('again'));
    device.kill(tab);
    device.online = true;
    tab = await device.open();
    expect(tab.mirror.list.map((one) => one.id)).toEqual(['m1', 'm2']);
    await world.pass(5_000);
    expect(server.log.slice(6).map((entry) => entry.command)).toEqual(['m1', 'm2']);
  });

  it('that is refused stays with its text, can be given up or sent once more under a new id', async () => {
    server.refuse = (command) => (command.kind === 'post_message' ? { code: 'not_found', sentence: 'That does not exist.', retry: false } : null);
    await tab.engine.submit('m1', message('kept'));
    await tab.engine.submit('m2', message('dropped'));
    await world.pass(5_000);
    expect(tab.mirror.list.map((one) => [one.id, one.state, one.problem?.code])).toEqual([['m1', 'refused', 'not_found'], ['m2', 'refused', 'not_found']]);
    expect(tab.mirror.refusals).toEqual(['not_found', 'not_found']);
    server.refuse = () => null;
    await tab.engine.dismiss('m2');
    await tab.engine.again('m1');
    await world.pass(5_000);
    expect(server.log.slice(6).map((entry) => [entry.body.kind === 'message_posted' && entry.body.text, entry.command === 'm1'])).toEqual([['kept', false]]);
    expect(tab.mirror.list).toEqual([]);
  });

  it('asks once, with the first cue, that the store is kept', async () => {
    await tab.engine.submit('m1', message('hello'));
    expect(device.persistent).toBe(0);
    await tab.engine.submit('c1', cue());
    await tab.engine.submit('c2', cue());
    expect(device.persistent).toBe(1);
  });

  it('for help now goes before what waits', async () => {
    device.signal(false);
    await tab.engine.submit('m1', message('one'));
    await tab.engine.submit('m2', message('two'));
    await tab.engine.submit('help', { ...cue(), urgency: 'come_now' } as Command);
    device.signal(true);
    await world.pass(60_000);
    expect(server.log.slice(6).map((entry) => entry.command)).toEqual(['help', 'm1', 'm2']);
  });
});

describe('undo', () => {
  it('of what has not left the device: it never was', async () => {
    device.signal(false);
    await tab.engine.submit('m1', message('oops'));
    await tab.engine.undo('m1');
    expect(tab.mirror.list).toEqual([]);
    device.signal(true);
    await world.pass(60_000);
    expect(kinds(server)).toEqual([]);
  });

  it('of what was sent: taken back, every student of it', async () => {
    server.append(0, 7, { kind: 'student_added', name: 'Other Small', initials: 'O.S.', classroom: school.room });
    await world.pass(100);
    await tab.engine.submit('c1', cue([school.student, 7]));
    await world.pass(3_000);
    await tab.engine.undo('c1');
    await world.pass(3_000);
    const observations = [...tab.mirror.state.observations.values()];
    expect(observations.map((one) => [one.retracted, one.signs, one.note])).toEqual([[true, [], ''], [true, [], '']]);
    expect(tab.mirror.list).toEqual([]);
  });

  it('of what may have been sent: waits for the answer, then takes it back', async () => {
    server.faults = { ...server.faults, slow: 2_000 };
    await tab.engine.submit('m1', message('oops'));
    await tab.engine.undo('m1');
    expect(tab.mirror.list).toEqual([]);
    await world.pass(20_000);
    expect(kinds(server)).toEqual(['message_posted', 'message_retracted']);
  });

  it('takes the words out of the pages that are kept', async () => {
    await tab.engine.submit('m1', message('secret words'));
    await world.pass(3_000);
    await tab.engine.undo('m1');
    await world.pass(3_000);
    expect(JSON.stringify([...tab.mirror.state.timelines])).not.toContain('secret words');
    const database = await Database.open(device.database);
    const saved = await database.load();
    database.close();
    expect(JSON.stringify([...saved.state.timelines])).not.toContain('secret words');
    expect(saved.state.timelines.get(school.room)?.entries.length).toBeGreaterThan(0);
  });
});

describe('marks', () => {
  it('tell the author that a cue has arrived, all of a burst at once', async () => {
    for (let i = 0; i < 5; i += 1) server.append(school.teacher, school.careTeam, observed, [school.room]);
    await world.pass(3_000);
    const marks = server.log.filter((entry) => entry.body.kind === 'marked');
    expect(marks.length).toBe(5);
    expect(new Set(marks.map((entry) => entry.command)).size).toBe(1);
    await world.pass(60_000);
    expect(server.log.filter((entry) => entry.body.kind === 'marked').length).toBe(5);
  });

  it('seen without signal are told later, once', async () => {
    const { sequence } = server.append(school.teacher, school.careTeam, observed, [school.room]);
    await world.pass(3_000);
    device.signal(false);
    tab.engine.seen([sequence]);
    tab.engine.seen([sequence]);
    await world.pass(100);
    device.kill(tab);
    device.online = true;
    tab = await device.open();
    await world.pass(5_000);
    expect(server.log.filter((entry) => entry.body.kind === 'marked' && entry.body.mark === 'seen').length).toBe(1);
    expect(tab.mirror.state.observations.get(sequence)?.seen.map((one) => one.person)).toEqual([school.para]);
  });

  it('say nothing about what one wrote oneself', async () => {
    await tab.engine.submit('c1', cue());
    await world.pass(5_000);
    expect(server.log.some((entry) => entry.body.kind === 'marked')).toBe(false);
  });
});

describe('the position', () => {
  it('goes on where the device was: no second snapshot, nothing twice', async () => {
    device.kill(tab);
    const { sequence } = server.append(school.teacher, school.room, { kind: 'message_posted', text: 'missed', retracted: false });
    tab = await device.open();
    await world.pass(3_000);
    expect(tab.mirror.applied).toEqual([sequence]);
  });

  it('of another epoch is worth nothing: the device starts afresh', async () => {
    server.append(school.teacher, school.room, { kind: 'message_posted', text: 'lost in the restore', retracted: false });
    await world.pass(1_000);
    server.restore(6);
    server.append(school.teacher, school.room, { kind: 'message_posted', text: 'another life', retracted: false });
    await world.pass(60_000);
    const texts = tab.mirror.state.timelines.get(school.room)?.entries.flatMap(({ body }) => (body.kind === 'message_posted' ? [body.text] : []));
    expect(texts).toEqual(['another life']);
  });
});

describe('leaving', () => {
  it('wipes everything, in all tabs', async () => {
    const other = await device.open();
    await world.pass(100);
    tab.engine.saveDraft('c/4', 'half a sentence');
    await tab.engine.forget();
    await world.pass(100);
    const database = await Database.open(device.database);
    const saved = await database.load();
    database.close();
    expect([saved.where.me, saved.state.persons.size, saved.rows.length, Object.keys(saved.drafts).length]).toEqual([0, 0, 0, 0]);
    expect([other.mirror.out, other.mirror.me, other.mirror.state.persons.size]).toEqual([true, 0, 0]);
    server.person = school.teacher;
    tab.engine.retry();
    await world.pass(3_000);
    expect([tab.mirror.me, other.mirror.me, other.mirror.state.persons.size]).toEqual([school.teacher, school.teacher, 2]);
  });

  it('because the session ended forgets what was read, keeps what was written for the same person', async () => {
    device.signal(false);
    await tab.engine.submit('m1', message('unsent'));
    tab.engine.saveDraft('c/4', 'half a sentence');
    server.person = 0;
    device.signal(true);
    await world.pass(60_000);
    expect([tab.mirror.out, tab.mirror.state.persons.size, tab.mirror.drafts.get('c/4')]).toEqual([true, 0, 'half a sentence']);
    server.person = school.para;
    tab.engine.retry();
    await world.pass(5_000);
    expect(server.log.slice(6).map((entry) => entry.command)).toEqual(['m1']);
  });

  it('and somebody else signing in: nothing of the person before is shown or sent', async () => {
    device.signal(false);
    await tab.engine.submit('m1', message('unsent'));
    tab.engine.saveDraft('c/4', 'half a sentence');
    server.person = school.teacher;
    device.signal(true);
    await world.pass(60_000);
    expect([tab.mirror.me, tab.mirror.list, tab.mirror.drafts.size, kinds(server)]).toEqual([school.teacher, [], 0, []]);
  });
});

describe('several tabs', () => {
  it('show the same, and only one sends', async () => {
    const other = await device.open();
    await world.pass(100);
    await other.engine.submit('m1', message('from the second'));
    await tab.engine.submit('m2', message('from the first'));
    other.engine.saveDraft('c/4', 'half a sentence');
    await world.pass(3_000);
    expect(server.log.slice(6).map((entry) => entry.command)).toEqual(['m1', 'm2']);
    expect(tab.mirror.drafts.get('c/4')).toBe('half a sentence');
    expect(other.mirror.state.timelines.get(school.room)).toEqual(tab.mirror.state.timelines.get(school.room));
    expect(other.mirror.connected).toBe('live');
  });

  it('go on when the one that leads is closed', async () => {
    const other = await device.open();
    await world.pass(100);
    device.kill(tab);
    await other.engine.submit('m1', message('still here'));
    await world.pass(3_000);
    expect(server.log.slice(6).map((entry) => entry.command)).toEqual(['m1']);
  });
});

describe('a browser without a store', () => {
  it('says so and works as long as the page is open', async () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
    try {
      device.kill(tab);
      const bare = new Device(world, server, 'bare');
      const page = await bare.open();
      await world.pass(3_000);
      expect(page.mirror.state.persons.size).toBe(2);
      await page.engine.submit('m1', message('no store'));
      expect([page.mirror.full, page.engine.safe]).toEqual([true, false]);
      await world.pass(3_000);
      expect(server.log.slice(6).map((entry) => entry.command)).toEqual(['m1']);
      bare.kill(page);
    } finally {
      IDBFactory.prototype.open = open;
    }
  });
});

describe('a full device', () => {
  it('says so, sends all the same, and saves everything once there is room', async () => {
    const whole = Database.prototype;
    const [addRow, save] = [whole.addRow, whole.save];
    const full = (): Promise<never> => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    [whole.addRow, whole.save] = [full, full];
    try {
      await tab.engine.submit('m1', message('no room'));
      expect(tab.mirror.full).toBe(true);
      expect(tab.engine.safe).toBe(false);
      await world.pass(3_000);
      expect(server.log.slice(6).map((entry) => entry.command)).toEqual(['m1']);
    } finally {
      [whole.addRow, whole.save] = [addRow, save];
    }
    server.append(school.teacher, school.room, { kind: 'message_posted', text: 'later', retracted: false });
    await world.pass(3_000);
    expect(tab.mirror.full).toBe(false);
    device.kill(tab);
    device.online = false;
    tab = await device.open();
    expect(tab.mirror.state.timelines.get(school.room)?.entries.length).toBe(server.shown(school.room).length);
  });
});
