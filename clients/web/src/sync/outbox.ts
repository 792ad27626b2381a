// Commands on their way, in order, on the device until the server has answered each for good. The rows in the database
// are the truth for all tabs; a row that could not be saved (device full) is held in memory and tried all the same.
import type { Command, Problem, Reply } from '$protocol';
import type { Outgoing } from '$stores/seam';
import type { Database, Row } from './database';
import type { Ports } from './ports';

type NewRow = Omit<Row, 'order'>;

// What a full device did not take: rows as they are now, and ids of rows that are no more.
export interface Loose { readonly rows: readonly Row[]; readonly gone: readonly string[] }

const nothingLoose: Loose = { rows: [], gone: [] };

// What a person decides about a row: what becomes of it, and what comes behind it.
export type Decision = 'undo' | 'again' | 'dismiss';

const unordered = Number.MAX_SAFE_INTEGER; // the order of a row that the store has never had
export const keptForUndo = 60_000; // ms that a finished row stays, so that Undo finds what it made

// What takes a command's entries back; nothing for what cannot be.
export function takesBack(command: Command, made: readonly number[]): Command[] {
  switch (command.kind) {
    case 'post_message': return made.slice(0, 1).map((message) => ({ kind: 'retract_message', message }));
    case 'give_kudos': return made.slice(0, 1).map((kudos) => ({ kind: 'retract_kudos', kudos }));
    case 'observe': return made.map((observation) => ({ kind: 'retract_observation', observation }));
    default: return [];
  }
}

// The same command may be accepted later: the person is not bothered.
const passing = new Set(['busy', 'disk_full', 'log_broken', 'stopping', 'epoch_changed', 'access_changed', 'too_slow', 'not_signed_in']);
export const isPassing = (problem: Problem): boolean => passing.has(problem.code);

const isUrgent = (command: Command): boolean =>
  (command.kind === 'observe' && command.urgency === 'come_now') || (command.kind === 'send_alert' && command.severity === 2);

// What makes something new, and would be missed.
const makes = new Set<Command['kind']>(['post_message', 'observe', 'send_alert', 'raise_issue', 'give_kudos']);
const takes = new Set<Command['kind']>(['retract_message', 'retract_observation', 'retract_kudos']);

const entriesOf = (command: Command): number => (command.kind === 'observe' ? command.students.length : 1);

export class Outbox {
  rows: Row[] = [];
  #leads = false; // this page's word on a row that could not be saved counts for more than the store's
  #noRoom = new Set<string>(); // ids of rows that a full disk refused in this round
  #come = new Set<string>(); // rows whose entries this page has, whatever the database says yet
  #unsaved: Row[] = []; // instead of what the database has under the same id, if anything
  #gone = new Set<string>(); // rows that the database still has: there was no room for what took their place
  #theirs = nothingLoose; // what the page that leads could not save
  #finished = new Set<string>(); // rows that are kept for Undo alone, for a while
  #over = new Set<string>(); // and no longer

  constructor(private readonly database: Database, private readonly ports: Pick<Ports, 'newId' | 'now' | 'later'>, private readonly me: () => number) {}

