// The browser suite: real Chromium windows against the real server. usage: node tests/browser/run.mjs [full] [part ...]
// full: every state, theme and size where the normal run visits each screen once.
// CUELINE_BINARY, CUELINE_WEB: what is tested; CUELINE_SHOTS: where pictures go; CUELINE_COUNTS: where tests are counted.
import { appendFileSync } from 'node:fs';
import { launch, shots } from './people.mjs';
import { School } from './school.mjs';

const parts = ['day', 'offline', 'installable', 'morning', 'together', 'cards', 'rules', 'lockdown', 'elsewhere', 'taker', 'ways', 'trying', 'search', 'setup', 'admin', 'tablet', 'taps', 'keys', 'looks'];
const large = ['states', 'discreet', 'narrow', 'longer', 'calm', 'tabs', 'privacy', 'lighthouse']; // only in the full run, or when somebody asks for it
const asked = ['shots', 'speed']; // only when somebody asks for it
const root = new URL('../..', import.meta.url).pathname;
const words = process.argv.slice(2).filter((word) => word !== 'full' && word !== 'short');
const full = process.argv.includes('full');
const strange = words.find((word) => ![...parts, ...large, ...asked].includes(word));
if (strange) {
  console.error(`There is no part '${strange}'; the parts are: ${[...parts, ...large, ...asked].join(' ')}`);
  process.exit(2);
}
const wanted = words.length ? words : full ? [...parts, ...large] : parts;
let good = 0, bad = 0;

async function run(part) {
  const { default: tests, empty = false, stage = 'school', settings = {} } = await import(`./${part}.mjs`);
  const started = Date.now();
  const madeUp = stage === 'made-up';
  const web = madeUp ? (process.env.CUELINE_FIXTURES ?? `${root}clients/web/dist-fixtures`) : (process.env.CUELINE_WEB ?? `${root}clients/web/dist`);
  const school = await School.open(process.env.CUELINE_BINARY ?? `${root}build/release/bin/cueline`, web, empty || madeUp, settings);
  const browser = await launch();
  const windows = [];
  const test = async (name, work) => {
    const started = Date.now();
    try {
      await work();
      for (const window of windows) {
        const [problem] = window.problems.splice(0);
        if (problem) throw new Error(`In the console of ${window.name}: ${problem}`);
      }
      good += 1;
      console.log(`  ok      ${part}: ${name} (${Date.now() - started} ms)`);
    } catch (error) {
      bad += 1;
      console.log(`  FAILED  ${part}: ${name}\n          ${String(error.stack ?? error).split('\n').slice(0, 6).join('\n          ')}`);
      for (const window of windows) await window.shot(`failed-${part}`).catch(() => undefined);
    }
  };
  try {
    await tests({ school, browser, test, windows, full });
  } catch (error) {
    bad += 1;
    console.log(`  FAILED  ${part}: ${error.stack}`);
    for (const window of windows) await window.shot(`failed-${part}`).catch(() => undefined);
  } finally {
    await browser.close();
    await school.close();
    console.log(`${part}: ${Math.round((Date.now() - started) / 1000)} s`);
  }
}

// A morning is mostly waiting for its bells: the others have the machine meanwhile.
const waits = wanted.filter((part) => part === 'morning').map(run);
for (const part of wanted) if (part !== 'morning') await run(part);
await Promise.all(waits);

console.log(`Pictures are in ${shots}.\n${good} passed, ${bad} failed`);
if (process.env.CUELINE_COUNTS) appendFileSync(process.env.CUELINE_COUNTS, `${good} ${bad}\n`);
process.exitCode = bad ? 1 : 0;
