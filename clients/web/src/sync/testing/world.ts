// A world for tests of sync: a clock that moves when told, one seed for all chance, tabs that share a lock.
import type { Tabs } from '../ports';

export function chance(seed: number): () => number {
  let state = (seed * 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const mostTimers = 20_000; // in one go; a day of the simulator needs a few hundred
const nothing = (): void => undefined;

interface Timer { at: number; order: number; run: () => void }

export class World {
  now = Date.UTC(2026, 8, 7, 8);
  readonly random: () => number;
  readonly hub = new Hub();
  #timers: Timer[] = []; // the next one last
  #count = 0;
  #settle: () => Promise<void> = () => Promise.resolve();

  constructor(seed: number) { this.random = chance(seed); }

  // How to wait until everybody has done what there is to do without time passing.
  settling(settle: () => Promise<void>): void { this.#settle = settle; }

  id(): string { return `id-${(this.#count += 1)}`; }
  under(limit: number): number { return Math.floor(this.random() * limit); }
  happens(probability: number): boolean { return this.random() < probability; }

  later(ms: number, run: () => void): () => void {
    const timer = { at: this.now + ms, order: (this.#count += 1), run };
    let [low, high] = [0, this.#timers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#timers[middle]?.at ?? 0) > timer.at) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
    return () => { timer.run = nothing; };
  }

  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    let run = 0;
    await this.#settle();
    for (let next = this.#timers.at(-1); next && next.at <= end; next = this.#timers.at(-1)) {
      this.#timers.pop();
      this.now = Math.max(this.now, next.at);
      if (next.run === nothing) continue;
      if ((run += 1) > mostTimers) throw new Error('Time stands still.');
      next.run();
      await this.#settle();
    }
    this.now = end;
  }
}

// Tabs of one browser.
export class Hub {
  #tabs = new Set<{ heard?: (message: unknown) => void }>();
  #waiting: { tab: object; chosen: () => void }[] = [];
  heard = 0; // messages, by all tabs

  open(): { tabs: Tabs; close: () => void } {
    const tab: { heard?: (message: unknown) => void } = {};
    this.#tabs.add(tab);
    const tabs: Tabs = {
      lead: (chosen) => {
        this.#waiting.push({ tab, chosen });
        if (this.#waiting.length === 1) chosen();
      },
      post: (message) => {
        const copy = structuredClone(message);
        if (this.#tabs.has(tab)) for (const other of this.#tabs) if (other !== tab) queueMicrotask(() => {
          if (!this.#tabs.has(other)) return;
          this.heard += 1;
          other.heard?.(copy);
        });
      },
      listen: (heard) => { tab.heard = heard; },
    };
    return {
      tabs,
      close: () => {
        this.#tabs.delete(tab);
        const led = this.#waiting[0]?.tab === tab;
        this.#waiting = this.#waiting.filter((one) => one.tab !== tab);
        if (led) this.#waiting[0]?.chosen();
      },
    };
  }
}
