// My day as the server computes it: asked when something that may change it has changed, kept for when nobody answers.
import { untrack } from 'svelte';
import type { Day, DayBlock } from '$protocol';
import { clock } from './clock.svelte';
import type { Answer } from './seam';
import { session } from './session.svelte';
import { startOfDay } from './zone.svelte';

const soon = 400; // ms: several changes in a row are one question; the first one is asked at once

class MyDay {
  found = $state.raw<Day | null>(null);
  time = $state(0); // when it was found
  fresh = $state(false);

  known = $derived(this.found !== null && this.found.person === session.me && (this.found.blocks.length > 0 || this.found.periods.length > 0 || this.found.paid.length > 0));
  blocks = $derived(this.known ? (this.found?.blocks ?? []) : []);
  now = $derived<DayBlock | undefined>(this.blocks.find((one) => !one.cancelled && one.start <= clock.now && clock.now < one.end));
  next = $derived<DayBlock | undefined>(this.blocks.find((one) => !one.cancelled && one.start > clock.now));
  // Outside paid time: readable, but nobody expects anything.
  off = $derived(this.known && this.found?.next_start !== undefined && !(this.found?.paid ?? []).some((one) => one.start <= clock.now && clock.now < one.end));

  // What my day is made of; a new value asks again.
  #made = $derived([
    session.connection, startOfDay(clock.now), session.me,
    ...[...session.confirmed.alerts.values()].map((one) => `${one.id}${one.state}`),
  ].join(' '));

  // Called once, while a component is set up.
  follow(): void {
    $effect(() => {
      void [this.#made, session.confirmed.rows];
      if (!session.ready) return;
      const timer = setTimeout(() => void this.ask(), untrack(() => this.found) ? soon : 0);
      return () => clearTimeout(timer);
    });
    // At the start nothing may jump under a finger: the day is what it was last, until the server has said what it is now.
    $effect(() => {
      if (session.ready && session.me) untrack(() => void this.#remember());
    });
  }

  async ask(): Promise<void> { this.#take(await session.ask({ kind: 'day_of' })); }

  async #remember(): Promise<void> {
    const last = await session.last({ kind: 'day_of' });
    if (!this.known) this.#take(last);
  }

  #take({ finding, time, fresh }: Answer): void {
    if (finding?.kind !== 'day') return;
    this.found = finding;
    this.time = time;
    this.fresh = fresh;
  }
}

export const day = new MyDay();
