// A server for tests: a school of one room with two people and one student, whose log is an array. It promises what the
// real one promises (once per command id, entries in order, answers after the entry is in the log), over connections
// that delay, cut and repeat.
import type { ClientFrame, Command, Entry, EntryBody, Finding, Problem, Question, Reply, ServerFrame, Snapshot } from '$protocol';
import { applyEntry } from '$stores/reduce';
import { emptyState, type SchoolState } from '$stores/state';
import type { Socket, SocketEvents } from '../ports';
import type { World } from './world';

export const school = { para: 2, teacher: 3, room: 4, student: 5, careTeam: 6 } as const;

// Probabilities, and ms. `mute`: a connection goes silent and nobody is told. `late`: what was sent just before the
// device closed a connection arrives all the same. `far`: whoever comes back gets the state, not what was missed.
export interface Faults { cut: number; mute: number; late: number; busy: number; repeat: number; refuse: number; far: number; slow: number }

export const calm: Faults = { cut: 0, mute: 0, late: 0, busy: 0, repeat: 0, refuse: 0, far: 0, slow: 20 };

const never: Problem = { code: 'not_allowed', sentence: 'No.', retry: false };

interface Connection { person: number; events: SocketEvents; open: boolean; broken: boolean; gone: boolean; live: boolean; last: number; lastEarly: number; queue: { at: number; text: string }[] }

const bodies: { author: number; timeline: number; also?: number[]; body: EntryBody }[] = [
  { author: 0, timeline: 1, body: { kind: 'school_created', name: 'Hill School', time_zone: 'UTC', language: 'en' } },
  { author: 0, timeline: 1, body: { kind: 'person_added', name: 'Marisol Vega', role: 'para' } },
  { author: 0, timeline: 1, body: { kind: 'person_added', name: 'Dana Reed', role: 'teacher' } },
  { author: 0, timeline: 1, also: [4], body: { kind: 'channel_opened', channel_kind: 'classroom', name: 'Room 12', members: [2, 3] } },
  { author: 0, timeline: 5, body: { kind: 'student_added', name: 'Someone Small', initials: 'S.S.', classroom: 4 } },
  { author: 0, timeline: 5, also: [6], body: { kind: 'channel_opened', channel_kind: 'care_team', name: 'care_team', members: [2, 3], student: 5 } },
];

const shows = (entry: Entry, timeline: number): boolean => entry.timeline === timeline || entry.also.includes(timeline);

export class FakeServer {
  log: Entry[] = [];
  epoch = 1;
  lives: Entry[][] = []; // the logs there were before each restore
  reads = new Map<number, number>(); // of whoever asks
  up = true;
  faults: Faults = calm;
  person = school.para as number; // whose cookie the browser has; 0: none
  here: number[] = [];
  asked: Question[] = [];
  find: (question: Question) => { finding?: Finding; problem?: Problem } = () => ({ problem: { code: 'not_found', sentence: 'Nothing.', retry: false } });
  refuse: (command: Command) => Problem | null = () => null;
  #answers = new Map<string, Reply>();
  #refused = new Map<string, boolean>();
  #connections = new Set<Connection>();

  constructor(private readonly world: World) {
    for (const one of bodies) this.append(one.author, one.timeline, one.body, one.also);
  }

