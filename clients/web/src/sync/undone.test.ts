// Undo against what may lie between the tap and the answer; and what a page that died had saved.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Command } from '$protocol';
import { Database } from './database';
import { Device, type Tab } from './testing/device';
import { FakeServer, school } from './testing/server';
import { World } from './testing/world';

const message = (text: string): Command => ({ kind: 'post_message', timeline: school.room, text, mentions: [] });

let count = 0;
let world: World, server: FakeServer, device: Device, tab: Tab;

beforeEach(async () => {
  world = new World(3);
  server = new FakeServer(world);
  device = new Device(world, server, `undone-${(count += 1)}`);
  tab = await device.open();
  await world.pass(1_000);
});
afterEach(() => { for (const one of [...device.tabs]) device.kill(one); });

const posted = (): number[] => server.log.filter((entry) => entry.body.kind === 'message_posted').map((entry) => entry.sequence);
const takenBack = (): number[] => server.log.flatMap((entry) => (entry.body.kind === 'message_retracted' ? [entry.body.message] : []));

it('what was refused and given again is undone by the id it had first', async () => {
  const other = await device.open();
  server.refuse = () => ({ code: 'not_found', sentence: 'That does not exist.', retry: false });
  await tab.engine.submit('m1', message('hello'));
  await world.pass(3_000);
  server.refuse = () => null;
  await other.engine.again('m1');
  await world.pass(3_000);
  expect(posted().length).toBe(1);
  await tab.engine.undo('m1');
  await world.pass(3_000);
  expect(takenBack()).toEqual(posted());
});

it('what was undone without signal is taken back, although the server came back from a backup meanwhile', async () => {
  server.append(school.teacher, school.room, { kind: 'message_posted', text: 'before it', retracted: false });
  await tab.engine.submit('m1', message('hello'));
  await world.pass(3_000);
  server.append(school.teacher, school.room, { kind: 'message_posted', text: 'lost in the restore', retracted: false });
  const [, mine] = posted();
  device.signal(false);
  await tab.engine.undo('m1');
  server.restore(mine ?? 0); // the log still has it
  device.signal(true);
  await world.pass(60_000);
  expect(takenBack()).toEqual([mine]);
  expect(tab.mirror.list).toEqual([]);
});

it('what the backup did not have is given and taken back, under a number of its own', async () => {
  await tab.engine.submit('m1', message('hello'));
  await world.pass(3_000);
  const before = posted()[0] ?? 0;
  device.signal(false);
  await tab.engine.undo('m1');
  server.restore(before - 1);
  server.append(school.teacher, school.room, { kind: 'message_posted', text: 'has its number now', retracted: false });
  device.signal(true);
  await world.pass(60_000);
  expect(posted().length).toBe(2);
  expect(takenBack()).toEqual(posted().slice(1));
});

it('what a page saved that died before it told anybody is sent by the one that leads', async () => {
  const database = await Database.open(device.database);
  await database.knows();
  await database.addRow({ id: 'm9', command: message('saved, not told'), created: 1, state: 'waiting', person: tab.mirror.me, left: false, undone: false, made: [], arrived: false });
  database.close();
  await world.pass(35_000);
  expect(server.log.some((entry) => entry.command === 'm9')).toBe(true);
});
