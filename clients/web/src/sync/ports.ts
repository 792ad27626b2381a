// What sync needs from the machine around it: a browser (browser.ts), or a test with a clock of its own.

import type { ReadPage } from '$stores/past';

export interface Socket {
  send(text: string): void;
  close(): void;
}

export interface SocketEvents {
  opened(): void;
  text(text: string): void;
  closed(code: number): void; // also when it never opened; once
}

// Between the tabs of one browser. A message reaches every other tab, never its sender.
export interface Tabs {
  lead(chosen: () => void): void; // `chosen` is called once, when no other tab leads any more
  post(message: unknown): void;
  listen(heard: (message: unknown) => void): void;
}

export interface Ports {
  connect(events: SocketEvents): Socket;
  tabs: Tabs;
  page: ReadPage; // of history, to look at: it is not kept
  frame(run: () => void): void; // before the next paint, or at once where nothing is painted
  now(): number; // milliseconds since the Unix epoch
  random(): number; // 0 to 1
  later(ms: number, run: () => void): () => void; // the answer cancels
  newId(): string;
  online(): boolean;
  visible(): boolean;
  woken(wake: () => void, asleep: () => void): void; // signal or the page came back; signal or the page went
  persist(): void; // asks that the device does not clear the store when it runs low
  database: string;
}
