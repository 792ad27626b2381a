// The made-up school, served by the real binary on a port of its own; ends with the process that started it.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const patience = Number(process.env.CUELINE_PATIENCE ?? 1);

const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

export class School {
  // `empty`: nobody has founded it yet; else the made-up school of `cueline demo`. `settings`: of the server, as it
  // reads them from its environment.
  static async open(binary, web, empty = false, settings = {}) {
    const school = new School();
    school.binary = binary;
    school.web = web;
    school.data = mkdtempSync(join(tmpdir(), 'cueline-browser-'));
    school.port = await freePort();
    school.url = `http://127.0.0.1:${school.port}`;
    school.links = empty ? {} : school.#links();
    school.settings = settings;
    await school.start();
    return school;
  }

  // One sign-in link for each role, used once.
  #links() {
    const text = execFileSync(this.binary, ['demo', '--data', this.data, '--url', this.url], { encoding: 'utf8' });
    return Object.fromEntries([...text.matchAll(/^ +(\w+) +.*?(http\S+)$/gm)].map(([, role, link]) => [role, link]));
  }

  async start() {
    this.server = spawn(this.binary, ['serve', '--data', this.data, '--port', String(this.port), '--web', this.web], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...this.settings } });
    this.log = '';
    this.said = '';
    this.server.stdout.on('data', (text) => { this.said += text; });
    this.server.stderr.on('data', (text) => { this.log += text; });
    for (const end = Date.now() + 60_000 * patience; Date.now() < end;) {
      if (await fetch(`${this.url}/readyz`).then((answer) => answer.ok, () => false)) return;
      await wait(50);
    }
    throw new Error(`The server did not become ready.\n${this.log}`);
  }

  async stop(signal = 'SIGTERM') {
    const ended = new Promise((done) => this.server.once('exit', done));
    this.server.kill(signal);
    await ended;
  }

  async close() {
    await this.stop('SIGKILL');
    rmSync(this.data, { recursive: true, force: true });
  }
}
