import type { Command, Entry, HistoryPage, Person, Problem, Question, ReadPosition, Reply, Snapshot, Welcome } from '$protocol';
import { forgetApart } from './apart';
import { toasts } from './toasts.svelte';
import type { ReadPage } from './past';
import type { withOutbox } from './predict';
import { applyEntry, applyHereNow, applyPage, applyPresence, applyRead, applySnapshot } from './reduce';
import { isForgettable } from './refused';
import type { Answer, Connection, MakeSync, Outgoing, Receiver, Sync } from './seam';
import { emptyState, type SchoolState } from './state';
import { clock } from './clock.svelte';
import { rulebook } from './rulebook.svelte';
import { zone } from './zone.svelte';

const newId = (): string => crypto.randomUUID();

// Everything a component may know and do. A component reads `view`, `me`, `connection` and calls the verbs below.
class Session {
  me = $state(0);
  ready = $state(false); // there is something to show
  connection = $state<Connection>('reconnecting');
  asOf = $state(0); // when this device last heard from the server
  full = $state(false); // the device cannot save
  outbox = $state.raw<readonly Outgoing[]>([]);
  drafts = $state.raw<ReadonlyMap<string, string>>(new Map());
  confirmed = $state.raw<SchoolState>(emptyState);
  signedIn = $state(true);
  #sync: Sync | undefined;
  #hopes = new Map<string, (sequence: number) => void>(); // who wants to know what a command made
  readonly forms = new Map<string, (problem?: Problem) => void>(); // which wait for an answer (stores/ordered.ts)

  // What was sent is shown before it is confirmed, by what only who sends something needs.
  #predict = $state.raw<typeof withOutbox>();
  view = $derived(this.outbox.length && this.#predict ? this.#predict(this.confirmed, this.outbox, this.me) : this.confirmed);
  person = $derived<Person | undefined>(this.confirmed.persons.get(this.me));
  waiting = $derived(this.outbox.filter((one) => one.state !== 'refused').length);

  async start(make: MakeSync): Promise<void> {
    this.signedIn = true;
    if (this.#sync) return this.#sync.retry(); // signed in again
    this.#sync = make(this.#receiver());
    await this.#sync.start();
  }

  #receiver(): Receiver {
    return {
      current: () => ({ me: this.me, state: this.confirmed }),
      restored: ({ me, state, drafts }) => {
        this.me = me;
        this.confirmed = state;
        this.drafts = new Map(Object.entries(drafts));
        this.ready = me !== 0 && state.persons.size > 0;
        zone.name = state.school?.time_zone;
        rulebook.use(state.rows);
      },
      welcomed: (welcome: Welcome) => { this.me = welcome.person; },
      snapshot: (part: Snapshot, afresh) => {
        this.confirmed = applySnapshot(this.confirmed, part, afresh);
        zone.name = this.confirmed.school?.time_zone;
        rulebook.use(this.confirmed.rows);
        if (part.last) this.#caughtUp();
      },
      entries: (entries: readonly Entry[]) => {
        this.confirmed = entries.reduce(applyEntry, this.confirmed);
        rulebook.use(this.confirmed.rows);
        clock.touch();
        this.asOf = Date.now();
      },
      caughtUp: () => this.#caughtUp(),
      page: (page: HistoryPage) => { this.confirmed = applyPage(this.confirmed, page); },
      readMoved: (position: ReadPosition) => { this.confirmed = applyRead(this.confirmed, position.timeline, position.sequence); },
      hereNow: (now) => { this.confirmed = applyHereNow(this.confirmed, now); },
      presence: (person, here) => { this.confirmed = applyPresence(this.confirmed, person, here); },
      draft: (place, text) => this.#keepDraft(place, text),
      outbox: (list) => {
        this.outbox = list;
        if (list.length) void this.foresee();
        for (const one of list) if (one.state === 'refused' && isForgettable(one.command)) this.dismiss(one.id);
      },
      replied: (reply: Reply) => this.#replied(reply),
      connection: (state) => { this.connection = state; },
      signedOut: () => {
        this.signedIn = false;
        void forgetApart();
      },
      storeFull: (full) => { this.full = full; },
    };
  }

  #caughtUp(): void {
    this.ready = true;
    this.asOf = Date.now();
  }

