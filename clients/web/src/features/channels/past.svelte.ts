// What somebody looks at of a channel's past: a stretch that adjoins what the device keeps, or one far back. It slides:
// what is far away is dropped and read again, so a channel of 100,000 entries costs as much as one of 2,000.
import type { Entry } from '$protocol';
import { endingAt, type ReadPage, sequenceAt, type Stretch, withNewer, withOlder } from '$stores/past';

const most = 2_000; // entries

export class Past {
  stretch = $state.raw<Stretch | null>(null);
  apart = $state(false); // newer entries than the stretch's, older than what the device keeps, are not read
  busy = $state(false);

  constructor(private readonly timeline: number, private readonly read: ReadPage) {}

  // The entries to show: `kept` is what the device has, the newest part.
  entries(kept: readonly Entry[]): readonly Entry[] {
    if (!this.stretch) return kept;
    if (this.apart) return this.stretch.entries;
    const first = kept[0]?.sequence ?? Infinity;
    return [...this.stretch.entries.filter((entry) => entry.sequence < first), ...kept];
  }

  older(kept: readonly Entry[]): Promise<void> {
    return this.#change(async () => {
      const next = this.stretch ? await withOlder(this.read, this.timeline, this.stretch) : await endingAt(this.read, this.timeline, kept[0]?.sequence ?? null);
      const slides = next.entries.length > most;
      this.stretch = slides ? { ...next, entries: next.entries.slice(0, most) } : next;
      this.apart ||= slides;
    });
  }

  newer(kept: readonly Entry[]): Promise<void> {
    return this.#change(async () => {
      const first = kept[0]?.sequence;
      if (!this.stretch || !this.apart || first === undefined) return;
      const { reaches, ...next } = await withNewer(this.read, this.timeline, this.stretch, first);
      if (reaches) this.apart = false;
      const slides = next.entries.length > most;
      this.stretch = slides ? { entries: next.entries.slice(-most), oldest: false } : next;
    });
  }

  // Answers the entry to look at: the first that is not older. What the device keeps needs no stretch.
  async toTime(time: number, kept: readonly Entry[]): Promise<number> {
    const inKept = kept.find((entry) => entry.time >= time);
    if (!inKept || inKept !== kept[0]) return inKept?.sequence ?? kept.at(-1)?.sequence ?? 0;
    let found = 0;
    await this.#change(async () => { found = await sequenceAt(this.read, this.timeline, time, inKept.sequence); });
    await this.toSequence(found, kept);
    return found;
  }

  async toSequence(sequence: number, kept: readonly Entry[]): Promise<void> {
    const first = kept[0]?.sequence ?? 0;
    if (sequence >= first) return this.leave();
    await this.#change(async () => {
      const before = await endingAt(this.read, this.timeline, sequence);
      const { reaches, ...stretch } = await withNewer(this.read, this.timeline, before, first);
      [this.stretch, this.apart] = [stretch, !reaches];
    });
  }

  // Back to the newest.
  leave(): void { [this.stretch, this.apart] = [null, false]; }

  async #change(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } catch {
      // No signal: what is there stays, and the next look asks again.
    } finally {
      this.busy = false;
    }
  }
}
