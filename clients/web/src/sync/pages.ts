// Pages of history: what was asked and not yet answered, and what is fetched before anybody asks.
import type { Reply } from '$protocol';
import type { Receiver } from '$stores/seam';
import type { Link } from './link';

const ahead = { rooms: 40, entries: 50, enough: 20 } as const;

interface Question { key: string; done: () => void; failed: (why: Error) => void }

export class Pages {
  #asked = new Map<string, Question>();

  constructor(private readonly link: Link, private readonly receiver: Receiver, private readonly newId: () => string) {}

  // Resolves when the page has come; at once if the same one is on its way.
  ask(timeline: number, before: number | null, limit: number): Promise<void> {
    const key = `${timeline} ${before ?? ''}`;
    if ([...this.#asked.values()].some((one) => one.key === key)) return Promise.resolve();
    const id = this.newId();
    return new Promise<void>((done, failed) => {
      this.#asked.set(id, { key, done, failed });
      if (!this.link.send({ kind: 'history', id, timeline, limit, ...(before === null ? {} : { before }) })) this.lost();
    });
  }

  came(id: string): void {
    this.#asked.get(id)?.done();
    this.#asked.delete(id);
  }

  // True: it was about a page.
  refused({ id, problem }: Reply): boolean {
    const question = this.#asked.get(id);
    question?.failed(new Error(problem?.sentence ?? 'No page came.'));
    return this.#asked.delete(id);
  }

  lost(): void {
    for (const one of this.#asked.values()) one.failed(new Error('The connection was lost.'));
    this.#asked.clear();
  }

  // The newest page of each room and of what was open: unread counts, and something to read without signal.
  async fetchAhead(open: readonly number[]): Promise<void> {
    const { state } = this.receiver.current();
    const rooms = [...state.channels.values()].filter((one) => one.channel_kind !== 'care_team').slice(0, ahead.rooms);
    for (const id of new Set([...rooms.map((one) => one.id), ...open])) {
      const { entries, complete } = this.receiver.current().state.timelines.get(id) ?? { entries: [], complete: false };
      if (complete || entries.length >= ahead.enough || !state.heads.has(id)) continue;
      await this.ask(id, entries[0]?.sequence ?? null, ahead.entries).catch(() => undefined);
    }
  }
}
