// What was given to a device, and what must hold of it at any moment: nothing lost, nothing twice, in order, no hole,
// and nothing said that is not so.
import type { Command, Entry } from '$protocol';
import { Database } from '../database';
import { keptForUndo } from '../outbox';
import type { Device, Tab } from './device';
import type { FakeServer } from './server';

export interface Given {
  words: string; // by which it is known, whatever id it is sent under
  command: Command;
  person: number;
  at: number; // by the server's clock
  tab: Tab;
  sure: boolean; // it must reach the server: nothing happened that may cost it
  undone: 'no' | 'yes' | 'perhaps';
  loose: boolean; // there was no room for it: only one page knows of it
  blurred: boolean; // it was on its way when a page that could not save all of that died: what Undo does with it is chance
  gone: boolean; // with all that was on the device, also the message that offers Undo
  undoing: boolean; // it was undone at some time, with whatever outcome
}

export class Broken extends Error {}
const must = (holds: boolean, what: string): void => { if (!holds) throw new Broken(what); };

const wordsOf = (command: Command): string => (command.kind === 'post_message' ? command.text : command.kind === 'observe' ? command.note : '');
const wordsIn = ({ body }: Entry): string => (body.kind === 'message_posted' ? body.text : body.kind === 'observation_sent' ? body.note : '');

const takenBack = (log: readonly Entry[]): Set<number> =>
  new Set(log.flatMap(({ body }) => (body.kind === 'message_retracted' ? [body.message] : body.kind === 'observation_retracted' ? [body.observation] : [])));

export class Book {
  given: Given[] = [];

  constructor(private readonly server: FakeServer, private readonly device: Device) {}

  add(command: Command, tab: Tab, at: number): Given {
    const one: Given = { words: wordsOf(command), command, person: tab.mirror.me, at, tab, sure: false, loose: false, blurred: false, gone: false, undone: 'no', undoing: false };
    this.given.push(one);
    return one;
  }

