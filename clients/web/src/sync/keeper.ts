// Keeps the state of the school on the device as it changes. While there is no room the page goes on without, lends its
// state to the other tabs, and saves all of it once there is room again.
import type { Receiver } from '$stores/seam';
import type { SchoolState } from '$stores/state';
import type { Database, Where } from './database';
import type { Inbox } from './inbox';
import type { Note } from './notes';
import type { Ports } from './ports';

interface Parts { receiver: Receiver; ports: Ports; inbox: Inbox; database: () => Database; full: (full: boolean) => void }

export class Keeper {
  #whole = true; // the last save worked

  constructor(private readonly parts: Parts) {}

  // From the state before to the one there is now; `besides` is kept with it.
  async save(before: SchoolState, besides: () => Promise<void>): Promise<void> {
    const { receiver, database, full } = this.parts;
    const { state } = receiver.current();
    const where = this.#where;
    try {
      await (this.#whole ? database().save(before, state, where) : database().replace(state, where));
      await besides();
      if (!this.#whole) full(false);
      this.#whole = true;
    } catch {
      this.#whole = false;
      full(true);
    }
  }

  // While the device is full the others cannot read from the store what this page has.
  lend(): void {
    if (!this.#whole) this.parts.ports.tabs.post({ kind: 'state', where: this.#where, state: this.parts.receiver.current().state } satisfies Note);
  }

  get #where(): Where {
    const { receiver, inbox } = this.parts;
    return { me: receiver.current().me, position: inbox.position, early: inbox.early, epoch: inbox.epoch };
  }
}
