// Basements, lifts and phones that run out of room: what was sent arrives exactly once, what was undone never does.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Window } from './people.mjs';

export default async function offline({ school, browser, test, windows }) {
  const open = async (options) => {
    const window = await Window.open(browser, school, options);
    windows.push(window);
    return window;
  };
  const para = await open({ role: 'para' });
  const teacher = await open({ role: 'teacher', size: 'desk' });

  // What the server has, as the teacher may read it.
  const room = async () => Number(new URL(await teacher.page.getByRole('link', { name: /^Room 12/ }).first().evaluate((link) => link.href)).pathname.split('/')[2]);
  const stored = (timeline) => teacher.page.evaluate(async (id) => (await (await fetch(`/api/history?timeline=${id}&limit=200`)).json()).entries, timeline);
  await teacher.go('/c');
  const channel = await room();
  const messages = async (text) => (await stored(channel)).filter(({ body }) => body.kind === 'message_posted' && body.text === text);
  const until = async (check, what) => {
    for (let tries = 0; tries < 200; tries += 1) {
      if (await check()) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    assert.fail(what);
  };
  const write = async (window, text) => {
    await window.page.getByRole('textbox').fill(text);
    await window.tap(window.button('Send message'));
  };
  const cue = async (window) => {
    await window.tap(window.page.getByRole('region', { name: 'Send a cue' }).locator('li button').first());
    await window.tap(window.page.getByRole('dialog').locator('button.tile').nth(3));
    await window.tap(window.page.getByRole('dialog').locator('.send button'));
  };

  await test('the app opens without signal', async () => {
    await para.page.evaluate(() => navigator.serviceWorker.ready);
    await until(() => para.page.evaluate(() => navigator.serviceWorker.controller !== null), 'the service worker controls the page');
    await para.context.setOffline(true);
    await para.page.reload();
    await para.ready();
    await para.page.getByText('No signal here').waitFor();
    await para.page.getByRole('heading', { level: 1, name: /until \d|Room 12/ }).waitFor();
    await para.shot('offline-today');
  });

  const seenAt = Date.now();
  await test('a cue and a message without signal are kept, through reload and kill', async () => {
    await cue(para);
    await para.page.getByText('Cue kept on this phone').waitFor();
    await para.shot('offline-cue');
    await para.page.goto(`${school.url}/c/${channel}`);
    await write(para, 'From the basement, one');
    await write(para, 'From the basement, two');
    await para.page.getByText('From the basement, two').waitFor();
    await para.page.reload();
    await para.page.getByText('From the basement, two').waitFor();
    await until(async () => (await para.page.getByText('On this phone,').count()) === 3, 'two messages, and the cue in its room');
    await para.shot('offline-room');
    await para.reopen();
    await para.page.getByText('On this phone,').first().waitFor();
    assert.equal((await messages('From the basement, one')).length, 0);
  });

  await test('with signal they arrive: in order, exactly once, with the time they were seen', async () => {
    await new Promise((done) => setTimeout(done, 1500));
    await para.context.setOffline(false);
    await until(async () => (await messages('From the basement, two')).length === 1, 'the second message');
    const [one, two] = [await messages('From the basement, one'), await messages('From the basement, two')];
    assert.deepEqual([one.length, two.length, one[0].sequence < two[0].sequence], [1, 1, true]);
    const observed = (await stored(channel)).filter(({ body, time }) => body.kind === 'observation_sent' && time > seenAt);
    assert.equal(observed.length, 1);
    assert.ok(observed[0].time - observed[0].body.seen_at > 1000 && observed[0].body.seen_at >= seenAt);
    await until(async () => (await para.page.getByText('On this phone,').count()) === 0, 'the marks close');
  });

  await test('undone before it leaves, it never was', async () => {
    await para.context.setOffline(true);
    await para.page.getByText('No signal here').waitFor();
    await cue(para);
    await para.tap(para.button('Undo'));
    await until(async () => (await para.page.getByText('On this phone,').count()) === 0, 'nothing waits');
    await para.context.setOffline(false);
    await until(async () => (await para.page.getByText('No signal here').count()) === 0, 'signal is back');
    await new Promise((done) => setTimeout(done, 500));
    assert.equal((await stored(channel)).filter(({ body, time }) => body.kind === 'observation_sent' && time > seenAt).length, 1);
  });

  await test('undone after it was sent, it leaves only “retracted”', async () => {
    await cue(para);
    await until(async () => (await stored(channel)).filter(({ body, time }) => body.kind === 'observation_sent' && time > seenAt).length === 2, 'it was sent');
    await para.tap(para.button('Undo'));
    await until(async () => (await stored(channel)).some(({ body, time }) => body.kind === 'observation_sent' && time > seenAt && body.retracted && body.signs.length === 0), 'it was taken back');
    await para.page.getByText('Retracted').first().waitFor();
  });

  await test('the server dies and comes back while messages are on their way', async () => {
    await para.page.goto(`${school.url}/c/${channel}`);
    await para.page.getByRole('log').waitFor();
    await school.stop('SIGKILL');
    await write(para, 'While the server is down');
    await para.page.getByText('While the server is down').waitFor();
    await para.reopen(`/c/${channel}`, 'form');
    await para.page.getByText('While the server is down').waitFor();
    await school.start();
    await until(async () => (await messages('While the server is down').catch(() => [])).length === 1, 'it arrives');
    await until(async () => (await para.page.getByText(/On this phone,|^Sending$/).count()) === 0, 'and is known to have');
    await new Promise((done) => setTimeout(done, 1000));
    assert.equal((await messages('While the server is down')).length, 1);
    windows.forEach((window) => window.problems.splice(0));
  });

  await test('two tabs of one person: both show everything, each thing is sent once', async () => {
    const second = await para.context.newPage();
    await second.goto(`${school.url}/c/${channel}`);
    await second.getByRole('log').waitFor();
    await para.context.setOffline(true);
    await second.getByRole('textbox').fill('From the second tab');
    await second.getByRole('button', { name: 'Send message' }).tap();
    await para.page.getByText('From the second tab').waitFor();
    await para.page.close();
    await para.context.setOffline(false);
    await until(async () => (await messages('From the second tab')).length === 1, 'the tab that is left sends it');
    await second.close();
    await para.reopen();
    assert.equal((await messages('From the second tab')).length, 1);
  });

  await test('a cue that the server refuses keeps its words until the person decides', async () => {
    const admin = await open({ role: 'admin', size: 'desk' });
    await para.go('/today');
    await para.context.setOffline(true);
    await para.page.getByText('No signal here').waitFor();
    await para.tap(para.page.getByRole('region', { name: 'Send a cue' }).locator('li button').first());
    await para.tap(para.page.getByRole('dialog').locator('button.tile').first());
    await para.page.getByRole('textbox', { name: 'Add detail (optional)' }).fill('Words that are kept');
    await para.tap(para.page.getByRole('dialog').locator('.send button'));
    await para.page.getByText('Cue kept on this phone').waitFor();
    const removal = await para.page.evaluate(async () => {
      const database = await new Promise((done) => { const asked = indexedDB.open('cueline'); asked.onsuccess = () => done(asked.result); });
      const all = (store) => new Promise((done) => { const got = database.transaction(store).objectStore(store).getAll(); got.onsuccess = () => done(got.result); });
      const row = (await all('outbox')).find(({ state }) => state === 'waiting');
      const student = (await all('records')).find(({ table, id }) => table === 'students' && id === row.command.students[0]);
      database.close();
      return { kind: 'remove_member', channel: student.value.care_team, person: row.person };
    });
    const status = await admin.page.evaluate(async (command) =>
      (await fetch('/api/commands', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: crypto.randomUUID(), command }) })).status, removal);
    assert.equal(status, 200);
    await para.context.setOffline(false);
    await para.page.getByText('You are not on the care team of this student.').first().waitFor();
    await para.page.getByText(/Words that are kept/).waitFor();
    await para.page.reload();
    await para.page.getByText(/Words that are kept/).waitFor();
    assert.deepEqual(await para.axe(), []);
    await para.shot('offline-refused');
    await para.tap(para.button('Do not send it any more'));
    await until(async () => (await para.page.getByText(/Words that are kept/).count()) === 0, 'it is gone');
  });

  await test('a new version of the app waits until the old one is closed', async () => {
    const next = join(school.data, 'web');
    cpSync(school.web, next, { recursive: true });
    const edit = (file, from, to) => {
      const text = readFileSync(join(next, file), 'utf8');
      assert.match(text, from);
      writeFileSync(join(next, file), text.replace(from, to));
    };
    edit('index.html', /<html /, '<html data-version="next" ');
    edit('sw.js', /[0-9a-f]{12}\|/, 'next|');
    await school.stop();
    school.web = next;
    await school.start();
    const version = () => para.page.evaluate(() => document.documentElement.dataset.version);
    await para.go('/today');
    assert.equal(await version(), undefined);
    await para.page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });
    await until(() => para.page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)), 'the new version waits');
    await para.page.waitForTimeout(300);
    assert.equal(await version(), undefined);
    await until(async () => { await para.reopen(); return (await version()) === 'next'; }, 'the new version is there');
    assert.deepEqual(await para.page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('cueline-'))), ['cueline-next']);
    windows.forEach((window) => window.problems.splice(0));
  });

  await test('signing out leaves nothing on the device', async () => {
    await para.tap(para.button(/you and settings/));
    await para.tap(para.button('Sign out'));
    await para.page.getByRole('textbox', { name: 'Login' }).waitFor();
    const left = await para.page.evaluate(async () => {
      const open = (name) => new Promise((done, failed) => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
      const rows = [];
      for (const { name } of await indexedDB.databases()) {
        const database = await open(name);
        for (const store of database.objectStoreNames) {
          const held = database.transaction(store, 'readwrite').objectStore(store);
          // How often the store was emptied stays, so that a write still under way for the one before is known as such.
          if (store === 'facts') await new Promise((done) => { held.delete('life').onsuccess = done; });
          const kept = await new Promise((done) => { const got = held.getAll(); got.onsuccess = () => done(got.result); });
          const nobody = JSON.stringify({ me: 0, position: null, early: [] }); // that it is nobody's may be written down
          const all = kept.filter((one) => JSON.stringify(one) !== nobody);
          if (all.length) rows.push(`${store}: ${JSON.stringify(all).slice(0, 200)}`);
        }
        database.close();
      }
      return rows;
    });
    assert.deepEqual(left, []);
    await para.page.goto(`${school.url}/today`);
    await para.page.getByRole('textbox', { name: 'Login' }).waitFor();
  });
}
