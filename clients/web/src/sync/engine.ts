// Sync: the device's store, the connection and the tabs, put together. All work runs in turns, one after the other.
// One tab leads: it holds the connection, writes the state and empties the outbox; the others see what it sees, put
// their commands into the same outbox and ask it for pages.
import type { ClientFrame, Command, Problem, Reply, ServerFrame } from '$protocol';
import type { Connection, Receiver, Sync } from '$stores/seam';
import { emptyState, type SchoolState } from '$stores/state';
import { Database, type Where } from './database';
import { Inbox, type Taken } from './inbox';
import { closeCodes, Link } from './link';
import { isUnseen, undelivered } from './marks';
import { isPassing, Outbox } from './outbox';
import type { Ports } from './ports';

// Between tabs.
type Note =
  | { kind: 'frames'; frames: ServerFrame[] }
  | { kind: 'outbox' }
  | { kind: 'ask'; timeline: number; before: number | null; limit: number }
  | { kind: 'read'; timeline: number; sequence: number }
  | { kind: 'seen'; items: number[] }
  | { kind: 'draft'; place: string; text: string }
  | { kind: 'connection'; state: Connection; here: number[] }
  | { kind: 'hello' }
  | { kind: 'retry' }
  | { kind: 'signed_out' }
  | { kind: 'forgotten' };

// What is under way on the connection: one thing at a time, so that the order holds even when the server says busy.
interface UnderWay { id: string; marks?: number[]; told?: boolean; give: () => void }

const answerWithin = 15_000; // ms
const marksAfter = 400; // ms: a burst of entries is marked at once
const busyFor = 2_000; // ms, when the server does not say
const ahead = { rooms: 40, entries: 50, enough: 20 } as const; // what is fetched after a snapshot, before anybody asks

export class Engine implements Sync {
  readonly #link: Link;
  readonly #inbox: Inbox;
  #database!: Database;
  #outbox!: Outbox;
  #turns: Promise<unknown> = Promise.resolve();
  #frames: ServerFrame[] = [];
  #leading = false;
  #welcome = false; // the server has answered hello
  #whole = true; // the last save worked
  #connection: Connection = 'reconnecting';
  #underWay: UnderWay | null = null;
  #waitUntil = 0;
  #seen: number[] = [];
  #persisted = false;
  #told = new Set<number>(); // marked as delivered by this page
  #marking = false;
  #reads = new Map<number, number>(); // not yet told
  #asked = new Map<string, { key: string; done: () => void; failed: (why: Error) => void }>();

