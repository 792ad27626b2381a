// Today on its first visit and the next, a channel of many thousand entries, a flood of them, and a tap, on a phone whose processor is four times slower. The
// figures are printed; what fails is only what no load of the machine excuses: an entry lost, twice or out of order.
// CUELINE_ENTRIES: how many are in the channel (100,000; 0: Today alone).
import assert from 'node:assert/strict';
import { Window } from './people.mjs';
import { Year } from './year.mjs';

export const empty = true;
export const settings = Object.fromEntries(['COMMANDS_PER_SECOND', 'COMMANDS_BURST', 'FRAMES_PER_SECOND', 'FRAMES_BURST'].map((name) => [`CUELINE_LIMITS_${name}`, '1000000']));

const many = Number(process.env.CUELINE_ENTRIES ?? 100_000);
const flood = 200;
const turns = Number(process.env.CUELINE_TURNS ?? 120); // of the wheel
const slower = Number(process.env.CUELINE_SLOWER ?? 4); // times

// Runs in the page: frames that were too long, how long each input waited for its paint, when the outbox was written.
function watch() {
  globalThis.speed = { frames: [], inputs: [], saved: [] };
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) speed.frames.push(duration); }).observe({ type: 'long-animation-frame', buffered: true });
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) speed.inputs.push(duration); }).observe({ type: 'event', durationThreshold: 16 });
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (...given) {
    if (this.name === 'outbox') this.transaction.addEventListener('complete', () => speed.saved.push(performance.now()));
    return add.apply(this, given);
  };
}

// Runs in a page of its own: writes `line N` over one connection, in order, 200 under way; or one each `every` ms.
function writeLines({ channel, from, to, every }) {
  return new Promise((done, failed) => {
    const socket = new WebSocket(`ws://${location.host}/api/socket`);
    let [next, answered] = [from, 0];
    const send = () => {
      socket.send(JSON.stringify({ kind: 'command', id: `line-${next}`, command: { kind: 'post_message', timeline: channel, text: `line ${next}`, mentions: [] } }));
      next += 1;
    };
    const more = () => { while (next <= to && next - from - answered < 200) send(); };
    const started = performance.now();
    const pace = () => {
      while (next <= to && next - from < (performance.now() - started) / every) send();
      if (next <= to) setTimeout(pace, 4);
    };
    socket.onopen = () => socket.send('{"kind":"hello"}');
    socket.onclose = () => failed(new Error('The connection was closed.'));
    socket.onmessage = ({ data }) => {
      for (const text of data.split('\n').filter(Boolean)) {
        const frame = JSON.parse(text);
        if (frame.kind === 'caught_up' && next === from && answered === 0) (every ? pace : more)();
        if (frame.kind !== 'reply') continue;
        if (frame.problem) return failed(new Error(frame.problem.sentence));
        answered += 1;
        if (!every) more();
        if (answered === to - from + 1) {
          socket.onclose = null;
          socket.close();
          done(performance.now() - started);
        }
      }
    };
  });
}

