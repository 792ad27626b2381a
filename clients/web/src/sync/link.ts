// One connection to the server that lasts: connects, notices that it is gone, waits a growing and jittered while,
// connects again; at once when signal or the page comes back.
import type { ClientFrame, ServerFrame } from '$protocol';
import type { Connection } from '$stores/seam';
import type { Ports, Socket } from './ports';

// What the server says when it closes (protocol/frames.hpp, CloseCode).
export const closeCodes = { signedOut: 4001, badFrame: 4002, accessChanged: 4003, tooSlow: 4004, tooMany: 4006 } as const;

export interface LinkEvents {
  opened(): void;
  frames(frames: ServerFrame[]): void;
  state(state: Connection): void;
  silent(): void; // ask for a sign of life
  closed(code: number): void;
}

const firstWait = 500; // ms, doubles
const longestWait = 10_000;
const welcomeWithin = 15_000;
const staleAfter = 45_000; // silence after which a page that comes back does not trust its socket
const quietFor = 30_000; // a connection may die without a word: after such a silence the server is asked for one
const answersWithin = 15_000;
const offlineAfter = 3; // tries in a row that failed

export class Link {
  #socket: Socket | null = null;
  #tries = 0;
  #heard = 0;
  #fresh = false; // heard since it was last looked
  #wanted = false;
  #cancel: () => void = () => undefined;

  constructor(private readonly ports: Ports, private readonly events: LinkEvents) {}

  open(): void {
    this.#wanted = true;
    if (!this.#socket) this.#connect();
  }

  stop(): void {
    this.#wanted = false;
    this.#cancel();
    this.#end()?.close();
  }

  // False: it went nowhere.
  send(frame: ClientFrame): boolean {
    if (!this.#socket) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  // The server has everything right: the next loss starts counting anew.
  works(): void {
    this.#tries = 0;
    this.#watch(false);
    this.events.state('live');
  }

  #watch(asked: boolean): void {
    this.#cancel();
    this.#fresh = false;
    this.#cancel = this.ports.later(asked ? answersWithin : quietFor, () => {
      if (this.#fresh || !this.ports.visible()) return this.#watch(false);
      if (asked) return this.drop();
      this.#watch(true);
      this.events.silent();
    });
  }

  // Signal or the page came back, or the person asks.
  wake(): void {
    if (!this.#wanted) return;
    if (this.#socket && Math.abs(this.ports.now() - this.#heard) <= staleAfter) return; // clocks jump both ways
    this.anew();
  }

  // Somebody has signed in, or asks: what is connected may be somebody else's.
  anew(): void {
    this.#wanted = true;
    const before = this.#end();
    before?.close();
    if (before) this.events.closed(0);
    this.#tries = 0;
    this.#connect();
  }

  asleep(): void {
    this.events.state('offline');
    this.drop();
  }

  // Something on this connection does not answer: try another.
  drop(): void {
    const socket = this.#end();
    if (!socket) return;
    socket.close();
    this.#lost(0);
  }

  #end(): Socket | null {
    const socket = this.#socket;
    this.#socket = null;
    return socket;
  }

  #connect(): void {
    this.#cancel();
    this.#heard = this.ports.now();
    let mine: Socket | null = null;
    const current = (): boolean => mine !== null && mine === this.#socket;
    mine = this.ports.connect({
      opened: () => { if (current()) this.events.opened(); },
      text: (text) => { if (current()) this.#text(text); },
      closed: (code) => {
        if (!current()) return;
        this.#socket = null;
        this.#lost(code);
      },
    });
    this.#socket = mine;
    this.#cancel = this.ports.later(welcomeWithin, () => this.drop());
  }

  #text(text: string): void {
    this.#heard = this.ports.now();
    this.#fresh = true;
    this.events.frames(text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as ServerFrame));
  }

  #lost(code: number): void {
    this.#cancel();
    this.#tries += 1;
    if (code === closeCodes.signedOut) this.#wanted = false;
    this.events.closed(code);
    if (!this.#wanted || this.#socket) return;
    this.events.state(!this.ports.online() || this.#tries > offlineAfter ? 'offline' : 'reconnecting');
    this.#cancel = this.ports.later(this.#wait(code), () => this.#connect());
  }

  #wait(code: number): number {
    if ((code === closeCodes.accessChanged || code === closeCodes.tooSlow) && this.#tries === 1) return 0;
    const most = Math.min(longestWait, firstWait * 2 ** Math.min(this.#tries, 10));
    const least = code === closeCodes.tooMany ? 5_000 : 100;
    return least + this.ports.random() * most;
  }
}
