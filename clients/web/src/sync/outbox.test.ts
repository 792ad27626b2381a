// A server whose disk is full takes changes and their answers longer than words: what it refuses waits, and does not
// stand in the way of what it takes.
import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import type { Command } from '$protocol';
import { Device } from './testing/device';
import { FakeServer, school } from './testing/server';
import { World } from './testing/world';

const message = (text: string): Command => ({ kind: 'post_message', timeline: school.room, text, mentions: [] });
const cue: Command = {
  kind: 'observe', students: [school.student], signs: ['head_down'], intensity: 2, context: {}, basis: 'saw', urgency: 'fyi', note: '', seen_at: 1,
};

const world = new World(1);
const server = new FakeServer(world);
const device = new Device(world, server, 'outbox-1');

afterEach(() => { for (const one of [...device.tabs]) device.kill(one); });

it('keeps what a full disk refuses, sends what it takes, and the rest once there is room', async () => {
  const tab = await device.open();
  await world.pass(1_000);
  server.refuse = (command) =>
    command.kind === 'post_message' ? { code: 'disk_full', sentence: 'The disk is full.', retry: true, retry_after_ms: 5_000 } : null;
  const before = server.log.length;
  const came = (): (string | undefined)[] => server.log.slice(before).map((entry) => entry.command).filter((id) => id === 'm1' || id === 'm2' || id === 'c1');
  await tab.engine.submit('m1', message('first'));
  await tab.engine.submit('m2', message('second'));
  await tab.engine.submit('c1', cue);
  await world.pass(60_000);
  expect(came()).toEqual(['c1']);
  expect(tab.mirror.list.map((one) => [one.id, one.state])).toEqual([['m1', 'waiting'], ['m2', 'waiting']]);
  server.refuse = () => null;
  await world.pass(60_000);
  expect(came()).toEqual(['c1', 'm1', 'm2']);
  expect(tab.mirror.list).toEqual([]);
});