  #of(words: string, log: readonly Entry[]): Entry[] { return log.filter((entry) => wordsIn(entry) === words); }
  made(one: Given): boolean { return this.#of(one.words, this.server.log).length > 0; }

  // A page is gone: what it could not save went with it.
  died(tab: Tab): void {
    if (!tab.told && !tab.mirror.full) return;
    for (const one of this.given) {
      if (one.tab === tab && !this.made(one)) one.sure = false;
      one.blurred = true;
      if (one.undone === 'yes') one.undone = 'perhaps';
    }
  }

  // Signing out leaves nothing on the device, so what had not left it by then may never arrive.
  wiped(): void {
    for (const one of this.given) {
      one.gone = true;
      if (!this.made(one)) one.sure = false;
      if (one.undone === 'yes') one.undone = 'perhaps';
    }
  }

  // The server is back at an older log. What the device had sent a minute ago it need not keep any more: that is lost
  // with it.
  async restored(lost: readonly Entry[], now: number): Promise<void> {
    const database = await Database.open(this.device.database);
    const kept = new Set((await database.rows()).map((row) => wordsOf(row.command)));
    database.close();
    for (const one of this.given) {
      const old = this.#of(one.words, lost).some((entry) => now - entry.time > keptForUndo);
      if ((old || !kept.has(one.words)) && !this.made(one)) one.sure = false;
      if (one.undoing) [one.undone, one.sure] = ['perhaps', false];
    }
  }

  // At any moment.
  holds(): void {
    const lives = [...this.server.lives, this.server.log];
    for (const { words } of this.given) must(this.#of(words, this.server.log).length <= 1, `${words} is in the log twice`);
    for (const { mirror } of this.device.tabs) {
      if (mirror.out || mirror.me === 0) continue;
      must(lives.some((log) => this.#whole(log, mirror)), `a hole is shown: ${this.#runs(mirror)}`);
      must(mirror.doubled.length === 0, `painted twice: ${mirror.doubled.join()}`);
      must(new Set(mirror.list.map((one) => one.id)).size === mirror.list.length, 'waiting twice');
      for (const one of this.given) {
        if (one.person !== mirror.me || !one.sure || one.undone !== 'no' || (one.loose && one.tab.mirror !== mirror)) continue;
        const shown = mirror.list.filter((row) => wordsOf(row.command) === one.words);
        must(shown.length <= 1, `${one.words} waits twice`);
        const [row] = shown;
        const stored = lives.some((log) => this.#of(one.words, log).length > 0);
        must(row !== undefined || stored, `${one.words} is neither waiting nor on the server`);
        must(row?.state !== 'sent' || stored, `${one.words} is said to be on the server and is not`);
      }
      for (const row of mirror.list) must(this.given.some((one) => one.words === wordsOf(row.command) && one.person === mirror.me) || wordsOf(row.command) === '', `somebody else's words are shown: ${wordsOf(row.command)}`);
    }
    must(this.server.connected <= 1, 'two tabs are connected');
  }

  #runs({ state }: Tab['mirror']): string {
    return [...state.timelines].map(([id, { entries, complete }]) => `${id}${complete ? ' whole' : ''}: ${entries.map((entry) => entry.sequence).join(' ')}`).join('; ');
  }

  // What a device shows of a timeline is a run of the log without a hole. Entries of alerts may be ahead of the rest.
  #whole(log: readonly Entry[], { state }: Tab['mirror']): boolean {
    const isAlert = (entry: Entry): boolean => log[entry.timeline - 1]?.body.kind === 'alert_sent';
    return [...state.timelines].every(([id, { entries, complete }]) => {
      const first = complete ? 0 : (entries[0]?.sequence ?? 0);
      const all = log.filter((entry) => (entry.timeline === id || entry.also.includes(id)) && entry.sequence >= first);
      const last = entries.findLast((entry) => !isAlert(entry))?.sequence ?? 0;
      const shown = new Set(entries.map((entry) => entry.sequence));
      const ahead = entries.filter((entry) => entry.sequence > last);
      const run = all.filter((entry) => entry.sequence <= last);
      return shown.size === entries.length && run.every((entry) => shown.has(entry.sequence)) && entries.length === run.length + ahead.length &&
        entries.every((entry) => log[entry.sequence - 1]?.command === entry.command);
    });
  }

  // When all is quiet: signal, a server that answers, and time.
  ends(): void {
    const { log } = this.server;
    const taken = takenBack(log);
    for (const one of this.given) {
      const entries = this.#of(one.words, log);
      must(entries.length <= 1, `${one.words} is in the log twice`);
      const refused = this.device.tabs.some(({ mirror }) => mirror.list.some((row) => row.state === 'refused' && wordsOf(row.command) === one.words));
      if (one.sure && one.undone === 'no' && !refused) must(entries.length === 1, `${one.words} never arrived`);
      if (!one.undoing) must(entries.every((entry) => !taken.has(entry.sequence)), `${one.words} was taken back by nobody`);
      if (one.undone === 'yes') must(entries.every((entry) => taken.has(entry.sequence)), `${one.words} was undone and stands`);
    }
    this.#ordered();
    for (const tab of this.device.tabs) this.#agrees(tab);
  }

  #ordered(): void {
    const order = this.server.log.map(wordsIn).filter((words) => words.startsWith('mine'));
    const turn = new Map(this.given.map((one, at) => [one.words, at]));
    // Sent once more under a new id, or once more only to be taken back: in a new place.
    const again = new Set(this.given.filter((one) => !one.sure || one.loose || one.undone !== 'no' || this.#late.has(one.words)).map((one) => one.words));
    const sure = order.filter((words) => !again.has(words)).map((words) => turn.get(words) ?? 0);
    must(sure.every((at, i) => i === 0 || at > (sure[i - 1] ?? 0)), `out of order: ${order.join(', ')}`);
  }
  #late = new Set<string>();
  late(words: string): void { this.#late.add(words); }

  #agrees({ mirror }: Tab): void {
    must(mirror.list.every((one) => one.state === 'refused'), `still waiting: ${mirror.list.map((one) => `${wordsOf(one.command)} ${one.state}`).join()}`);
    must(new Set(mirror.applied).size === mirror.applied.length, 'an entry came twice');
    must(plain(mirror.state) === plain(this.server.state), `the device and the server differ: ${differing(mirror.state, this.server.state)}`);
    must(this.#whole(this.server.log, mirror), 'a hole is shown');
    for (const [id, sequence] of this.server.reads) must((mirror.state.reads.get(id) ?? 0) <= Math.max(sequence, this.server.log.length), 'read further than there is');
  }
}

const tables = ['persons', 'channels', 'students', 'observations', 'alerts', 'issues'] as const;
export const plain = (state: FakeServer['state']): string =>
  JSON.stringify(tables.map((table) => [...state[table].values()].map((one) => ({ ...one, kind: undefined })).sort((a, b) => a.id - b.id)));

// Where, in words.
export function differing(a: FakeServer['state'], b: FakeServer['state']): string {
  const one = JSON.parse(plain(a)) as unknown[][];
  const two = JSON.parse(plain(b)) as unknown[][];
  const at = one.findIndex((table, i) => JSON.stringify(table) !== JSON.stringify(two[i]));
  const only = (mine: unknown[][], theirs: unknown[][]): unknown => mine[at]?.find((record) => !theirs[at]?.some((other) => JSON.stringify(other) === JSON.stringify(record)));
  return `${tables[at] ?? ''}: ${JSON.stringify(only(one, two))} and ${JSON.stringify(only(two, one))}`;
}
