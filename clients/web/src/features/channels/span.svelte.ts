// Which items of a long list are in the page: those in view and a few screens around them. It moves a few items a frame,
// and what is in view stays where it is. The container grows upwards (column-reverse), so its end needs no care.
import { tick } from 'svelte';

interface Around { body: () => HTMLElement | undefined; ids: () => readonly number[]; older: () => void; newer: () => void }

const hurried = 6; // items a frame, once somebody has scrolled
const calmly = 2; // items a frame, before anybody has: more would hold up a finger on a slow phone
const first = 2;
const beside = 24; // items after one that is looked for
const near = 1.5; // screens that are ready before they are reached
const far = 5; // screens that are kept after they were left
const fewest = 40; // items that are kept whatever their height

export class Span {
  top = $state<number | null>(null); // the first item in the page; none: the last few of all
  bottom = $state<number | null>(null); // the last one; none: the newest, as they come
  away = $state(false); // the newest is more than a screen away
  filled = $state(false); // there is a screen of them, or all there are: until then they would move under a finger
  moving = $state(false); // older or newer ones are being put in: nobody is told of them
  #asked = false;
  #scrolled = false;

  constructor(private readonly around: Around) {}

  get range(): [from: number, to: number] {
    const ids = this.around.ids();
    const at = (id: number | null, missing: number): number => {
      if (id === null) return missing;
      const found = ids.findIndex((one) => one >= id);
      return found < 0 ? missing : found;
    };
    const to = this.bottom === null ? ids.length : at(this.bottom, ids.length - 1) + 1;
    return [this.top === null ? Math.max(0, to - first) : Math.min(at(this.top, 0), to), to];
  }

  // After scrolling, and after anything has come.
  look(scrolled = false): void {
    this.#scrolled ||= scrolled;
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      void this.#step();
    });
  }

  // That item and what is around it, nothing else.
  async show(id: number): Promise<void> {
    const ids = this.around.ids();
    const at = Math.max(0, ids.findIndex((one) => one >= id));
    this.top = ids[Math.max(0, at - 4)] ?? null;
    this.bottom = ids[Math.min(ids.length - 1, at + beside)] ?? null;
    await tick();
    this.#row(ids[at] ?? 0)?.scrollIntoView({ block: 'start' });
    this.look();
  }

  end(): void {
    [this.top, this.bottom] = [null, null];
    const body = this.around.body();
    if (body) body.scrollTop = 0;
    this.look();
  }

  async #step(): Promise<void> {
    const body = this.around.body();
    if (!body) return;
    const screen = body.clientHeight;
    const below = -body.scrollTop;
    const above = body.scrollHeight - screen - below;
    const ids = this.around.ids();
    const step = this.#scrolled ? hurried : calmly;
    const [from, to] = this.range;
    this.filled ||= body.scrollHeight > screen || from === 0;
    let [next, last] = [from, to];
    if (above < near * screen) next = Math.max(0, from - step);
    else if (above > far * screen && to - from > fewest) next = from + step;
    if (below < near * screen) last = Math.min(ids.length, to + step);
    else if (below > far * screen && to - from > fewest) last = to - step;
    if (from === 0 && above < near * screen) this.around.older();
    if (to === ids.length && below < near * screen) this.around.newer();
    // Nobody who reads further up is moved by what comes in below.
    const bottom = last < ids.length || below > 8 ? (ids[last - 1] ?? null) : null;
    this.away = below > screen;
    if (next === from && last === to) {
      this.bottom = bottom;
      return;
    }
    this.moving = true;
    await this.#still(body, () => { [this.top, this.bottom] = [ids[next] ?? null, bottom]; });
    this.moving = false;
    this.look();
  }

  // Whatever changes, what is at the upper edge of the view stays there.
  async #still(body: HTMLElement, change: () => void): Promise<void> {
    const edge = body.getBoundingClientRect().top;
    const atEnd = this.bottom === null && body.scrollTop > -1;
    const row = atEnd ? undefined : [...body.querySelectorAll<HTMLElement>('[data-item]')].find((one) => one.getBoundingClientRect().bottom > edge);
    const was = row?.getBoundingClientRect().top ?? 0;
    change();
    await tick();
    if (!row?.isConnected) return;
    const moved = row.getBoundingClientRect().top - was;
    if (Math.abs(moved) > 0.5) body.scrollTop += moved;
  }

  #row(id: number): HTMLElement | null { return this.around.body()?.querySelector(`[data-item="${id}"]`) ?? null; }
}
