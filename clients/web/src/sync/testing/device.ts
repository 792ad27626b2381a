// A browser on a device: tabs that can be opened, closed and killed over one database, with a clock of its own.
import { disk } from './disk';
import { Engine } from '../engine';
import type { Ports } from '../ports';
import { Mirror } from './mirror';
import type { FakeServer } from './server';
import type { World } from './world';

export class Tab {
  readonly mirror = new Mirror();
  readonly engine: Engine;
  readonly #close: () => void;
  #wake: () => void = () => undefined;
  #asleep: () => void = () => undefined;

  constructor(world: World, server: FakeServer, device: Device) {
    const { tabs, close } = world.hub.open();
    const ports: Ports = {
      connect: (events) => {
        const wrapped = { ...events, closed: (code: number) => { if (this.alive) events.closed(code); }, text: (text: string) => { if (this.alive) events.text(text); } };
        if (!this.alive) return { send: () => undefined, close: () => undefined };
        if (device.online) return server.connect(wrapped);
        world.later(1, () => wrapped.closed(1006));
        return { send: () => undefined, close: () => undefined };
      },
      tabs,
      page: (timeline, before, limit) => server.page(timeline, before, limit),
      frame: (run) => run(),
      now: () => world.now + device.ahead,
      random: world.random,
      later: (ms, run) => world.later(ms, () => { if (this.alive) run(); }),
      newId: () => world.id(),
      online: () => device.online,
      visible: () => true,
      woken: (wake, asleep) => { this.#wake = wake; this.#asleep = asleep; },
      persist: () => { device.persistent += 1; },
      database: device.database,
    };
    this.#close = close;
    this.engine = new Engine(this.mirror, ports);
  }

  alive = true;
  told = false; // it was said that the device is full

  start(): Promise<void> { return disk.openedBy(this, () => this.engine.start()); }

  signal(online: boolean): void { if (online) this.#wake(); else this.#asleep(); }

  // Gone without a word: whatever was under way ends where it is.
  kill(): void {
    if (!this.alive) return;
    this.alive = false;
    this.engine.stop();
    this.#close();
  }
}

export class Device {
  online = true;
  ahead = 0; // of the server's clock, in ms
  persistent = 0; // how often it was asked to keep the store
  tabs: Tab[] = [];

  constructor(private readonly world: World, private readonly server: FakeServer, readonly database: string) {
    world.settling(() => this.settle());
  }

  async open(): Promise<Tab> {
    const tab = new Tab(this.world, this.server, this);
    this.tabs.push(tab);
    await tab.start();
    return tab;
  }

  kill(tab: Tab): void {
    tab.kill();
    this.tabs = this.tabs.filter((one) => one !== tab);
  }

  signal(online: boolean): void {
    this.online = online;
    for (const tab of this.tabs) tab.signal(online);
  }

  // Messages between tabs take turns of their own, so once around is not enough.
  async settle(): Promise<void> {
    for (let before = -1, rounds = 0; before !== this.world.hub.heard; rounds += 1) {
      if (rounds > 200) throw new Error('The tabs never stop talking to each other.');
      before = this.world.hub.heard;
      for (const tab of this.tabs) await tab.engine.idle(2_000);
    }
  }
}
