// Takes the server's frames in order and hands them to the session: a snapshot only when it is whole, an entry once.
import type { Entry, EntryFrame, Found, HistoryPage, Position, Reply, ServerFrame, Snapshot } from '$protocol';
import type { Receiver } from '$stores/seam';

// What a batch of frames brought besides changes of the state.
export interface Taken {
  welcomed: boolean;
  caughtUp: boolean;
  replies: Reply[];
  pages: HistoryPage[];
  found: Found[];
  made: Map<string, number[]>; // this person's commands whose entries came
  newEpoch: boolean; // the server is back at an older log
  afresh: boolean; // and the state is of that one now
  stranger: boolean; // somebody else than before is signed in: nothing of this may be used
}

export class Inbox {
  epoch: number | undefined; // of the log that the state speaks of
  position: Position | null = null; // everything this person may see up to here is in the state
  #early = new Map<number, Entry | null>(); // those beyond it: alerts overtake; null when it was another page that got it
  #waiting: Entry[] = []; // that overtook an entry of their own timeline as well: not in the state yet
  #parts: Snapshot[] = []; // of a snapshot that is not whole yet
  #held: EntryFrame[] = []; // entries that came between its parts
  #ready: Entry[] = [];

  constructor(private readonly receiver: Receiver) {}

  // Goes on from what is on the device.
  restart(position: Position | null, early: readonly number[] = [], epoch: number | undefined = position?.epoch ?? this.epoch): void {
    this.position = position;
    this.epoch = epoch;
    this.#early = new Map(early.map((sequence) => [sequence, null]));
    this.reconnected();
  }

  // Half a snapshot is worth nothing on a new connection.
  reconnected(): void {
    this.#waiting = [];
    this.#parts = [];
    this.#held = [];
  }

  // Entries beyond the position that are in the state.
  get early(): number[] { return [...this.#early.keys()]; }

  take(frames: readonly ServerFrame[]): Taken {
    const taken: Taken = { welcomed: false, caughtUp: false, replies: [], pages: [], found: [], made: new Map(), newEpoch: false, afresh: false, stranger: false };
    for (const frame of frames) {
      if (frame.kind !== 'entry') this.#flush(taken);
      this.#one(frame, taken);
      if (taken.stranger) return taken;
    }
    this.#flush(taken);
    return taken;
  }

  #one(frame: ServerFrame, taken: Taken): void {
    switch (frame.kind) {
      case 'welcome': {
        const { me } = this.receiver.current();
        if (me !== 0 && me !== frame.person) taken.stranger = true;
        else this.receiver.welcomed(frame);
        if (this.epoch !== undefined && this.epoch !== frame.epoch) {
          taken.newEpoch = true;
          this.restart(null);
        }
        taken.welcomed = true;
        break;
      }
      case 'snapshot': this.#snapshot(frame, taken); break;
      case 'entry': if (this.#parts.length) this.#held.push(frame); else this.#entry(frame); break;
      case 'caught_up': this.#caughtUp(frame.position, taken); break;
      case 'reply': taken.replies.push(frame); break;
      case 'history_page':
        this.receiver.page(frame);
        taken.pages.push(frame);
        this.#mine(frame.entries, taken); // as good as having seen them come
        break;
      case 'read_moved': this.receiver.readMoved(frame.position); break;
      case 'here_now': this.receiver.hereNow(frame); break;
      case 'found': taken.found.push(frame); break;
      case 'presence_changed': this.receiver.presence(frame.person, frame.here); break;
    }
  }

  #entry({ entry, early }: EntryFrame): void {
    if (this.position && entry.sequence <= this.position.sequence) return;
    if (early) this.#waiting.push(entry);
    else if (this.position) {
      this.#waiting = this.#waiting.filter((one) => one.sequence !== entry.sequence);
      if (!this.#early.has(entry.sequence)) this.#ready.push(entry);
      this.#moveTo({ ...this.position, sequence: entry.sequence });
    }
    this.#overtake();
  }

  // An entry may overtake others, not those of its own timeline: it waits for the one it names as previous.
  #overtake(): void {
    if (!this.position) return;
    const { sequence } = this.position;
    for (const entry of this.#waiting) {
      if (this.#early.has(entry.sequence)) continue;
      if (entry.sequence > sequence && entry.previous !== this.#last(entry.timeline)) continue;
      this.#ready.push(entry);
      if (entry.sequence > sequence) this.#early.set(entry.sequence, entry);
    }
    this.#waiting = this.#waiting.filter((entry) => entry.sequence > sequence && !this.#early.has(entry.sequence));
  }

  // The last entry of a timeline's own that is in the state, or about to be.
  #last(timeline: number): number {
    const ready = this.#ready.findLast((entry) => entry.timeline === timeline)?.sequence;
    return ready ?? this.receiver.current().state.heads.get(timeline) ?? 0;
  }

  #moveTo(position: Position): void {
    this.position = position;
    for (const sequence of this.#early.keys()) if (sequence <= position.sequence) this.#early.delete(sequence);
  }

  #caughtUp(position: Position, taken: Taken): void {
    if (this.#parts.length || !this.position) return;
    if (position.sequence > this.position.sequence) this.#moveTo(position);
    this.#overtake();
    this.#flush(taken);
    this.receiver.caughtUp();
    taken.caughtUp = true;
  }

  #snapshot(part: Snapshot, taken: Taken): void {
    if (part.first) [this.#parts, this.#held] = [[], []];
    else if (!this.#parts.length) return;
    this.#parts.push(part);
    if (!part.last) return;
    const [parts, held] = [this.#parts, this.#held];
    [this.#parts, this.#held] = [[], []];
    const afresh = this.epoch !== undefined && this.epoch !== part.position.epoch;
    for (const one of parts) this.receiver.snapshot(one, afresh);
    taken.afresh ||= afresh;
    this.epoch = part.position.epoch;
    // What another page got early is not in this state, and comes again.
    for (const [sequence, entry] of this.#early) if (entry === null) this.#early.delete(sequence);
    const early = [...this.#early.values()].filter((entry) => entry !== null && entry.sequence > part.position.sequence) as Entry[];
    this.#moveTo(part.position);
    this.#ready.push(...early);
    this.#waiting = this.#waiting.filter((entry) => entry.sequence > part.position.sequence);
    this.#overtake();
    for (const one of held) this.#entry(one);
    this.#flush(taken);
    taken.caughtUp = true;
  }

  #flush(taken: Taken): void {
    if (!this.#ready.length) return;
    const entries = this.#ready;
    this.#ready = [];
    this.#mine(entries, taken);
    this.receiver.entries(entries);
  }

  #mine(entries: readonly Entry[], { made }: Taken): void {
    const { me } = this.receiver.current();
    for (const { author, command, sequence } of entries) if (command && author === me) made.set(command, [...(made.get(command) ?? []), sequence]);
  }
}
