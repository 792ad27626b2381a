import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '$stores/seam';
import { Device, type Tab } from './testing/device';
import { FakeServer, school } from './testing/server';
import { World } from './testing/world';

let count = 0;
let world: World, server: FakeServer, device: Device, tab: Tab;

beforeEach(async () => {
  world = new World(7);
  server = new FakeServer(world);
  device = new Device(world, server, `questions-${(count += 1)}`);
  tab = await device.open();
  await world.pass(1_000);
  server.find = () => ({ finding: { kind: 'moment', time: 42 } });
});

afterEach(() => { for (const one of [...device.tabs]) device.kill(one); });

async function answered(asked: Promise<Answer>, ms = 20_000): Promise<Answer | undefined> {
  let answer: Answer | undefined;
  void asked.then((found) => { answer = found; });
  await world.pass(ms);
  for (let tries = 0; !answer && tries < 100; tries += 1) await new Promise((done) => setTimeout(done, 2)); // the store of the device has no part in the world's time
  return answer;
}

describe('a question', () => {
  it('is answered with what the server finds, or with why it found nothing', async () => {
    expect(await answered(tab.engine.ask({ kind: 'day_of' }))).toMatchObject({ finding: { kind: 'moment', time: 42 }, fresh: true });
    server.find = () => ({ problem: { code: 'not_allowed', sentence: 'No.', retry: false } });
    expect(await answered(tab.engine.ask({ kind: 'helped_by', student: school.student }))).toMatchObject({ problem: { code: 'not_allowed' }, fresh: true });
  });

  it('without signal has the last copy with its time, also after the page was closed', async () => {
    const first = await answered(tab.engine.ask({ kind: 'day_of' }));
    device.kill(tab);
    device.online = false;
    tab = await device.open();
    const last = await answered(tab.engine.ask({ kind: 'day_of' }));
    expect(last).toEqual({ finding: first?.finding, time: first?.time, fresh: false });
    expect(await answered(tab.engine.ask({ kind: 'day_of', date: 20261201 }))).toEqual({ time: 0, fresh: false });
  });

  it('can be had as it was answered last, before anybody answers', async () => {
    const first = await answered(tab.engine.ask({ kind: 'day_of' }));
    server.find = () => { throw new Error('nobody is asked'); };
    expect(await tab.engine.last({ kind: 'day_of' })).toEqual({ finding: first?.finding, time: first?.time, fresh: false });
    expect(await tab.engine.last({ kind: 'day_of', date: 20261201 })).toEqual({ time: 0, fresh: false });
  });

  it('about the last weeks has the last copy of as many weeks, whatever day it was', async () => {
    const day = 86_400_000;
    const weeks = (until: number, days: number): Parameters<typeof tab.engine.ask>[0] => ({ kind: 'trends_of', student: school.student, from: until - days * day, until, by: 'context' });
    const first = await answered(tab.engine.ask(weeks(100 * day, 28)));
    device.kill(tab);
    device.online = false;
    tab = await device.open();
    expect(await answered(tab.engine.ask(weeks(107 * day, 28)))).toEqual({ finding: first?.finding, time: first?.time, fresh: false });
    expect(await answered(tab.engine.ask(weeks(107 * day, 56)))).toEqual({ time: 0, fresh: false });
  });

  it('that previews something, or holds a secret, leaves nothing on the device', async () => {
    await answered(tab.engine.ask({ kind: 'when_is', words: 'lunch' }));
    await answered(tab.engine.ask({ kind: 'anonymous_issue', issue: 3, secret: 'x'.repeat(22) }));
    device.kill(tab);
    device.online = false;
    tab = await device.open();
    expect(await answered(tab.engine.ask({ kind: 'when_is', words: 'lunch' }))).toEqual({ time: 0, fresh: false });
    expect(await answered(tab.engine.ask({ kind: 'anonymous_issue', issue: 3, secret: 'x'.repeat(22) }))).toEqual({ time: 0, fresh: false });
  });

  it('under way when the connection breaks is not waited for', async () => {
    server.find = () => { server.cutAll(); return {}; };
    expect(await answered(tab.engine.ask({ kind: 'who_is' }), 1_000)).toEqual({ time: 0, fresh: false });
  });

  it('of another tab goes through the one that leads', async () => {
    const second = await device.open();
    await world.pass(1_000);
    expect(await answered(second.engine.ask({ kind: 'day_of' }))).toMatchObject({ finding: { kind: 'moment' }, fresh: true });
    expect(server.asked).toHaveLength(1);
  });
});

describe('a resumed connection', () => {
  it('is told who is here', async () => {
    server.here = [school.teacher];
    server.cutAll();
    await world.pass(60_000);
    expect([...tab.mirror.state.here]).toEqual([school.teacher]);
    server.here = [];
    server.cutAll();
    await world.pass(60_000);
    expect([...tab.mirror.state.here]).toEqual([]);
  });
});
