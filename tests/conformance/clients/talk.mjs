// One closed loop with this server, in the words every WebSocket and fetch share: two connections sign in; the first
// sends a message and has its reply, the second has the message; then the same by POST. Imports nothing, since it also
// runs as text in a browser.
export async function talk({ WebSocket, fetch }, { name, url, tokens, timeline }) {
  const text = `From ${name}: κόσμε 🙂 ${'x'.repeat(3_000)}`;

  const join = (token) =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/api/socket`);
      const lines = [], waiting = [];
      socket.onopen = () => socket.send(JSON.stringify({ kind: 'hello', token }));
      socket.onerror = (error) => reject(new Error(`no connection: ${error.message ?? error.type}`));
      socket.onmessage = ({ data }) => {
        for (const line of data.split('\n').filter(Boolean).map((json) => JSON.parse(json))) {
          lines.push(line);
          for (const look of [...waiting]) look(line);
        }
      };
      const until = (wanted) =>
        new Promise((found) => {
          const before = lines.find(wanted);
          if (before) return found(before);
          waiting.push((line) => wanted(line) && found(line));
        });
      const closed = new Promise((done) => { socket.onclose = ({ code }) => done(code); });
      until((line) => line.kind === 'caught_up').then(() => resolve({ socket, until, closed }));
      closed.then((code) => reject(new Error(`closed: ${code}`)));
    });
  const message = (id, words) => ({ id, command: { kind: 'post_message', timeline, text: words, mentions: [] } });
  const check = (good, what) => { if (!good) throw new Error(what); };

  const [one, other] = await Promise.all(tokens.map(join));
  one.socket.send(JSON.stringify({ kind: 'command', ...message(`${name}, by socket`, text) }));
  const reply = await one.until((line) => line.kind === 'reply' && line.id === `${name}, by socket`);
  check(!reply.problem, JSON.stringify(reply));
  const entry = (sequence) => (line) => line.kind === 'entry' && line.entry.sequence === sequence;
  const came = await other.until(entry(reply.sequences[0]));
  check(JSON.stringify(came).includes(JSON.stringify(text)), 'another text came');

  const answer = await fetch(`${url}/api/commands`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${tokens[0]}` }, body: JSON.stringify(message(`${name}, by POST`, 'By POST.')),
  });
  check(answer.status === 200, `POST: ${answer.status}`);
  const { sequences } = await answer.json();
  await Promise.all([one.until(entry(sequences[0])), other.until(entry(sequences[0]))]);

  one.socket.close(1000, 'bye');
  other.socket.close(4000);
  const codes = await Promise.all([one.closed, other.closed]);
  check(codes[0] === 1000 && codes[1] === 4000, `closed with ${codes}`);
}
