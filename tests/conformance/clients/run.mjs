// usage: node run.mjs ws|undici|chromium TASK, the task as JSON. CUELINE_CLIENT_MODULES: where ws and undici are installed.
import { createRequire } from 'node:module';
import { talk } from './talk.mjs';

const [client, task] = [process.argv[2], JSON.parse(process.argv[3])];
const installed = () => createRequire(`${process.env.CUELINE_CLIENT_MODULES}/package.json`);

const clients = {
  ws: () => talk({ WebSocket: installed()('ws').WebSocket, fetch: globalThis.fetch }, task),
  undici: () => talk(installed()('undici'), task),
  chromium: async () => {
    const { launch } = await import('../../browser/people.mjs');
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.goto(`${task.url}/`);
      await page.evaluate(`(${talk})({ WebSocket, fetch: fetch.bind(globalThis) }, ${JSON.stringify(task)})`);
    } finally {
      await browser.close();
    }
  },
};

await clients[client]();
console.log('ok');
process.exit(0);