  append(author: number, timeline: number, body: EntryBody, also: number[] = [], command = '', to: number[] = []): Entry {
    const sequence = this.log.length + 1;
    const home = timeline || sequence;
    const previous = this.log.findLast((entry) => entry.timeline === home)?.sequence ?? 0;
    const entry: Entry = { version: 1, sequence, timeline: home, previous, also, to, time: this.world.now, author, command, body };
    this.log.push(entry);
    for (const one of this.#connections) if (one.live) this.#publish(one, entry);
    return entry;
  }

  get state(): SchoolState { return this.log.reduce(applyEntry, emptyState); }
  shown(timeline: number): Entry[] { return this.log.filter((entry) => shows(entry, timeline)); }

  // Back to an older copy of the log.
  restore(sequence: number): void {
    this.lives.push(this.log);
    this.log = this.log.slice(0, sequence);
    this.#answers = new Map([...this.#answers].filter(([, reply]) => reply.sequences.every((one) => one <= sequence)));
    this.epoch += 1;
    this.cutAll();
  }

  get connected(): number { return [...this.#connections].filter((one) => one.live && !one.broken).length; }

  cutAll(code = 1006): void { for (const one of this.#connections) this.#cut(one, code); }

  connect(events: SocketEvents): Socket {
    const connection: Connection = { person: this.person, events, open: true, broken: false, gone: false, live: false, last: 0, lastEarly: 0, queue: [] };
    this.#connections.add(connection);
    this.world.later(this.#delay(), () => {
      if (!connection.open) return;
      if (!this.up) return this.#cut(connection, 1006);
      if (connection.person === 0) { events.opened(); return this.#cut(connection, 4001); }
      events.opened();
    });
    return {
      send: (text) => {
        if (this.#breaks(connection)) return;
        const frame = JSON.parse(text) as ClientFrame;
        const late = frame.kind === 'command' && this.world.happens(this.faults.late);
        const { epoch } = this;
        const arrives = (): void => { if (this.up && this.epoch === epoch && (connection.open || (late && !connection.gone))) this.#hear(connection, frame); };
        this.world.later(this.#delay() * (late ? 20 : 1), arrives);
        if (frame.kind === 'command' && this.world.happens(this.faults.repeat)) this.world.later(this.#delay() * 3, arrives);
      },
      close: () => { connection.open = false; this.#connections.delete(connection); },
    };
  }

  #page(timeline: number, before: number | null, limit: number): { entries: Entry[]; complete: boolean } {
    const all = this.shown(timeline).filter((entry) => entry.sequence < (before ?? Infinity));
    const entries = all.slice(-limit);
    return { entries, complete: entries.length === all.length };
  }
  page(timeline: number, before: number | null, limit: number): Promise<{ entries: Entry[]; complete: boolean }> {
    return this.up ? Promise.resolve(this.#page(timeline, before, limit)) : Promise.reject(new Error('The server is gone.'));
  }

  #delay(): number { return 1 + this.world.random() * this.faults.slow; }

  // From the first byte that is lost nothing more gets through; both ends learn of it later.
  #breaks(connection: Connection): boolean {
    if (!connection.broken && this.world.happens(this.faults.cut)) {
      connection.broken = true;
      this.world.later(this.#delay(), () => this.#cut(connection, 1006));
    } else if (!connection.broken && this.world.happens(this.faults.mute)) connection.broken = true;
    return connection.broken;
  }

  #cut(connection: Connection, code: number): void {
    connection.gone = true;
    if (!connection.open) return;
    connection.open = false;
    this.#connections.delete(connection);
    connection.events.closed(code);
  }

  // In order, after a while, or never again on this connection.
  #say(connection: Connection, frame: ServerFrame): void {
    if (this.#breaks(connection)) return;
    const together = connection.last > this.world.now && this.world.happens(0.4);
    const at = together ? connection.last : Math.max(connection.last, this.world.now + this.#delay());
    connection.last = at;
    const text = `${JSON.stringify(frame)}\n`;
    const twice = frame.kind === 'entry' && this.world.happens(this.faults.repeat);
    connection.queue.push({ at, text: twice ? text + text : text });
    this.world.later(at - this.world.now, () => this.#flush(connection, at));
  }

  // What has waited for the same moment comes in one message.
  #flush(connection: Connection, at: number): void {
    const due = connection.queue.filter((one) => one.at <= at).sort((a, b) => a.at - b.at);
    connection.queue = connection.queue.filter((one) => one.at > at);
    if (connection.open && due.length) connection.events.text(due.map((one) => one.text).join(''));
  }

  #frame(entry: Entry): ServerFrame { return { kind: 'entry', entry }; }

  // Entries of alerts overtake what still waits on the connection.
  #publish(connection: Connection, entry: Entry): void {
    const alert = this.log[entry.timeline - 1]?.body.kind === 'alert_sent';
    if (!alert || connection.last <= this.world.now) {
      this.#say(connection, this.#frame(entry));
      if (alert) connection.lastEarly = connection.last;
      return;
    }
    if (this.#breaks(connection)) return;
    const at = Math.max(connection.lastEarly, this.world.now + this.world.random() * (connection.last - this.world.now));
    connection.lastEarly = at;
    const text = `${JSON.stringify({ ...this.#frame(entry), early: true })}\n`;
    connection.queue.push({ at, text });
    this.world.later(at - this.world.now, () => this.#flush(connection, at));
  }

  #hear(connection: Connection, frame: ClientFrame): void {
    switch (frame.kind) {
      case 'read': {
        if ((this.reads.get(frame.timeline) ?? 0) < frame.sequence) this.reads.set(frame.timeline, frame.sequence);
        return;
      }
      case 'hello': return this.#hello(connection, frame.position ?? null);
      case 'ask': {
        this.asked.push(frame.question);
        return this.#say(connection, { kind: 'found', id: frame.id, ...this.find(frame.question) });
      }
      case 'command': return this.#command(connection, frame.id, frame.command);
      case 'history': return this.#say(connection, { kind: 'history_page', id: frame.id, timeline: frame.timeline, ...this.#page(frame.timeline, frame.before ?? null, frame.limit) });
    }
  }

  #hello(connection: Connection, position: { sequence: number; epoch: number } | null): void {
    connection.live = true;
    const head = this.log.length;
    this.#say(connection, { kind: 'welcome', person: connection.person, school: 'Hill School', epoch: this.epoch, head, now: this.world.now, version: 'test' });
    connection.lastEarly = connection.last; // nothing overtakes the welcome
    if (!position || position.epoch !== this.epoch || this.world.happens(this.faults.far)) for (const part of this.#snapshot()) this.#say(connection, part);
    else {
      for (const entry of this.log.slice(position.sequence)) this.#say(connection, this.#frame(entry));
      this.#say(connection, { kind: 'here_now', here: this.here, reads: this.#reads() });
    }
    this.#say(connection, { kind: 'caught_up', position: { sequence: head, epoch: this.epoch } });
  }

  #reads(): { timeline: number; sequence: number }[] { return [...this.reads].map(([timeline, sequence]) => ({ timeline, sequence })); }

  #snapshot(): ServerFrame[] {
    const state = this.state;
    const position = { sequence: this.log.length, epoch: this.epoch };
    const heads = [...state.heads.keys()].map((timeline) => ({ timeline, sequence: this.log.findLast((entry) => entry.timeline === timeline)?.sequence ?? 0 }));
    const part = (first: boolean, last: boolean, records: Snapshot['records'], more: Partial<Snapshot> = {}): ServerFrame =>
      ({ kind: 'snapshot', position, first, last, records, reads: [], heads: [], here: [], ...more });
    const tag = <K extends Snapshot['records'][number]['kind']>(kind: K, map: ReadonlyMap<number, object>): Snapshot['records'] =>
      [...map.values()].map((value) => ({ kind, ...value }) as Snapshot['records'][number]);
    return [
      part(true, false, [{ kind: 'school', ...(state.school as NonNullable<typeof state.school>) }, ...tag('person', state.persons), ...tag('channel', state.channels)]),
      part(false, true, [...tag('student', state.students), ...tag('observation', state.observations), ...tag('alert', state.alerts), ...tag('issue', state.issues)], { heads, reads: this.#reads() }),
    ];
  }

  #command(connection: Connection, id: string, command: Command): void {
    const answer = (reply: Reply): void => {
      this.#say(connection, { kind: 'reply', ...reply });
      if (this.world.happens(this.faults.repeat)) this.#say(connection, { kind: 'reply', ...reply });
    };
    const known = this.#answers.get(id);
    if (known) return answer(known);
    if (this.world.happens(this.faults.busy)) return answer({ id, sequences: [], problem: { code: 'busy', sentence: 'Busy.', retry: true, retry_after_ms: this.world.happens(0.2) ? 8_000 : 300 } });
    const problem = this.refuse(command) ?? (this.#refuses(id, command) ? never : null);
    if (problem) return answer({ id, sequences: [], problem });
    const reply = { id, sequences: this.#made(connection.person, id, command).map((entry) => entry.sequence) };
    this.#answers.set(id, reply);
    answer(reply);
  }

  // The same answer for each try.
  #refuses(id: string, { kind }: Command): boolean {
    const refused = this.#refused.get(id) ?? (kind !== 'mark_items' && !kind.startsWith('retract') && this.world.happens(this.faults.refuse));
    this.#refused.set(id, refused);
    return refused;
  }

  #made(person: number, id: string, command: Command): Entry[] {
    switch (command.kind) {
      case 'post_message':
        return [this.append(person, command.timeline, { kind: 'message_posted', text: command.text, retracted: false }, [], id)];
      case 'retract_message':
        return [this.append(person, this.log[command.message - 1]?.timeline ?? 0, { kind: 'message_retracted', message: command.message }, [], id)];
      case 'observe': {
        const { kind: _, students, ...fields } = command;
        return students.map((student) => this.append(person, school.careTeam, { kind: 'observation_sent', ...fields, student, retracted: false }, [school.room], id));
      }
      case 'retract_observation':
        return [this.append(person, school.careTeam, { kind: 'observation_retracted', observation: command.observation }, [school.room], id)];
      case 'answer_observation': {
        const { kind: _, ...fields } = command;
        return [this.append(person, school.careTeam, { kind: 'observation_answered', ...fields }, [school.room], id)];
      }
      case 'mark_items':
        return command.items.map((item) => this.append(person, this.log[item - 1]?.timeline ?? 0, { kind: 'marked', item, mark: command.mark }, [], id));
      default:
        return [];
    }
  }
}
