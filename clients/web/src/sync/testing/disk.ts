// The device's storage, over fake-indexeddb: full from one write to the next, and pages that die in the middle of one.
import type { Tab } from './device';

// `before`: the page dies and what it was writing is gone. `after`: it dies as soon as it is written.
export type Death = 'before' | 'after';

interface Doomed { tab: Tab; death: Death }

class Disk {
  full: () => boolean = () => false; // asked at each write
  death: (tab: Tab) => Death | null = () => null; // asked at each transaction that writes
  #opening: Tab | null = null;
  #owners = new WeakMap<object, Tab>(); // of connections
  #doomed = new WeakMap<object, Doomed>(); // transactions

  // Once per process.
  install(): void {
    const { open } = IDBFactory.prototype;
    const disk = this;
    IDBFactory.prototype.open = function (name, version) {
      const request = open.call(this, name, version);
      const tab = disk.#opening;
      if (tab) request.addEventListener('success', () => disk.#owners.set(request.result, tab));
      return request;
    };
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given) {
      const made = transaction.apply(this, given);
      if (given[1] === 'readwrite') disk.#begins(this, made);
      return made;
    };
    for (const method of ['put', 'add'] as const) {
      const write = IDBObjectStore.prototype[method];
      IDBObjectStore.prototype[method] = function (...given) {
        const request = write.apply(this, given);
        if (disk.full()) request.addEventListener('success', () => disk.#end(this.transaction));
        return request;
      };
    }
  }

  calm(): void {
    this.full = () => false;
    this.death = () => null;
  }

  // Its connection to the store is known by whoever opens it.
  openedBy<T>(tab: Tab, work: () => T): T {
    this.#opening = tab;
    try {
      return work();
    } finally {
      this.#opening = null;
    }
  }

  #begins(connection: IDBDatabase, transaction: IDBTransaction): void {
    const tab = this.#owners.get(connection);
    const death = tab?.alive ? this.death(tab) : null;
    if (!tab || !death) return;
    this.#doomed.set(transaction, { tab, death });
    if (death === 'after') return transaction.addEventListener('complete', () => this.#dies(tab));
    queueMicrotask(() => {
      this.#end(transaction);
      this.#dies(tab);
    });
  }

  dies: (tab: Tab) => void = (tab) => tab.kill();
  #dies(tab: Tab): void { if (tab.alive) this.dies(tab); }

  // What was written in it is gone.
  #end(transaction: IDBTransaction): void {
    try {
      transaction.abort();
    } catch { /* it has ended already */ }
  }
}

export const disk = new Disk();