  #replied(reply: Reply): void {
    const form = this.forms.get(reply.id);
    if (form) form(reply.problem);
    else if (reply.problem) toasts.problem(reply.problem);
    const first = reply.sequences[0];
    // An issue without a name is found again by its secret alone, so the number is kept beside it.
    const nameless = this.drafts.get(`anonymous/${reply.id}`);
    if (nameless && first !== undefined) this.draft(`anonymous/${reply.id}`, JSON.stringify({ ...(JSON.parse(nameless) as object), issue: first }));
    if (first !== undefined) this.#hopes.get(reply.id)?.(first);
    this.#hopes.delete(reply.id);
  }

  // Calls back with the id of the thing a command made, once the server has it. The answer forgets the wish.
  whenMade(command: string, tell: (sequence: number) => void): () => void {
    this.#hopes.set(command, tell);
    return () => this.#hopes.delete(command);
  }

  // Shows the command's effect at once; it leaves the device when there is signal.
  send(command: Command): string {
    const id = newId();
    const plain = $state.snapshot(command) as Command;
    this.outbox = [...this.outbox, { id, command: plain, created: Date.now(), state: 'waiting' }];
    void this.foresee();
    void this.#sync?.submit(id, plain);
    return id;
  }

  // Asked for before it is needed (shell/Shell.svelte).
  async foresee(): Promise<void> {
    this.#predict ??= (await import('./predict')).withOutbox;
  }

  // Not sent yet: it never was. Sent: it is taken back, and leaves only "retracted".
  undo(id: string): void {
    this.outbox = this.outbox.filter((one) => one.id !== id || one.state === 'sent');
    void this.#sync?.undo(id);
  }

  again(id: string): void { void this.#sync?.again(id); }
  dismiss(id: string): void { void this.#sync?.dismiss(id); }

  // Opened by this person: changes, cues and issues addressed to them.
  seen(items: readonly number[]): void { this.#sync?.seen(items); }

  history(timeline: number, before: number | null, limit = 50): void {
    void this.#sync?.history(timeline, before, limit).catch(() => undefined);
  }

  // To look at: it is not kept.
  async page(timeline: number, before: number | null, limit: number): ReturnType<ReadPage> {
    if (!this.#sync) throw new Error('There is no connection.');
    return this.#sync.page(timeline, before, limit);
  }

  // What the server knows about a day, an audience, a trend; without signal as it was last found, or nothing.
  async ask<K extends Question['kind']>(question: Question & { kind: K }): Promise<Answer> {
    return (await this.#sync?.ask($state.snapshot(question) as Question)) ?? { time: 0, fresh: false };
  }

  // The answer this device had last, at once.
  async last<K extends Question['kind']>(question: Question & { kind: K }): Promise<Answer> {
    return (await this.#sync?.last($state.snapshot(question) as Question)) ?? { time: 0, fresh: false };
  }

  read(timeline: number, sequence: number): void {
    if ((this.confirmed.reads.get(timeline) ?? 0) >= sequence) return;
    this.confirmed = applyRead(this.confirmed, timeline, sequence);
    this.#sync?.read(timeline, sequence);
  }

  draft(place: string, text: string): void {
    this.#keepDraft(place, text);
    this.#sync?.saveDraft(place, text);
  }

  #keepDraft(place: string, text: string): void {
    const drafts = new Map(this.drafts);
    if (text) drafts.set(place, text);
    else drafts.delete(place);
    this.drafts = drafts;
  }

  retry(): void { this.#sync?.retry(); }

  async forget(): Promise<void> {
    await this.#sync?.forget();
    await forgetApart();
    this.confirmed = emptyState;
    this.outbox = [];
    this.drafts = new Map();
    this.me = 0;
    this.ready = false;
    this.signedIn = false;
  }
}

export const session = new Session();
