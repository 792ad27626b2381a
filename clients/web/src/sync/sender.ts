// What goes to the server, one thing at a time, so that the order holds even when the server says busy: commands from
// the outbox, then what was opened, then what has arrived on this device.
import { type Command, limits, type Problem, type Reply } from '$protocol';
import type { Receiver } from '$stores/seam';
import type { Link } from './link';
import { isUnseen, undelivered } from './marks';
import { isPassing, type Outbox } from './outbox';
import type { Ports } from './ports';

interface UnderWay { id: string; marks: { items: number[]; mark: 'delivered' | 'seen' } | null; cancel: () => void }

// What the engine lends.
export interface Around {
  receiver: Receiver;
  ports: Ports;
  link: Link;
  outbox: () => Outbox;
  turn: (work: () => Promise<void>) => void;
  answered: (reply: Reply) => void; // the outbox has changed
  saveSeen: (items: number[]) => Promise<void>;
}

const answerWithin = 15_000; // ms
const marksAfter = 400; // ms: a burst of entries is marked at once
const busyFor = 2_000; // ms, when the server does not say

const tooOld: Problem = { code: 'malformed', sentence: 'This app is too old for the server. Reload it.', retry: false };

export class Sender {
  #open = false; // the server has answered hello
  #underWay: UnderWay | null = null;
  #wakes: (() => void) | null = null; // cancels the wait that the server asked for
  #seen: number[] = []; // opened, and to be told
  #told = new Set<number>(); // delivered marks of this page
  #marking = false;

  constructor(private readonly around: Around) {}

  restored(seen: number[]): void { this.#seen = seen; }

  forget(): void {
    this.#seen = [];
    this.#told.clear();
  }

  opened(): void {
    this.#open = true;
    this.#rested();
  }

  // The connection is gone, and perhaps because of what was sent: once more would do the same.
  closed(unreadable: boolean): void {
    this.#open = false;
    const underWay = this.#underWay;
    this.#underWay = null;
    underWay?.cancel();
    if (unreadable && underWay) this.around.turn(() => this.#answer({ id: underWay.id, sequences: [], problem: tooOld }, underWay));
  }

  async opens(items: readonly number[]): Promise<void> {
    const { me, state } = this.around.receiver.current();
    const more = items.filter((id) => !this.#seen.includes(id) && isUnseen(state, me, id));
    if (!more.length) return;
    this.#seen = [...this.#seen, ...more];
    await this.around.saveSeen(this.#seen);
    this.pump();
  }

  // Sends the next thing if nothing is under way.
  pump(): void {
    const { receiver, outbox } = this.around;
    if (!this.#open || this.#underWay || this.#wakes) return;
    const row = outbox().next(receiver.current().me);
    if (row) this.#give(row.id, row.command, null);
    else if (this.#seen.length) this.#giveMarks(this.#seen.slice(0, limits.marks_per_command), 'seen');
  }

  markLater(): void {
    if (this.#marking) return;
    this.#marking = true;
    this.around.ports.later(marksAfter, () => {
      this.#marking = false;
      if (!this.#open) return;
      if (this.#underWay) return this.markLater();
      const { me, state } = this.around.receiver.current();
      const items = undelivered(state, me, this.#told);
      if (items.length) this.#giveMarks(items, 'delivered');
    });
  }

  // Only what is under way is answered: an answer to an earlier try says nothing new.
  async reply(reply: Reply): Promise<void> {
    const underWay = this.#underWay;
    if (underWay?.id !== reply.id) return;
    this.#done(underWay);
    await this.#answer(reply, underWay);
  }

  #giveMarks(items: number[], mark: 'delivered' | 'seen'): void {
    this.#give(this.around.ports.newId(), { kind: 'mark_items', items, mark }, { items, mark });
  }

  #give(id: string, command: Command, marks: UnderWay['marks']): void {
    const { link, outbox, ports, turn } = this.around;
    const underWay: UnderWay = { id, marks, cancel: ports.later(answerWithin, () => link.drop()) };
    this.#underWay = underWay;
    turn(async () => {
      const stands = marks !== null || (await outbox().leave(id));
      if (this.#underWay !== underWay) return; // the connection was lost meanwhile
      if (!stands) {
        this.#done(underWay);
        this.pump();
      } else if (!link.send({ kind: 'command', id, command })) this.closed(false);
    });
  }

  #done(underWay: UnderWay): void {
    underWay.cancel();
    this.#underWay = null;
  }

  async #answer(reply: Reply, { marks }: UnderWay): Promise<void> {
    if (reply.problem?.code === 'disk_full') this.around.outbox().letPass(reply.id);
    if (reply.problem && isPassing(reply.problem)) return this.#wait(reply.problem.retry_after_ms ?? busyFor);
    if (marks) return this.#marked(marks);
    await this.around.outbox().answered(reply);
    this.around.answered(reply);
  }

  #wait(ms: number): void {
    const { ports } = this.around;
    this.#rested();
    this.#wakes = ports.later(ms * (1 + ports.random() / 2), () => {
      this.#wakes = null;
      this.pump();
    });
  }

  #rested(): void {
    this.#wakes?.();
    this.#wakes = null;
  }

  async #marked({ items, mark }: { items: number[]; mark: 'delivered' | 'seen' }): Promise<void> {
    if (mark === 'delivered') return items.forEach((id) => this.#told.add(id));
    this.#seen = this.#seen.filter((id) => !items.includes(id));
    await this.around.saveSeen(this.#seen);
  }
}
