// A day of a device in basements and lifts: connections are cut, answers doubled and late, the server is busy or gone,
// pages are killed and opened again, two tabs at once. Afterwards every command is in the log exactly once and in order,
// and the device shows what the log says, without a hole.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Command, EntryBody } from '$protocol';
import { Device } from './testing/device';
import { calm, FakeServer, school } from './testing/server';
import { World } from './testing/world';

const seeds = Number(process.env.CUELINE_SIZE ?? 0) || 300;

interface Given { id: string; command: Command; at: number; undone: boolean }

const change = (now: number): EntryBody => ({
  kind: 'alert_sent', template_code: 'custom', title: 'Recess is indoors', text: '', severity: 1, mode: 'all', until: now + 3_600_000, audience: { channels: [school.room], roles: [], persons: [] },
});
const seen = (now: number): EntryBody => ({
  kind: 'observation_sent', student: school.student, signs: ['paces'], intensity: 2, context: {}, basis: 'saw', urgency: 'fyi', note: '', seen_at: now, retracted: false,
});

async function day(seed: number): Promise<void> {
  const world = new World(seed);
  const server = new FakeServer(world);
  const device = new Device(world, server, `day-${seed}`);
  const given: Given[] = [];
  server.faults = { cut: world.random() * 0.15, busy: world.random() * 0.2, repeat: world.random() * 0.3, slow: 10 + world.random() * 300 };
  await device.open();

  const send = async (command: Command): Promise<void> => {
    const tab = device.tabs[world.under(device.tabs.length)];
    if (!tab || tab.mirror.me === 0) return;
    const id = world.id();
    given.push({ id, command, at: world.now, undone: false });
    await tab.engine.submit(id, command);
  };
  const others = (): void => {
    const alert = server.log.findLast((entry) => entry.body.kind === 'alert_sent')?.sequence;
    const kind = world.under(4);
    if (kind === 0) server.append(school.teacher, 0, change(world.now), [school.room], '', [school.para]);
    else if (kind === 1 && alert) server.append(school.teacher, alert, { kind: 'alert_nudged', alert }, [], '', [school.para]);
    else if (kind === 2) server.append(school.teacher, school.careTeam, seen(world.now), [school.room]);
    else server.append(school.teacher, school.room, { kind: 'message_posted', text: `other ${server.log.length}`, retracted: false });
  };
  const undo = async (): Promise<void> => {
    const recent = given.filter((one) => world.now - one.at < 10_000);
    const one = recent[world.under(recent.length)];
    const tab = device.tabs[0];
    if (!one || !tab || one.undone) return;
    one.undone = true;
    await tab.engine.undo(one.id);
  };

  const steps: (() => void | Promise<void>)[] = [
    () => send({ kind: 'post_message', timeline: school.room, text: `mine ${given.length}`, mentions: [] }),
    () => send({ kind: 'post_message', timeline: school.room, text: `mine ${given.length}`, mentions: [] }),
    () => send({ kind: 'observe', students: [school.student], signs: ['head_down'], intensity: 2, context: {}, basis: 'saw', urgency: 'fyi', note: `mine ${given.length}`, seen_at: world.now }),
    others, others, others, () => { for (let i = 0; i < 4; i += 1) others(); },
    () => server.cutAll(),
    () => device.signal(!device.online),
    () => { server.up = world.happens(0.7); if (!server.up) server.cutAll(); },
    () => { const tab = device.tabs[world.under(device.tabs.length)]; if (tab && world.happens(0.5)) device.kill(tab); },
    async () => { if (device.tabs.length < 2) await device.open(); },
    undo,
    () => { void device.tabs[0]?.engine.history(school.room, device.tabs[0].mirror.state.timelines.get(school.room)?.entries[0]?.sequence ?? null, 3).catch(() => undefined); },
    () => { device.tabs[0]?.engine.seen([...device.tabs[0].mirror.state.observations.keys()]); },
  ];
  for (let step = 0; step < 40; step += 1) {
    await steps[world.under(steps.length)]?.();
    await world.pass(world.random() * (world.happens(0.1) ? 30_000 : 800));
  }

  server.faults = calm;
  server.up = true;
  if (!device.tabs.length) await device.open();
  device.signal(true);
  await world.pass(180_000);
  check(server, device, given);
  for (const tab of [...device.tabs]) device.kill(tab);
}

function check(server: FakeServer, device: Device, given: Given[]): void {
  const made = new Map<string, number>();
  for (const entry of server.log) if (entry.command) made.set(entry.command, (made.get(entry.command) ?? 0) + (entry.body.kind === 'marked' ? 0 : 1));
  const taken = new Set(server.log.flatMap(({ body }) => (body.kind === 'message_retracted' ? [body.message] : body.kind === 'observation_retracted' ? [body.observation] : [])));
  for (const { id, undone } of given) {
    if (!undone) expect(made.get(id), `command ${id}`).toBe(1);
    else expect(server.log.every((entry) => entry.command !== id || taken.has(entry.sequence)), `undone ${id}`).toBe(true);
  }
  const order = server.log.filter((entry) => given.some((one) => one.id === entry.command)).map((entry) => entry.command);
  expect(order).toEqual(given.filter((one) => order.includes(one.id)).map((one) => one.id));

  const truth = JSON.parse(JSON.stringify(plain(server.state))) as unknown;
  for (const { mirror } of device.tabs) {
    expect(mirror.list, 'the outbox is empty').toEqual([]);
    expect(mirror.doubled, 'nothing is painted twice').toEqual([]);
    expect(mirror.applied.length, 'each entry once').toBe(new Set(mirror.applied).size);
    expect(JSON.parse(JSON.stringify(plain(mirror.state)))).toEqual(truth);
    for (const [id, { entries, complete }] of mirror.state.timelines) {
      const first = complete ? 0 : (entries[0]?.sequence ?? 0);
      expect(entries.map((entry) => entry.sequence)).toEqual(server.shown(id).filter((entry) => entry.sequence >= first).map((entry) => entry.sequence));
    }
  }
}

const plain = (state: FakeServer['state']): object =>
  Object.fromEntries((['persons', 'channels', 'students', 'observations', 'alerts', 'issues'] as const).map((table) => [table, [...state[table].values()].map((one) => ({ ...one, kind: undefined })).sort((a, b) => a.id - b.id)]));

describe('a device with bad signal', () => {
  const perTest = 25;
  for (let first = 1; first <= seeds; first += perTest) {
    it(`keeps every command and shows no hole, seeds ${first} to ${Math.min(first + perTest - 1, seeds)}`, { timeout: 120_000 }, async () => {
      for (let seed = first; seed < first + perTest && seed <= seeds; seed += 1) {
        await day(seed).catch((why: unknown) => { throw new Error(`seed ${seed}: ${String(why instanceof Error ? why.message : why)}`, { cause: why }); });
      }
    });
  }
});
