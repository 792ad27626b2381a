// Bugs that are planted in the sync engine and the reducers under it, one at a time, to show that the days of sim.test.ts
// would find them. Each replaces text that must stand in the file exactly once, so the list cannot grow stale.
export interface Plant { name: string; file: string; from: string; to: string }

export const plants: readonly Plant[] = [
  // The outbox.
  { name: 'sent again under a new id', file: 'sync/sender.ts', from: "link.send({ kind: 'command', id, command })", to: "link.send({ kind: 'command', id: ports.newId(), command })" },
  { name: 'sent before it is known to have left', file: 'sync/outbox.ts', from: '({ ...row, left: true })', to: '({ ...row, left: false })' },
  { name: 'the newest first', file: 'sync/outbox.ts', from: '?? tried[0];', to: '?? tried.at(-1);' },
  { name: 'what is busy is given up', file: 'sync/sender.ts', from: 'if (reply.problem && isPassing(reply.problem)) return', to: 'if (reply.problem && isPassing(reply.problem) && reply.problem.code !== \'busy\') return' },
  { name: 'a lost connection answers', file: 'sync/sender.ts', from: 'if (unreadable && underWay)', to: 'if (underWay)' },
  { name: 'undone, but sent', file: 'sync/outbox.ts', from: '(row) => (row.undone && !problem ? this.#back(row, sequences) : []),', to: '() => [],' },
  { name: 'undo of what was sent forgotten', file: 'sync/outbox.ts', from: "(row) => (row.state === 'sent' ? this.#back(row, row.made) : []),", to: '() => [],' },
  { name: 'said to be sent before the answer', file: 'sync/outbox.ts', from: '.map(({ id, command, created, state, problem }) => ({ id, command, created, state, problem }));', to: ".map(({ id, command, created, state, problem, left }) => ({ id, command, created, state: left && state === 'waiting' ? 'sent' : state, problem }));" },
  { name: 'a full device forgets', file: 'sync/outbox.ts', from: 'if (!saved) this.#hold(row);', to: 'if (!saved) this.#noRoom.add(id);' },
  { name: 'another page keeps it to itself', file: 'sync/engine.ts', from: 'this.#leading ? [] : this.#outbox.lend();', to: '[];' },
  { name: 'called safe too early', file: 'sync/engine.ts', from: "!this.#outbox.rows.some((row) => row.state === 'waiting')", to: 'true' },
  { name: 'nothing is wiped for somebody else', file: 'sync/inbox.ts', from: 'if (me !== 0 && me !== frame.person) taken.stranger = true;\n        else this', to: 'this' },
  { name: 'painted beside its entry', file: 'sync/outbox.ts', from: 'for (const id of come) this.#come.add(id);', to: '' },
  { name: 'waits by the clock of the device', file: 'sync/sender.ts', from: 'this.#wakes = ports.later(ms * (1 + ports.random() / 2), () => {', to: 'const until = ports.now() + ms; this.#wakes = ports.later(ms * (1 + ports.random() / 2), () => { if (ports.now() < until) return;' },
  // The position and what comes.
  { name: 'an entry twice', file: 'sync/inbox.ts', from: 'if (this.position && entry.sequence <= this.position.sequence) return;', to: '' },
  { name: 'the position runs ahead', file: 'sync/keeper.ts', from: 'position: inbox.position, early: inbox.early, epoch', to: 'position: inbox.position && { ...inbox.position, sequence: inbox.position.sequence + 1 }, early: inbox.early, epoch' },
  { name: 'what came early comes again', file: 'sync/inbox.ts', from: 'if (!this.#early.has(entry.sequence)) this.#ready.push(entry);', to: 'this.#ready.push(entry);' },
  { name: 'half a snapshot is kept for the next connection', file: 'sync/inbox.ts', from: '    this.#parts = [];\n    this.#held = [];\n  }', to: '  }' },
  { name: 'not told what it missed', file: 'sync/engine.ts', from: "...(position ? { position } : {}) });", to: '...(position ? { position: { ...position, sequence: position.sequence + 1 } } : {}) });' },
  // Another epoch.
  { name: 'entries of another epoch are kept', file: 'stores/reduce.ts', from: 'timelines: afresh ? emptyState.timelines : state.timelines', to: 'timelines: state.timelines' },
  { name: 'answers of another epoch are believed', file: 'sync/engine.ts', from: 'if (taken.afresh) await this.#outbox.afresh();', to: '' },
  // The store and the tabs.
  { name: 'a save that failed is not repeated', file: 'sync/keeper.ts', from: '      this.#whole = false;\n', to: '' },
  { name: 'only half of it is wiped', file: 'sync/database.ts', from: 'await Promise.all(stores.map((store) => tx.objectStore(store).clear()));', to: 'await Promise.all(read.map((store) => tx.objectStore(store).clear()));' },
  { name: 'who leads next does not look', file: 'sync/engine.ts', from: '    await this.#restore();\n    this.#leading = true;', to: '    this.#leading = true;' },
  { name: 'every tab connects', file: 'sync/engine.ts', from: 'this.ports.tabs.lead(() => void this.#turn(() => this.#lead()));', to: 'this.ports.tabs.lead(() => void this.#turn(() => this.#lead())); void this.#turn(() => this.#lead());' },
  { name: 'marks are told once, heard or not', file: 'sync/sender.ts', from: 'if (items.length) this.#giveMarks', to: 'items.forEach((id) => this.#told.add(id));\n      if (items.length) this.#giveMarks' },
];
