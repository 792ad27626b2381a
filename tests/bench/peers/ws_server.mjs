// What a careful person would write on Node in an afternoon: ws for the sockets, SQLite for the disk, one transaction
// for whatever gathered during one turn of the loop. Every text goes to everybody in the room of its path; a database
// makes it stored first, and its sender is told.
//   node ws_server.mjs DATABASE|- PORT
import { createRequire } from 'node:module';
const { WebSocketServer } = createRequire(`${process.env.CUELINE_BENCH_MODULES}/`)('ws');

const [database, port] = process.argv.slice(2);
const rooms = new Map();
const store = database === '-' ? undefined : await openStore(database);
let waiting = [];

async function openStore(path) {
  const { DatabaseSync } = await import('node:sqlite');
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE messages (room TEXT, text TEXT)');
  const insert = db.prepare('INSERT INTO messages VALUES (?, ?)');
  return (messages) => {
    db.exec('BEGIN');
    for (const { room, text } of messages) insert.run(room, text);
    db.exec('COMMIT');
  };
}

function deliver({ room, text }) {
  for (const reader of rooms.get(room)) reader.send(text);
}

function storeAndDeliver() {
  const messages = waiting;
  waiting = [];
  store(messages);
  for (const message of messages) {
    deliver(message);
    message.from.send(`ok ${message.text.slice(0, 13)}`);
  }
}

new WebSocketServer({ host: '127.0.0.1', port: Number(port), backlog: 4096, perMessageDeflate: false }).on(
  'connection',
  (from, request) => {
    const room = request.url;
    if (!rooms.has(room)) rooms.set(room, new Set());
    rooms.get(room).add(from);
    from.on('close', () => rooms.get(room).delete(from));
    from.on('message', (data) => {
      const message = { from, room, text: data.toString() };
      if (!store) return deliver(message);
      if (waiting.length === 0) setImmediate(storeAndDeliver);
      waiting.push(message);
    });
  },
);
