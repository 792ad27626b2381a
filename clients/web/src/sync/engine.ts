// Sync: the device's store, the connection and the tabs, put together. All work runs in turns, one after the other.
// One tab leads: it holds the connection, writes the state and empties the outbox; the others see what it sees, put
// their commands into the same outbox and ask it for pages.
import type { Command, Position, Question, Reply, ServerFrame } from '$protocol';
import type { ReadPage } from '$stores/past';
import type { Answer, Connection, Receiver, Sync } from '$stores/seam';
import { emptyState } from '$stores/state';
import { Database } from './database';
import { Inbox, type Taken } from './inbox';
import { Keeper } from './keeper';
import { closeCodes, Link } from './link';
import type { Note } from './notes';
import { type Decision, Outbox } from './outbox';
import { Pages } from './pages';
import { Questions } from './questions';
import type { Ports } from './ports';
import { Reads } from './reads';
import { Relay } from './relay';
import { Sender } from './sender';

const looksEvery = 30_000; // ms: a page may have died between saving a command and telling

const isSame = (a: Position | null, b: Position | null): boolean => a?.sequence === b?.sequence && a?.epoch === b?.epoch;

export class Engine implements Sync {
  readonly #link: Link;
  readonly #inbox: Inbox;
  readonly #sender: Sender;
  readonly #pages: Pages;
  readonly #questions: Questions;
  readonly #relay: Relay;
  readonly #keeper: Keeper;
  readonly #reads = new Reads();
  #database!: Database;
  #outbox!: Outbox; // from start() on
  #turns: Promise<unknown> = Promise.resolve();
  #frames: ServerFrame[] = [];
  #draining = false; // what comes until the next paint is taken together
  #leading = false;
  #looks: (() => void) | undefined; // cancels the next look at what other tabs have saved
  #welcome = false; // the server has answered hello
  #lost = 0; // how many connections
  #connection: Connection = 'reconnecting';
  #persisted = false;
  #renewing = false; // the server is back at an older log, and its state has not come yet

