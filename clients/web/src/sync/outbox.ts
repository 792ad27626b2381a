// Commands on their way, in order, on the device until the server has answered each for good. The rows in the database
// are the truth for all tabs; a row that could not be saved (device full) is held in memory and tried all the same.
import type { Command, Problem, Reply } from '$protocol';
import type { Outgoing } from '$stores/seam';
import type { Database, Row } from './database';

type NewRow = Omit<Row, 'order'>;

const keptForUndo = 60_000; // ms that a finished row stays, so that Undo finds what it made

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

const entriesOf = (command: Command): number => (command.kind === 'observe' ? command.students.length : 1);

export class Outbox {
  rows: Row[] = [];
  #noRoom = new Set<string>(); // ids of rows that a full disk refused in this round
  #come = new Set<string>(); // rows whose entries this page has, whatever the database says yet
  #unsaved: Row[] = []; // instead of what the database has under the same id, if anything

  constructor(private readonly database: Database, private readonly newId: () => string, private readonly now: () => number) {}

  async load(): Promise<void> {
    const loose = new Set(this.#unsaved.map((row) => row.id));
    const saved = await this.database.rows().catch(() => this.rows);
    const rows = [...saved.filter((row) => !loose.has(row.id)), ...this.#unsaved];
    this.rows = rows.map((row) => (this.#come.has(row.id) ? { ...row, arrived: true } : row));
  }

  // What the state does not show yet.
  list(): Outgoing[] {
    return this.rows
      .filter((row) => !row.undone && !row.arrived)
      .map(({ id, command, created, state, problem }) => ({ id, command, created, state, problem }));
  }

  // Their entries are in the state from this moment: at once, so that nothing is painted twice. arrived() follows.
  hide(commands: Iterable<string>): boolean {
    const known = new Set(this.rows.map((row) => row.id));
    const come = [...commands].filter((id) => known.has(id));
    for (const id of come) this.#come.add(id);
    this.rows = this.rows.map((row) => (this.#come.has(row.id) ? { ...row, arrived: true } : row));
    return come.length > 0;
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
  get saved(): boolean { return this.#unsaved.every((row) => row.state === 'sent'); }

  #row(id: string, command: Command, person: number): NewRow {
    return { id, command, created: this.now(), state: 'waiting', person, left: false, undone: false, made: [], arrived: false };
  }

  #hold(row: NewRow): void { this.#unsaved.push({ ...row, order: Number.MAX_SAFE_INTEGER }); }

  // False: the device could not save it; it is only in memory.
  async add(id: string, command: Command, person: number): Promise<boolean> {
    const row = this.#row(id, command, person);
    const saved = await this.database.addRow(row).then(() => true, () => false);
    if (!saved) this.#hold(row);
    await this.load();
    return saved;
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
    for (const more of also) this.#hold(more);
  }

  // It is about to be sent. False: it was undone meanwhile and must not be.
  leave(id: string): Promise<boolean> { return this.#change(id, (row) => ({ ...row, left: true })); }

  #back(row: Row, made: readonly number[]): NewRow[] {
    return takesBack(row.command, made).map((command) => this.#row(this.newId(), command, row.person));
  }

  async undo(id: string): Promise<void> {
    await this.#change(
      id,
      (row) => (row.left && row.state === 'waiting' ? { ...row, undone: true } : null),
      (row) => (row.state === 'sent' ? this.#back(row, row.made) : []),
    );
  }

  async again(id: string): Promise<void> {
    await this.#change(
      id,
      (row) => (row.state === 'refused' ? null : row),
      (row) => (row.state === 'refused' ? [this.#row(this.newId(), row.command, row.person)] : []),
    );
  }

  async dismiss(id: string): Promise<void> { await this.#change(id, (row) => (row.state === 'refused' ? null : row)); }

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
    for (const { id, state, arrived, made, created } of this.rows) {
      if (state !== 'sent') continue;
      if (arrived && this.now() - created > keptForUndo) await this.#change(id, () => null);
      else if (!arrived && made.every((one) => one <= sequence)) await this.#change(id, (row) => ({ ...row, arrived: true }));
    }
  }
}