  constructor(private readonly receiver: Receiver, private readonly ports: Ports) {
    this.#inbox = new Inbox(receiver);
    this.#link = new Link(ports, {
      opened: () => this.#hello(),
      frames: (frames) => this.#received(frames),
      state: (state) => this.#connected(state),
      closed: (code) => this.#closed(code),
    });
  }

  async start(): Promise<void> {
    this.#database = await Database.open(this.ports.database);
    this.#outbox = new Outbox(this.#database, this.ports.newId, this.ports.now);
    this.ports.tabs.listen((note) => void this.#turn(() => this.#heard(note as Note)));
    await this.#turn(() => this.#restore());
    this.ports.tabs.post({ kind: 'hello' } satisfies Note);
    this.ports.tabs.lead(() => void this.#turn(() => this.#lead()));
    this.ports.woken(() => this.#woken(), () => this.#link.asleep());
  }

  // Everything that was asked for so far has been done, the network aside.
  async idle(): Promise<void> {
    let last: unknown;
    while (last !== this.#turns) await (last = this.#turns);
  }

  // The page may go: everything given to it is on the device, and nothing is on its way.
  get safe(): boolean {
    return this.#outbox.saved && !this.#outbox.rows.some((row) => row.state === 'waiting');
  }

  stop(): void {
    this.#link.stop();
    this.#database.close();
  }

  // ---- Commands ----

  submit(id: string, command: Command): Promise<void> {
    return this.#turn(async () => {
      const { me } = this.receiver.current();
      this.#full(!(await this.#outbox.add(id, command, me)));
      this.#outboxChanged();
      if (command.kind === 'observe') this.#persist();
      if (this.ports.online()) this.#link.wake(); // somebody is here and wants something: now, not after the wait
    });
  }

  // Asked after the first cue, when it is clear what for.
  #persist(): void {
    if (!this.#persisted) this.ports.persist();
    this.#persisted = true;
  }

  undo(id: string): Promise<void> { return this.#turn(async () => { await this.#outbox.undo(id); this.#outboxChanged(); }); }
  again(id: string): Promise<void> { return this.#turn(async () => { await this.#outbox.again(id); this.#outboxChanged(); }); }
  dismiss(id: string): Promise<void> { return this.#turn(async () => { await this.#outbox.dismiss(id); this.#outboxChanged(); }); }

  #outboxChanged(): void {
    this.receiver.outbox(this.#outbox.list());
    this.ports.tabs.post({ kind: 'outbox' } satisfies Note);
    this.#pump();
  }

  // ---- Reading ----

  async history(timeline: number, before: number | null, limit: number): Promise<void> {
    if (!this.#leading) return this.ports.tabs.post({ kind: 'ask', timeline, before, limit } satisfies Note);
    if (!this.#welcome) throw new Error('There is no connection.');
    const key = `${timeline} ${before ?? ''}`;
    if ([...this.#asked.values()].some((one) => one.key === key)) return;
    const id = this.ports.newId();
    await new Promise<void>((done, failed) => {
      this.#asked.set(id, { key, done, failed });
      this.#link.send({ kind: 'history', id, timeline, limit, ...(before === null ? {} : { before }) });
    });
  }

  read(timeline: number, sequence: number): void {
    if (!this.#leading) return this.ports.tabs.post({ kind: 'read', timeline, sequence } satisfies Note);
    this.#reads.set(timeline, Math.max(sequence, this.#reads.get(timeline) ?? 0));
    this.#tellReads();
  }

  seen(items: readonly number[]): void {
    if (!this.#leading) return this.ports.tabs.post({ kind: 'seen', items: [...items] } satisfies Note);
    void this.#turn(async () => {
      const { me, state } = this.receiver.current();
      const more = items.filter((id) => !this.#seen.includes(id) && isUnseen(state, me, id));
      if (!more.length) return;
      this.#seen = [...this.#seen, ...more];
      await this.#database.saveSeen(this.#seen).catch(() => this.#full(true));
      this.#pump();
    });
  }

  saveDraft(place: string, text: string): void {
    void this.#turn(async () => {
      await this.#database.saveDraft(place, text).then(() => this.#full(false), () => this.#full(true));
      this.ports.tabs.post({ kind: 'draft', place, text } satisfies Note);
    });
  }

  // Also after signing in.
  retry(): void {
    if (!this.#leading) return this.ports.tabs.post({ kind: 'retry' } satisfies Note);
    this.#link.open();
    this.#link.wake();
  }

  forget(): Promise<void> {
    return this.#turn(async () => {
      await this.#database.forgetAll();
      this.#hangUp();
      await this.#blank();
      this.ports.tabs.post({ kind: 'forgotten' } satisfies Note);
    });
  }

  // ---- Turns ----

  #turn<T>(work: () => Promise<T> | T): Promise<T> {
    const turn = this.#turns.then(work);
    this.#turns = turn.catch(() => undefined);
    return turn;
  }

  #full(full: boolean): void { this.receiver.storeFull(full || !this.#outbox.saved); }

  async #restore(): Promise<void> {
    const saved = await this.#database.load();
    this.#inbox.restart(saved.where.position, saved.where.early);
    this.#seen = saved.seen;
    this.receiver.restored({ me: saved.where.me, state: saved.state, drafts: saved.drafts });
    await this.#outbox.load();
    this.receiver.outbox(this.#outbox.list());
  }

  // The tab that led before may have saved more than this one has heard.
  async #lead(): Promise<void> {
    await this.#restore();
    this.#leading = true;
    this.#link.open();
  }

  // ---- The connection ----

  #hello(): void {
    const { position } = this.#inbox;
    this.#inbox.reconnected();
    this.#link.send({ kind: 'hello', ...(position ? { position } : {}) });
  }

  #received(frames: ServerFrame[]): void {
    this.#frames.push(...frames);
    if (this.#frames.length === frames.length) void this.#turn(() => this.#drain());
  }

  #connected(state: Connection): void {
    this.#connection = state;
    this.receiver.connection(state);
    this.ports.tabs.post({ kind: 'connection', state, here: [...this.receiver.current().state.here] } satisfies Note);
  }

  #closed(code: number): void {
    this.#welcome = false;
    this.#frames = [];
    const underWay = this.#underWay;
    this.#underWay = null;
    underWay?.give();
    for (const one of this.#asked.values()) one.failed(new Error('The connection was lost.'));
    this.#asked.clear();
    if (code === closeCodes.badFrame && underWay) void this.#turn(() => this.#badFrame(underWay));
    if (code === closeCodes.signedOut) void this.#turn(() => this.#signedOut());
  }

  // The server does not understand what was sent: once more would do the same.
  async #badFrame(underWay: UnderWay): Promise<void> {
    const problem: Problem = { code: 'malformed', sentence: 'This app is too old for the server. Reload it.', retry: false };
    await this.#answer({ id: underWay.id, sequences: [], problem }, underWay);
  }

  // What was read goes; what was written stays for the same person.
  async #signedOut(): Promise<void> {
    await this.#database.forgetState();
    this.#inbox.restart(null);
    this.receiver.restored({ ...this.receiver.current(), state: emptyState, drafts: (await this.#database.load()).drafts });
    this.receiver.signedOut();
    this.ports.tabs.post({ kind: 'signed_out' } satisfies Note);
  }

  // Somebody else signed in on this device: nothing of the person before may stay or be sent.
  async #stranger(): Promise<void> {
    await this.#database.forgetAll();
    this.#hangUp();
    await this.#blank();
    this.ports.tabs.post({ kind: 'forgotten' } satisfies Note);
    this.#link.open();
  }

  #hangUp(): void {
    this.#link.stop();
    this.#closed(0);
  }

  async #blank(): Promise<void> {
    this.#inbox.restart(null);
    [this.#seen, this.#told] = [[], new Set()];
    this.#reads.clear();
    this.receiver.restored({ me: 0, state: emptyState, drafts: {} });
    await this.#outbox.load();
    this.receiver.outbox(this.#outbox.list());
  }

  async #drain(): Promise<void> {
    const frames = this.#frames;
    this.#frames = [];
    const before = this.receiver.current().state;
    const taken = this.#inbox.take(frames);
    if (taken.stranger) return this.#stranger();
    if (this.#outbox.hide(taken.made.keys())) this.receiver.outbox(this.#outbox.list());
    await this.#save(before);
    this.ports.tabs.post({ kind: 'frames', frames } satisfies Note);
    if (taken.welcomed) this.#welcomed();
    for (const reply of taken.replies) await this.#reply(reply);
    await this.#shown(taken);
    for (const page of taken.pages) this.#page(page.id);
    if (taken.caughtUp) this.#link.works();
    if (frames.some((frame) => frame.kind === 'snapshot' && frame.last)) void this.#fetchAhead([...before.timelines.keys()]);
    this.#pump();
    this.#markLater();
  }

  #welcomed(): void {
    this.#welcome = true;
    this.#waitUntil = 0;
    this.#link.send({ kind: 'presence', here: this.ports.visible() });
    this.#tellReads();
  }

  #woken(): void {
    this.#link.wake();
    if (this.#welcome) this.#link.send({ kind: 'presence', here: this.ports.visible() });
    this.#pump();
  }

  async #save(before: SchoolState): Promise<void> {
    const { me, state } = this.receiver.current();
    const where: Where = { me, position: this.#inbox.position, early: this.#inbox.early };
    try {
      await (this.#whole ? this.#database.save(before, state, where) : this.#database.replace(state, where));
      if (!this.#whole) this.#full(false);
      this.#whole = true;
    } catch {
      this.#whole = false;
      this.#full(true);
    }
  }

  async #shown(taken: Taken): Promise<void> {
    const before = this.#outbox.rows;
    if (taken.made.size) for (const reply of await this.#outbox.arrived(taken.made)) this.receiver.replied(reply);
    await this.#outbox.passed(this.#inbox.position?.sequence ?? 0);
    if (this.#outbox.rows === before && !taken.replies.length) return;
    this.receiver.outbox(this.#outbox.list());
    this.ports.tabs.post({ kind: 'outbox' } satisfies Note);
  }

  #page(id: string): void {
    this.#asked.get(id)?.done();
    this.#asked.delete(id);
  }

  // The newest page of each room and of what was open: unread counts, and something to read without signal.
  async #fetchAhead(open: number[]): Promise<void> {
    const { state } = this.receiver.current();
    const rooms = [...state.channels.values()].filter((one) => one.channel_kind !== 'care_team').slice(0, ahead.rooms).map((one) => one.id);
    for (const id of new Set([...rooms, ...open])) {
      const { entries, complete } = this.receiver.current().state.timelines.get(id) ?? { entries: [], complete: false };
      if (complete || entries.length >= ahead.enough || !state.heads.has(id)) continue;
      await this.history(id, entries[0]?.sequence ?? null, ahead.entries).catch(() => undefined);
    }
  }

  #tellReads(): void {
    if (!this.#welcome) return;
    for (const [timeline, sequence] of this.#reads) this.#link.send({ kind: 'read', timeline, sequence });
    this.#reads.clear();
  }

  // ---- Sending ----

  // Sends the next thing if nothing is under way.
  #pump(): void {
    if (!this.#leading || !this.#welcome || this.#underWay || this.ports.now() < this.#waitUntil) return;
    const row = this.#outbox.next(this.receiver.current().me);
    if (row) return this.#give(row.id, row.command, {});
    if (this.#seen.length) return this.#giveMarks(this.#seen.slice(0, 200), 'seen');
  }

  #giveMarks(items: number[], mark: 'delivered' | 'seen'): void {
    this.#give(this.ports.newId(), { kind: 'mark_items', items, mark }, { marks: items, told: mark === 'delivered' });
  }

  #give(id: string, command: Command, marks: { marks?: number[]; told?: boolean }): void {
    const underWay: UnderWay = { id, ...marks, give: this.ports.later(answerWithin, () => this.#link.drop()) };
    this.#underWay = underWay;
    void this.#turn(async () => {
      const stands = marks.marks !== undefined || (await this.#outbox.leave(id));
      if (this.#underWay !== underWay) return; // the connection was lost meanwhile
      if (stands && this.#link.send({ kind: 'command', id, command } satisfies ClientFrame)) return;
      this.#done(underWay);
      this.#pump();
    });
  }

  #done(underWay: UnderWay): void {
    underWay.give();
    this.#underWay = null;
  }

  async #reply(reply: Reply): Promise<void> {
    const asked = this.#asked.get(reply.id);
    if (asked) {
      this.#asked.delete(reply.id);
      return asked.failed(new Error(reply.problem?.sentence ?? 'No page came.'));
    }
    const underWay = this.#underWay;
    if (underWay?.id !== reply.id) return; // an answer to an earlier try
    this.#done(underWay);
    await this.#answer(reply, underWay);
  }

  async #answer(reply: Reply, underWay: UnderWay): Promise<void> {
    if (reply.problem && isPassing(reply.problem)) return this.#wait(reply.problem.retry_after_ms ?? busyFor);
    if (underWay.marks) return this.#marked(underWay.marks, underWay.told ?? false);
    await this.#outbox.answered(reply);
    this.receiver.replied(reply);
    this.#outboxChanged();
  }

  #wait(ms: number): void {
    const wait = ms * (1 + this.ports.random() / 2);
    this.#waitUntil = this.ports.now() + wait;
    this.ports.later(wait + 1, () => this.#pump());
  }

  async #marked(items: number[], delivered: boolean): Promise<void> {
    if (delivered) return items.forEach((id) => this.#told.add(id));
    this.#seen = this.#seen.filter((id) => !items.includes(id));
    await this.#database.saveSeen(this.#seen).catch(() => this.#full(true));
  }

  #markLater(): void {
    if (this.#marking || !this.#leading) return;
    this.#marking = true;
    this.ports.later(marksAfter, () => {
      this.#marking = false;
      if (!this.#welcome) return;
      if (this.#underWay) return this.#markLater();
      const { me, state } = this.receiver.current();
      const items = undelivered(state, me, this.#told);
      if (items.length) this.#giveMarks(items, 'delivered');
    });
  }

  // ---- Other tabs ----

  async #heard(note: Note): Promise<void> {
    switch (note.kind) {
      case 'frames': if (!this.#leading) await this.#follow(note.frames); break;
      case 'outbox':
        await this.#outbox.load();
        this.receiver.outbox(this.#outbox.list());
        this.#pump();
        break;
      case 'ask': if (this.#leading) void this.history(note.timeline, note.before, note.limit).catch(() => undefined); break;
      case 'read': if (this.#leading) this.read(note.timeline, note.sequence); break;
      case 'seen': if (this.#leading) this.seen(note.items); break;
      case 'retry': if (this.#leading) this.retry(); break;
      case 'draft': this.receiver.draft(note.place, note.text); break;
      case 'hello': if (this.#leading) this.#connected(this.#connection); break;
      case 'connection':
        this.receiver.connection(note.state);
        for (const person of note.here) this.receiver.presence(person, true);
        break;
      case 'signed_out': this.#inbox.restart(null); this.receiver.signedOut(); break;
      case 'forgotten':
        this.#hangUp();
        await this.#blank();
        this.receiver.signedOut();
        break;
    }
  }

  // The leading tab has saved before it tells, so a whole snapshot is read from the store.
  async #follow(frames: ServerFrame[]): Promise<void> {
    if (frames.some((frame) => frame.kind === 'snapshot')) return this.#restore();
    const { made } = this.#inbox.take(frames.filter((frame) => frame.kind !== 'reply'));
    if (this.#outbox.hide(made.keys())) this.receiver.outbox(this.#outbox.list());
  }
}
