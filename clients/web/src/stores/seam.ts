// What the stores and src/sync promise each other. Sync keeps things on the device and talks to the server; the
// session decides what a person sees. Neither imports the other's inside.
import type { Command, Entry, Finding, HereNow, HistoryPage, Problem, Question, ReadPosition, Reply, Snapshot, Welcome } from '$protocol';
import type { ReadPage } from './past';
import type { SchoolState } from './state';

export type Connection = 'live' | 'reconnecting' | 'offline';

// A command on its way, saved on the device before anything else happens with it.
export interface Outgoing {
  id: string; // the command's id, the same for every retry
  command: Command;
  created: number; // by the device's clock
  state: 'waiting' | 'sent' | 'refused'; // on this device, on the server's disk, answered with a problem
  problem?: Problem;
}

// What a question found. `time`: when; `fresh`: now, not the last copy this device has.
export interface Answer { finding?: Finding; problem?: Problem; time: number; fresh: boolean }

// What a session offers to sync.
export interface Receiver {
  current(): { me: number; state: SchoolState };
  restored(saved: { me: number; state: SchoolState; drafts: Record<string, string> }): void; // what the device has, before any network
  welcomed(welcome: Welcome): void;
  snapshot(part: Snapshot, afresh: boolean): void; // `afresh`: of another log, after the server came back from a backup
  entries(entries: readonly Entry[]): void;
  caughtUp(): void;
  page(page: HistoryPage): void;
  readMoved(position: ReadPosition): void;
  presence(person: number, here: boolean): void;
  hereNow(now: HereNow): void; // after a resume, which has no snapshot to say it
  draft(place: string, text: string): void; // written in another tab
  outbox(list: readonly Outgoing[]): void; // what is not yet in the state, oldest first, whenever it changes
  replied(reply: Reply): void;
  connection(state: Connection): void;
  signedOut(): void;
  storeFull(full: boolean): void; // the device cannot save: the one red error
}

// What sync offers to a session.
export interface Sync {
  start(): Promise<void>;
  submit(id: string, command: Command): Promise<void>; // resolves once it is saved on the device
  undo(id: string): Promise<void>; // never sent: it never was; sent: it is taken back as soon as the server has it
  again(id: string): Promise<void>; // a refused command, once more, as a new one
  dismiss(id: string): Promise<void>; // a refused command is given up
  history(timeline: number, before: number | null, limit: number): Promise<void>; // the page comes through Receiver.page
  page: ReadPage; // of the past, to look at; nothing keeps it
  ask(question: Question): Promise<Answer>; // what was found, or as it was last found when nobody answers
  last(question: Question): Promise<Answer>; // as it was last found, at once; nobody is asked
  read(timeline: number, sequence: number): void;
  seen(items: readonly number[]): void; // opened by this person: told to the server when there is signal
  saveDraft(place: string, text: string): void; // at each keystroke; empty text forgets it
  retry(): void; // the person asks: try to connect now
  forget(): Promise<void>; // signing out: nothing stays on this device
}

export type MakeSync = (receiver: Receiver) => Sync;