// Runs in the page: when its largest part was painted, and what script had come by then.
function watchPaint() {
  globalThis.painted = 0;
  new PerformanceObserver((list) => { globalThis.painted = list.getEntries().at(-1).startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
}
const scripts = () => performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.js') && one.responseEnd <= globalThis.painted).map((one) => one.encodedBodySize);
const slowNet = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }; // as Lighthouse has it for phones

const line = (n) => `line ${n}`;
const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const ms = (value) => `${Math.round(value)} ms`;

export default async function speed({ school, browser, test, windows }) {
  const year = await Year.found(school);
  const [writer, reader] = [await year.person('Dana Reed', 'teacher'), await year.person('Marisol Vega', 'para')];
  const [channel] = await year.command('open_channel', { channel_kind: 'team', name: 'Long team', members: [writer.id, reader.id] });
  const figures = (name, values) => console.log(`          ${name}: ${values}`);

  await test('Today is painted: on the first visit, and from the device', async () => {
    for (const [net, conditions] of [['', null], [', slow 4G', slowNet]]) {
      const [first, again, weights] = [[], [], []];
      for (let visit = 0; visit < 5; visit += 1) {
        const phone = await Window.open(browser, school, { role: 'para', out: true });
        await phone.context.addCookies([{ ...reader.cookie, url: school.url }]);
        await phone.page.addInitScript(watchPaint);
        const devtools = await phone.context.newCDPSession(phone.page);
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
        if (conditions) await devtools.send('Network.emulateNetworkConditions', conditions);
        const paint = async () => {
          await phone.go('/today');
          await phone.page.locator('main h1, header h1').first().waitFor();
          await phone.page.waitForTimeout(2_500);
          return phone.page.evaluate(() => globalThis.painted);
        };
        first.push(await paint());
        weights.push(await phone.page.evaluate(scripts));
        await phone.page.evaluate(() => navigator.serviceWorker.ready);
        await phone.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
        again.push(await paint());
        await phone.close();
      }
      const kilobytes = (list) => (list.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1);
      figures(`Today, largest paint${net}`, `first visit ${ms(middle(first))} (most ${ms(Math.max(...first))}) with ${weights[0].length} scripts of ${kilobytes(weights[0])} KB, from the device ${ms(middle(again))} (most ${ms(Math.max(...again))}), of 5`);
    }
  });

  if (!many) return;
  const say = (text, id) => year.post('/api/commands', { id, command: { kind: 'post_message', timeline: channel, text, mentions: [] } }, writer.token);
  const began = Date.now();
  const pen = await browser.newContext();
  await pen.addCookies([{ ...writer.cookie, url: school.url }]);
  const paper = await pen.newPage();
  await paper.goto(`${school.url}/healthz`);
  const write = (from, to, every = 0) => paper.evaluate(writeLines, { channel, from, to, every });
  await write(1, many);
  console.log(`          ${many} entries written in ${((Date.now() - began) / 1000).toFixed(0)} s`);

  const phone = await Window.open(browser, school, { role: 'para', cookie: reader.cookie });
  windows.push(phone);
  await phone.page.addInitScript(watch);
  const devtools = await phone.context.newCDPSession(phone.page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const told = async () => {
    const found = await phone.page.evaluate(() => {
      const { frames, inputs } = speed;
      speed.frames = [];
      speed.inputs = [];
      return { frames, inputs };
    });
    return `${found.frames.length} long frames, the longest ${ms(Math.max(0, ...found.frames))}, together ${ms(found.frames.reduce((a, b) => a + b, 0))}; ${found.inputs.length} inputs over 16 ms to their paint, the slowest ${ms(Math.max(0, ...found.inputs))}`;
  };
  const shown = () => phone.page.locator('[role=log] .txt').allTextContents().then((texts) => texts.map((text) => text.trim()).filter((text) => /^line \d+$/.test(text)).map((text) => Number(text.slice(5))));
  const isRun = (numbers) => numbers.every((n, i) => i === 0 || n === numbers[i - 1] + 1);

  await test('a long channel opens, and the device keeps a few hundred of it', async () => {
    const start = Date.now();
    await phone.page.goto(`${school.url}/c/${channel}`); // on a phone it has the screen to itself
    await phone.page.getByText(line(many), { exact: true }).waitFor();
    figures('opened in', `${ms(Date.now() - start)}; ${await told()}`);
    await phone.page.waitForTimeout(2_000);
    const kept = await phone.page.evaluate(() => new Promise((done) => {
      const open = indexedDB.open('cueline');
      open.onsuccess = () => { const count = open.result.transaction('entries').objectStore('entries').count(); count.onsuccess = () => { done(count.result); open.result.close(); }; };
    }));
    figures('kept on the device', `${kept} entries; in the page ${await phone.page.locator('[role=log] *').count()} elements`);
    assert.ok(kept < 1_500, `${kept} entries are kept on the device`);
  });

  await test('it scrolls back: what is in view stays, no entry is missing or twice', async () => {
    const log = phone.page.locator('main');
    await log.hover().catch(() => undefined);
    await told();
    const start = Date.now();
    const seen = new Set();
    const mostElements = [];
    for (let turn = 0; turn < turns; turn += 1) {
      await phone.page.evaluate(() => document.querySelector('main').scrollBy(0, -500));
      await phone.page.waitForTimeout(50);
      if (turn % 6) continue;
      const numbers = await shown();
      assert.equal(new Set(numbers).size, numbers.length, 'nothing is there twice');
      assert.ok(isRun(numbers), `a run without a hole: ${numbers.join()}`);
      numbers.forEach((n) => seen.add(n));
      mostElements.push(numbers.length);
    }
    figures('scrolled back', `${many - Math.min(...seen)} entries in ${ms(Date.now() - start)}, at most ${Math.max(...mostElements)} lines in the page; ${await told()}`);
    await phone.page.waitForTimeout(1_500);
    const view = () => phone.page.evaluate(() => {
      const edge = document.querySelector('main').getBoundingClientRect().top;
      const row = [...document.querySelectorAll('[role=log] .txt')].find((one) => one.getBoundingClientRect().top > edge);
      return [row?.textContent, Math.round(row?.getBoundingClientRect().top ?? 0)];
    });
    const before = await view();
    await say('while reading', 'while-reading');
    await phone.page.waitForTimeout(1_500);
    assert.deepEqual(await view(), before, 'what comes in below moves nothing');
    await phone.shot('speed-back');
  });

  await test('it leads back to the newest, and to the first unread', async () => {
    await phone.tap(phone.button(/new$|^Newest$/).first());
    await phone.page.getByText('while reading', { exact: true }).waitFor();
    await phone.shot('speed-newest');
  });

  await test(`${flood} entries in a second while somebody writes: every key and every entry, in order`, async () => {
    const area = phone.page.getByRole('textbox').last();
    await phone.tap(area);
    await told();
    const text = 'they sat down and read the whole page to the end';
    const started = Date.now();
    const arriving = write(many + 1, many + flood, 1_000 / flood);
    await phone.page.keyboard.type(text, { delay: 20 });
    const within = await arriving;
    await phone.page.getByText(line(many + flood), { exact: true }).waitFor();
    figures('flood', `${flood} entries sent in ${ms(within)}, painted after ${ms(Date.now() - started)}; ${await told()}`);
    assert.equal(await area.inputValue(), text, 'no key is lost');
    const numbers = (await shown()).filter((n) => n > many);
    assert.equal(new Set(numbers).size, numbers.length);
    assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b), 'in order');
    assert.ok(isRun(numbers) && numbers.at(-1) === many + flood, `a run without a hole: ${numbers.join()}`);
    await area.fill('');
  });

  await test('a tap is painted and saved', async () => {
    const [painted, saved] = [[], []];
    for (let i = 0; i < 7; i += 1) {
      await phone.page.getByRole('textbox').last().fill(`tap ${i}`);
      await phone.page.waitForTimeout(300);
      const times = await phone.page.evaluate((text) => new Promise((done) => {
        speed.saved = [];
        const button = [...document.querySelectorAll('form button[type=submit]')].at(-1);
        const start = performance.now();
        button.click();
        const look = () => {
          const there = [...document.querySelectorAll('[role=log] .txt')].some((one) => one.textContent.trim() === text);
          if (!there) return requestAnimationFrame(look);
          requestAnimationFrame(() => setTimeout(() => {
            const at = performance.now();
            const wait = () => (speed.saved.length ? done([at - start, speed.saved[0] - start]) : setTimeout(wait, 5));
            wait();
          }));
        };
        requestAnimationFrame(look);
      }), `tap ${i}`);
      painted.push(times[0]);
      saved.push(times[1]);
      await phone.page.waitForTimeout(300);
    }
    figures('tap', `painted after ${ms(middle(painted))} (most ${ms(Math.max(...painted))}), saved on the device after ${ms(middle(saved))} (most ${ms(Math.max(...saved))}), of 7`);
    await phone.page.getByText('tap 6', { exact: true }).waitFor();
  });
}