  constructor(private readonly receiver: Receiver, private readonly ports: Ports) {
    this.#inbox = new Inbox(receiver);
    this.#link = new Link(ports, {
      opened: () => this.#hello(),
      frames: (frames) => this.#received(frames),
      state: (state) => this.#connected(state),
      silent: () => this.#link.send({ kind: 'ask', id: ports.newId(), question: { kind: 'reachable_when', person: receiver.current().me } }),
      closed: (code) => this.#closed(code),
    });
    this.#pages = new Pages(this.#link, receiver, ports.newId);
    this.#questions = new Questions(this.#link, ports, () => this.#database);
    this.#relay = new Relay(ports, (question) => this.last(question));
    this.#keeper = new Keeper({ receiver, ports, inbox: this.#inbox, database: () => this.#database, full: (full) => this.#full(full) });
    this.#sender = new Sender({
      receiver, ports, link: this.#link,
      outbox: () => this.#outbox,
      turn: (work) => void this.#turn(work),
      answered: (reply) => this.#answered(reply),
      saveSeen: (items) => this.#database.saveSeen(items).catch(() => this.#full(true)),
    });
  }

  async start(): Promise<void> {
    this.#database = await Database.open(this.ports.database);
    this.#outbox = new Outbox(this.#database, this.ports, () => this.receiver.current().me);
    this.ports.tabs.listen((note) => void this.#turn(() => this.#heard(note as Note)));
    await this.#turn(() => this.#restore());
    this.ports.tabs.post({ kind: 'hello' } satisfies Note);
    this.ports.tabs.lead(() => void this.#turn(() => this.#lead()));
    this.ports.woken(() => this.#woken(), () => this.#link.asleep());
  }

  // Everything that was asked for so far has been done, the network aside. It must end within so many turns.
  async idle(atMost = Infinity): Promise<void> {
    let last: unknown;
    for (let turns = 0; last !== this.#turns; turns += 1) {
      if (turns > atMost) throw new Error('The turns never end.');
      await (last = this.#turns);
    }
  }

  // The page may go: everything given to it is on the device, and nothing is on its way.
  get safe(): boolean {
    return this.#outbox !== undefined && this.#outbox.whole && !this.#outbox.rows.some((row) => row.state === 'waiting');
  }

  stop(): void {
    this.#looks?.();
    this.#leading = false;
    this.#hangUp();
    this.#database.close();
  }

  // ---- Commands ----

  submit(id: string, command: Command): Promise<void> {
    const { me } = this.receiver.current();
    return this.#turn(async () => {
      if (this.receiver.current().me !== me) return; // somebody else has signed in before it could be saved
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

  undo(id: string): Promise<void> { return this.#decide('undo', id); }
  again(id: string): Promise<void> { return this.#decide('again', id); }
  dismiss(id: string): Promise<void> { return this.#decide('dismiss', id); }

  #decide(what: Decision, id: string): Promise<void> {
    return this.#turn(async () => {
      // No room to save it: whoever leads does it in memory, where it may be sending the command from.
      const saved = !this.#leading && (await this.#outbox.decideSaved(what, id));
      this.ports.tabs.post({ kind: 'decide', what, id, saved: saved || this.#leading } satisfies Note);
      if (this.#leading) await this.#outbox.decide(what, id);
      else if (!saved) await this.#outbox.drop(id);
      this.#full(false);
      this.#outboxChanged();
    });
  }

  #outboxChanged(): void {
    this.#showOutbox();
    this.#carry();
    this.#sender.pump();
  }

  #showOutbox(): void {
    this.receiver.outbox(this.#outbox.list());
    this.ports.tabs.post({ kind: 'outbox', ...(this.#leading && { loose: this.#outbox.loose }) } satisfies Note);
  }

  #carry(): void {
    const rows = this.#leading ? [] : this.#outbox.lend();
    if (rows.length) this.ports.tabs.post({ kind: 'carry', rows } satisfies Note);
  }

  #answered(reply: Reply): void {
    this.#tellReply(reply);
    this.#outboxChanged();
  }

  #tellReply(reply: Reply): void {
    this.receiver.replied(reply);
    this.ports.tabs.post({ kind: 'carried', reply } satisfies Note);
  }

  // ---- Reading ----

  async history(timeline: number, before: number | null, limit: number): Promise<void> {
    if (!this.#leading) return this.ports.tabs.post({ kind: 'ask', timeline, before, limit } satisfies Note);
    if (!this.#welcome) throw new Error('There is no connection.');
    await this.#pages.ask(timeline, before, limit);
  }

  page(timeline: number, before: number | null, limit: number): ReturnType<ReadPage> { return this.ports.page(timeline, before, limit); }

  ask(question: Question): Promise<Answer> {
    return this.#leading ? this.#questions.ask(question, this.#welcome) : this.#relay.ask(question);
  }

  // What this device was answered last, without asking anybody.
  last(question: Question): Promise<Answer> { return this.#questions.ask(question, false); }

  read(timeline: number, sequence: number): void {
    if (!this.#leading) return this.ports.tabs.post({ kind: 'read', timeline, sequence } satisfies Note);
    this.#reads.note(timeline, sequence);
    if (this.#welcome) this.#reads.tell(this.#link);
  }

  seen(items: readonly number[]): void {
    if (!this.#leading) return this.ports.tabs.post({ kind: 'seen', items: [...items] } satisfies Note);
    void this.#turn(() => this.#sender.opens(items));
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
    this.#link.anew();
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
    this.#inbox.restart(saved.where.position, saved.where.early, saved.where.epoch ?? saved.where.position?.epoch);
    this.#sender.restored(saved.seen);
    this.receiver.restored({ me: saved.where.me, state: saved.state, drafts: saved.drafts });
    await this.#outbox.load();
    this.receiver.outbox(this.#outbox.list());
  }

  // The tab that led before may have saved more than this one has heard.
  async #lead(): Promise<void> {
    this.#outbox.lead();
    await this.#restore();
    this.#leading = true;
    this.#relay.take((question) => this.ask(question));
    this.#lookLater();
    this.#link.open();
  }

  async #look(): Promise<void> {
    await this.#outbox.load();
    this.#outboxChanged();
  }

  #lookLater(): void {
    this.#looks = this.ports.later(looksEvery, () => void this.#turn(() => this.#look().finally(() => { if (this.#leading) this.#lookLater(); })));
  }

  // ---- The connection ----

  #hello(): void {
    const { position } = this.#inbox;
    this.#inbox.reconnected();
    this.#link.send({ kind: 'hello', ...(position ? { position } : {}) });
  }

  #received(frames: ServerFrame[]): void {
    this.#frames.push(...frames);
    if (this.#draining) return;
    this.#draining = true;
    this.ports.frame(() => void this.#turn(() => {
      this.#draining = false;
      return this.#drain();
    }));
  }

  #connected(state: Connection): void {
    this.#connection = state;
    this.receiver.connection(state);
    this.ports.tabs.post({ kind: 'connection', state, here: [...this.receiver.current().state.here] } satisfies Note);
  }

  #closed(code: number): void {
    this.#welcome = false;
    this.#lost += 1;
    this.#frames = [];
    this.#sender.closed(code === closeCodes.badFrame);
    this.#pages.lost();
    this.#questions.lost();
    if (code === closeCodes.signedOut) void this.#turn(() => this.#signedOut());
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
    await this.#database.knows();
    this.#inbox.restart(null, [], undefined);
    this.#inbox.epoch = undefined;
    this.#renewing = false;
    this.#outbox.forget();
    this.#sender.forget();
    this.#reads.forget();
    this.receiver.restored({ me: 0, state: emptyState, drafts: {} });
    await this.#outbox.load();
    this.receiver.outbox(this.#outbox.list());
  }

  async #drain(): Promise<void> {
    const frames = this.#frames;
    const lost = this.#lost;
    const stands = (): boolean => lost === this.#lost; // a connection may end while what came over it is being saved
    this.#frames = [];
    const before = this.receiver.current().state;
    const from = this.#inbox.position;
    const taken = this.#inbox.take(frames);
    // A full device may have kept somebody's commands and not whose state it had.
    const strange = taken.welcomed && this.#outbox.rows.some((row) => row.person !== this.receiver.current().me);
    if (taken.stranger || strange) return this.#stranger();
    if (taken.newEpoch) await this.#newEpoch();
    if (taken.newEpoch) this.#renewing = true;
    if (taken.afresh) await this.#outbox.afresh(); // before the state is saved: a page that dies in between does it again
    if (this.#outbox.hide(taken.made.keys())) this.receiver.outbox(this.#outbox.list());
    await this.#keeper.save(before, () => this.#keep());
    this.ports.tabs.post({ kind: 'frames', frames, from, to: this.#inbox.position } satisfies Note);
    if (taken.afresh) this.#renewed();
    if (frames.some((frame) => frame.kind === 'snapshot')) this.#keeper.lend();
    if (taken.welcomed && stands()) this.#welcomed();
    for (const reply of taken.replies) if (!this.#pages.refused(reply)) await this.#sender.reply(reply);
    await this.#shown(taken);
    for (const found of taken.found) this.#questions.found(found);
    for (const page of taken.pages) this.#pages.came(page.id);
    if (taken.caughtUp && stands()) this.#link.works();
    if (frames.some((frame) => frame.kind === 'snapshot' && frame.last)) void this.#pages.fetchAhead([...before.timelines.keys()]);
    this.#sender.pump();
    this.#sender.markLater();
  }

  // What was opened and read is named by numbers that may mean something else now.
  async #newEpoch(): Promise<void> {
    this.#sender.forget();
    this.#reads.forget();
    await this.#database.saveSeen([]).catch(() => undefined);
  }

  // Now what is given once more goes in its old order.
  #renewed(): void {
    this.#renewing = false;
    if (this.#welcome) this.#sender.opened();
    this.#outboxChanged();
  }

  #welcomed(): void {
    this.#welcome = true;
    this.receiver.outbox(this.#outbox.list()); // now it is known whose they are
    if (!this.#renewing) this.#sender.opened();
    this.#link.send({ kind: 'presence', here: this.ports.visible() });
    this.#reads.tell(this.#link);
  }

  #woken(): void {
    this.#link.wake();
    if (this.#welcome) this.#link.send({ kind: 'presence', here: this.ports.visible() });
    this.#sender.pump();
  }

  // What of the outbox had found no room.
  async #keep(): Promise<void> {
    if (this.#outbox.whole) return;
    await this.#outbox.keep();
    await this.#outbox.load();
    this.#showOutbox();
  }

  async #shown(taken: Taken): Promise<void> {
    const before = this.#outbox.rows;
    if (taken.made.size) {
      for (const reply of await this.#outbox.arrived(taken.made)) this.#tellReply(reply);
    }
    if (this.#inbox.position) await this.#outbox.passed(this.#inbox.position.sequence); // without one, what was answered may have to be asked again
    if (this.#outbox.rows !== before || taken.replies.length) this.#showOutbox();
  }

  // ---- Other tabs ----

  async #heard(note: Note): Promise<void> {
    switch (note.kind) {
      case 'frames': if (!this.#leading) await this.#follow(note); break;
      case 'outbox':
        await (note.loose ? this.#outbox.told(note.loose) : this.#outbox.load());
        this.receiver.outbox(this.#outbox.list());
        this.#sender.pump();
        break;
      case 'carry':
        if (!this.#leading) break;
        for (const row of note.rows) await this.#outbox.carry(row);
        this.#outboxChanged();
        break;
      case 'decide':
        if (!this.#leading) { await this.#outbox.drop(note.id); break; }
        if (note.saved && !this.#outbox.isLoose(note.id)) break;
        await this.#outbox.decide(note.what, note.id);
        this.#outboxChanged();
        break;
      case 'carried':
        await this.#outbox.carried(note.reply);
        this.receiver.outbox(this.#outbox.list());
        break;
      case 'ask': if (this.#leading) void this.history(note.timeline, note.before, note.limit).catch(() => undefined); break;
      case 'question': if (this.#leading) void this.ask(note.question).then((answer) => this.ports.tabs.post({ kind: 'answer', id: note.id, answer } satisfies Note)); break;
      case 'answer': this.#relay.told(note.id, note.answer); break;
      case 'read': if (this.#leading) this.read(note.timeline, note.sequence); break;
      case 'seen': if (this.#leading) this.seen(note.items); break;
      case 'retry': if (this.#leading) this.retry(); break;
      case 'draft': this.receiver.draft(note.place, note.text); break;
      case 'hello':
        if (!this.#leading) break;
        this.#connected(this.#connection);
        this.#keeper.lend();
        await this.#look();
        break;
      case 'state':
        if (this.#leading) break;
        this.#inbox.restart(note.where.position, note.where.early, note.where.epoch);
        this.receiver.restored({ me: note.where.me, state: note.state, drafts: (await this.#database.load()).drafts });
        this.receiver.outbox(this.#outbox.list());
        break;
      case 'connection':
        this.receiver.connection(note.state);
        for (const person of note.here) this.receiver.presence(person, true);
        this.#carry();
        break;
      case 'signed_out': this.#inbox.restart(null); this.receiver.signedOut(); break;
      case 'forgotten':
        this.#hangUp();
        await this.#blank();
        this.receiver.signedOut();
        break;
    }
  }

  // The leading tab has saved before it tells, so a whole snapshot is read from the store. So is what a tab had saved
  // that led before and died before it told.
  async #follow({ frames, from, to }: Note & { kind: 'frames' }): Promise<void> {
    if (!isSame(from, this.#inbox.position) || frames.some((frame) => frame.kind === 'snapshot')) {
      await this.#restore();
      if (!isSame(to, this.#inbox.position)) this.ports.tabs.post({ kind: 'hello' } satisfies Note); // there was no room to save it
      return;
    }
    const { made, afresh } = this.#inbox.take(frames.filter((frame) => frame.kind !== 'reply'));
    if (afresh) this.#outbox.forgetCome();
    if (this.#outbox.hide(made.keys())) this.receiver.outbox(this.#outbox.list());
  }
}