  // Somebody else's, or nobody's: nothing of this is theirs.
  forget(): void {
    this.#unsaved = [];
    this.#theirs = nothingLoose;
    for (const ids of [this.#noRoom, this.#come, this.#gone, this.#finished, this.#over]) ids.clear();
  }

  lead(): void {
    this.#leads = true;
    this.#theirs = nothingLoose;
  }

  async load(): Promise<void> {
    const loose = [...this.#unsaved.filter((row) => !this.#theirs.rows.some((one) => one.id === row.id)), ...this.#theirs.rows];
    const replaced = new Set([...loose.map((row) => row.id), ...this.#gone, ...this.#theirs.gone]);
    const saved = await this.database.rows().catch(() => this.rows);
    const rows = [...saved.filter((row) => !replaced.has(row.id)), ...loose].sort((a, b) => a.order - b.order);
    this.rows = rows.map((row) => (this.#come.has(row.id) ? { ...row, arrived: true } : row));
  }

  // What the state does not show yet.
  list(): Outgoing[] {
    return this.rows
      .filter((row) => !row.undone && !row.arrived && row.person === this.me())
      .map(({ id, command, created, state, problem }) => ({ id, command, created, state, problem }));
  }

  // Their entries are in the state from this moment: at once, so that nothing is painted twice. arrived() follows.
  hide(commands: Iterable<string>): boolean {
    const come = new Set(commands); // also of rows that this page will hear of later
    for (const id of come) this.#come.add(id);
    this.rows = this.rows.map((row) => (this.#come.has(row.id) ? { ...row, arrived: true } : row));
    return this.rows.some((row) => come.has(row.id));
  }

  // The next to be sent: help that is needed now first, then in order.
  next(person: number): Row | undefined {
    const waiting = this.rows.filter((row) => row.state === 'waiting' && row.person === person);
    if (waiting.every((row) => this.#noRoom.has(row.id))) this.#noRoom.clear();
    const tried = waiting.filter((row) => !this.#noRoom.has(row.id));
    return tried.find((row) => isUrgent(row.command)) ?? tried[0];
  }

  // A full disk refuses some commands and takes others: the next one is tried before this one again.
  letPass(id: string): void { this.#noRoom.add(id); }

  // Nothing would be lost if the page closed now.
  get saved(): boolean { return this.#gone.size === 0 && this.#unsaved.every((row) => row.state === 'sent'); }

  // And the store says all of it.
  get whole(): boolean { return [this.loose, this.#theirs].every(({ rows, gone }) => rows.length === 0 && gone.length === 0); }

  get loose(): Loose { return { rows: this.#unsaved, gone: [...this.#gone] }; }

  // What the page that leads holds in memory: it is shown here too, instead of what the store says.
  async told(loose: Loose): Promise<void> {
    if (this.#leads) return;
    this.#theirs = loose;
    this.#unsaved = this.#unsaved.filter((row) => !loose.gone.includes(row.id));
    await this.load();
  }

  #row(id: string, command: Command, person: number): NewRow {
    return { id, command, created: this.ports.now(), state: 'waiting', person, left: false, undone: false, made: [], arrived: false };
  }

  #hold(row: NewRow): void { this.#unsaved.push({ ...row, order: unordered }); }

  // False: the device could not save it; it is only in memory.
  async add(id: string, command: Command, person: number): Promise<boolean> {
    const row = this.#row(id, command, person);
    const saved = (await this.keep()) && (await this.database.addRow(row).then(() => true, () => false));
    if (!saved) this.#hold(row);
    await this.load();
    return saved;
  }

  // Saves what there was no room for, if there is now. What comes after it waits for it: the order holds.
  async keep(): Promise<boolean> {
    for (const id of this.#gone) {
      if ((await this.database.changeRow(id, () => null, () => []).catch(() => undefined)) === undefined) return false;
      this.#gone.delete(id);
    }
    for (const row of this.#unsaved) {
      const { order, ...fresh } = row;
      const kept = order === unordered ? fresh : row;
      if (!(await this.database.addRow(kept, this.#leads).then(() => true, () => false))) return false;
      this.#unsaved = this.#unsaved.filter((one) => one !== row);
    }
    return true;
  }

  // What only this page has, for the page that leads: from now on it may have reached the server.
  lend(): readonly Row[] {
    const rows = this.#unsaved.filter((row) => row.state === 'waiting');
    this.#unsaved = this.#unsaved.map((row) => (rows.includes(row) ? { ...row, left: true } : row));
    return rows;
  }

  // What only another page has: it is sent from here too, since that one has no connection.
  async carry(row: Row): Promise<void> {
    if (this.rows.some((one) => one.id === row.id)) return;
    this.#unsaved.push(row);
    await this.load();
  }

  // Another page has sent it, and knows what became of it.
  async carried(reply: Reply): Promise<void> {
    if (!this.#unsaved.some((row) => row.id === reply.id)) return;
    if (reply.problem) return this.answered(reply);
    this.#unsaved = this.#unsaved.filter((row) => row.id !== reply.id);
    await this.load();
  }

  // False: there is no such row any more.
  async #change(id: string, next: (row: Row) => Row | null, also: (row: Row) => NewRow[] = () => []): Promise<boolean> {
    const loose = this.#unsaved.find((row) => row.id === id);
    const known = loose ?? this.rows.find((row) => row.id === id);
    const found = loose ? undefined : await this.database.changeRow(id, next, also).catch(() => undefined);
    if (found === undefined && known) this.#changeUnsaved(known, next(known), also(known));
    await this.load();
    return found ?? known !== undefined;
  }

  #changeUnsaved(row: Row, changed: Row | null, also: NewRow[]): void {
    this.#unsaved = this.#unsaved.filter((one) => one.id !== row.id);
    if (changed) this.#unsaved.push(changed);
    if (changed?.id !== row.id) this.#gone.add(row.id);
    for (const more of also) this.#hold(more);
  }

  // It is about to be sent. False: it was undone meanwhile and must not be.
  leave(id: string): Promise<boolean> { return this.#change(id, (row) => ({ ...row, left: true })); }

  #back({ id, command, person }: Row, made: readonly number[]): NewRow[] {
    return takesBack(command, made).map((one) => ({ ...this.#row(this.ports.newId(), one, person), takes: { id, command } }));
  }

  // A toast remembers a command by the id it had first.
  #now(id: string): string {
    return (this.rows.find((row) => row.id === id) ?? this.rows.find((row) => row.first === id))?.id ?? id;
  }

  #decisions: Record<Decision, readonly [(row: Row) => Row | null, (row: Row) => NewRow[]]> = {
    undo: [
      (row) => (row.left && row.state === 'waiting' ? { ...row, undone: true } : null),
      (row) => (row.state === 'sent' ? this.#back(row, row.made) : []),
    ],
    again: [
      (row) => (row.state === 'refused' ? null : row),
      (row) => (row.state === 'refused' ? [{ ...this.#row(this.ports.newId(), row.command, row.person), first: row.first ?? row.id }] : []),
    ],
    dismiss: [(row) => (row.state === 'refused' ? null : row), () => []],
  };

  // In memory, if there is no room for it.
  async decide(what: Decision, id: string): Promise<void> { await this.#change(this.#now(id), ...this.#decisions[what]); }

  // Another page decides about it: this one's own copy goes.
  async drop(id: string): Promise<void> {
    this.#unsaved = this.#unsaved.filter((row) => row.id !== id);
    await this.load();
  }

  isLoose(id: string): boolean { return this.#unsaved.some((row) => row.id === id); }

  // False: there was no room for it, or it is in memory alone.
  async decideSaved(what: Decision, given: string): Promise<boolean> {
    const id = this.#now(given);
    if (this.isLoose(id) || this.#theirs.rows.some((row) => row.id === id)) return false;
    const done = await this.database.changeRow(id, ...this.#decisions[what]).then(() => true, () => false);
    await this.load();
    return done;
  }

  // The server's last word on it.
  async answered({ id, problem, sequences }: Reply): Promise<void> {
    await this.#change(
      id,
      (row) => {
        if (row.undone || (problem && row.state === 'sent')) return row.undone ? null : row;
        if (problem) return { ...row, state: 'refused', problem };
        return { ...row, state: 'sent', made: sequences, arrived: row.arrived || sequences.length === 0 };
      },
      (row) => (row.undone && !problem ? this.#back(row, sequences) : []),
    );
  }

  // Its entries have come: with all of them here, that is an answer too. One that is to be undone still waits for the
  // reply. Answers what stands in for a reply.
  async arrived(entries: ReadonlyMap<string, readonly number[]>): Promise<Reply[]> {
    const replies: Reply[] = [];
    for (const { id } of this.rows) {
      const come = entries.get(id);
      if (!come) continue;
      await this.#change(id, (row) => {
        const made = [...new Set([...row.made, ...come])].sort((a, b) => a - b);
        const whole = !row.undone && made.length >= entriesOf(row.command);
        if (whole && row.state === 'waiting') replies.push({ id, sequences: made });
        return { ...row, made, state: whole ? 'sent' : row.state, arrived: true };
      });
    }
    return replies;
  }

  // The state has come so far: rows whose entries are not for this person are done too. Old finished ones go.
  async passed(sequence: number): Promise<void> {
    for (const { id, state, arrived, made } of this.rows) {
      if (state !== 'sent') continue;
      if (arrived && this.#over.has(id)) await this.#change(id, () => null);
      else if (arrived) this.#finish(id);
      else if (!arrived && made.every((one) => one <= sequence)) await this.#change(id, (row) => ({ ...row, arrived: true }));
    }
  }

  // By this page's own time: the device's clock may jump.
  #finish(id: string): void {
    if (this.#finished.has(id)) return;
    this.#finished.add(id);
    this.ports.later(keptForUndo, () => this.#over.add(id));
  }

  forgetCome(): void { this.#come.clear(); }

  // The server is back at an older log, and what it has answered may be lost with the rest: what made something is
  // given once more, under its id. What takes entries back names them by numbers that may mean others now: in its place
  // stands what it takes back, to be undone when the server has said which numbers those are.
  async afresh(): Promise<void> {
    this.#come.clear();
    const given = new Set(this.rows.map((row) => row.id));
    for (const { id, command } of this.rows) {
      await this.#change(id, (row) => {
        if (takes.has(command.kind)) return this.#undoneAnew(row, given);
        if (row.state === 'sent' && !makes.has(command.kind)) return null;
        return row.state === 'refused' ? row : { ...row, state: 'waiting', made: [], arrived: false };
      });
    }
  }

  #undoneAnew({ takes: what, ...row }: Row, given: Set<string>): Row | null {
    if (!what || given.has(what.id)) return null;
    given.add(what.id);
    return { ...row, ...what, state: 'waiting', left: true, undone: true, made: [], arrived: false };
  }
}
