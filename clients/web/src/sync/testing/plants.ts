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
  { name: 'undo of what was sent forgotten', file: 'sync/outbox.ts', from: "(row: Row): NewRow[] => (row.state === 'sent' ? this.#back(row, row.made) : []),", to: '(): NewRow[] => [],' },
  { name: 'said to be sent before the answer', file: 'sync/outbox.ts', from: '.map(({ id, command, created, state, problem }) => ({ id, command, created, state, problem }));', to: ".map(({ id, command, created, state, problem, left }) => ({ id, command, created, state: left && state === 'waiting' ? 'sent' : state, problem }));" },
  { name: 'a full device forgets', file: 'sync/outbox.ts', from: 'if (!saved) this.#hold(row);', to: 'if (!saved) this.#noRoom.add(id);' },
  { name: 'what is only in memory comes last', file: 'sync/outbox.ts', from: '.sort((a, b) => a.order - b.order);', to: ';' },
  { name: 'called safe too early', file: 'sync/engine.ts', from: "!this.#outbox.rows.some((row) => row.state === 'waiting')", to: 'true' },
  { name: 'painted beside its entry', file: 'sync/outbox.ts', from: 'for (const id of come) this.#come.add(id);', to: '' },
  // The position and what comes.
  { name: 'an entry twice', file: 'sync/inbox.ts', from: 'if (this.position && entry.sequence <= this.position.sequence) return;', to: '' },
  { name: 'the position runs ahead', file: 'sync/engine.ts', from: 'position: this.#inbox.position, early: this.#inbox.early, epoch', to: 'position: this.#inbox.position && { ...this.#inbox.position, sequence: this.#inbox.position.sequence + 1 }, early: this.#inbox.early, epoch' },
  { name: 'what came early comes again', file: 'sync/inbox.ts', from: 'if (!this.#early.has(entry.sequence)) this.#ready.push(entry);', to: 'this.#ready.push(entry);' },
];
