// Names: every student of the made-up school is given a canary name; then each role visits every screen. No name stands
// in a title, address, text, label, notification, console line, frame from the server, store of the device, server log or
// figure; only on the student page, on request, for half a minute, and the admins can read who asked.
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { Window } from './people.mjs';

const words = ['Zanzibarq', 'Quixotel', 'Velociraph', 'Wombaldine'];
const canary = new RegExp(words.join('|'), 'i');
const nameOf = (at) => `${words[at % 2]}${at} ${words[2 + (at % 2)]}`;

// Everything this browser keeps for the page.
const kept = (page) => page.evaluate(async () => {
  const parts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done, failed) => { const open = indexedDB.open(name); open.onsuccess = () => done(open.result); open.onerror = () => failed(open.error); });
    for (const store of db.objectStoreNames) {
      const all = db.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([all.getAllKeys(), all.getAll()].map((asked) => new Promise((done) => { asked.onsuccess = () => done(asked.result); })));
      parts.push(`${name}/${store}: ${JSON.stringify(keys)} ${JSON.stringify(values)}`);
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) parts.push(request.url, /json|text|javascript/.test(request.headers.get('content-type') ?? '') ? await (await cache.match(request)).text() : '');
  }
  return parts.join('\n');
});

// What the device keeps of a table; it is saved a little after it is shown.
const records = async (page, table) => {
  for (const end = Date.now() + 10_000; Date.now() < end; await wait(100)) {
    const found = await saved(page, table);
    if (found.length) return found;
  }
  return [];
};
const saved = (page, table) => page.evaluate(async (wanted) => {
  const [{ name }] = (await indexedDB.databases()).filter((one) => one.name);
  const db = await new Promise((done) => { const open = indexedDB.open(name); open.onsuccess = () => done(open.result); });
  const all = await new Promise((done) => { const asked = db.transaction('records').objectStore('records').getAll(); asked.onsuccess = () => done(asked.result); });
  db.close();
  return all.filter((one) => one.table === wanted).map((one) => one.value);
}, table);

const command = (page, body) => page.evaluate(async (one) => {
  const answer = await fetch('/api/commands', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: crypto.randomUUID(), command: one }) });
  return answer.json();
}, body);

// What leaves the server for this window, and what the window says about it.
function listen(window) {
  const heard = { frames: '', console: '', answers: '', notices: '' };
  window.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => { heard.frames += `${payload}\n`; }));
  window.page.on('console', (message) => { heard.console += `${message.text()}\n`; });
  window.page.on('response', async (response) => {
    if (!response.url().includes('/api/') || response.url().endsWith('/api/ask')) return;
    heard.answers += `${await response.text().catch(() => '')}\n`;
  });
  return heard;
}

const paths = (ids) => [
  '/today', '/c', `/c/${ids.room}`, `/c/${ids.room}/norms`, `/c/${ids.careTeam}`, '/students', `/s/${ids.student}`, '/people', `/p/${ids.person}`, '/issues', `/issues/${ids.issue}`,
  '/plan', `/a/${ids.alert}`, '/search', '/setup/school', '/setup/rooms', '/setup/students', '/setup/staff', '/nowhere',
];
const sheets = ['c', 'a', 'n', '?'];

export default async function privacy({ school, browser, test, windows }) {
  const admin = await Window.open(browser, school, { role: 'admin', size: 'desk' });
  windows.push(admin);

  await test('the roster has canary names, which the server takes and tells nobody', async () => {
    const heard = listen(admin);
    const students = await records(admin.page, 'students');
    assert.ok(students.length > 10, `only ${students.length} students`);
    for (const [at, { id }] of students.entries()) {
      const answer = await command(admin.page, { kind: 'change_student', student: id, name: nameOf(at) });
      assert.equal(answer.problem, undefined, JSON.stringify(answer));
    }
    await admin.page.waitForTimeout(500);
    assert.doesNotMatch(heard.frames, canary);
    assert.doesNotMatch(heard.answers, canary);
    assert.match(heard.frames, /"kind":"student_changed"/); // they were told of, by initials
  });

  for (const role of Object.keys(school.links)) {
    await test(`${role}: no name on any screen, nor behind it`, async () => {
      const window = role === 'admin' ? admin : await Window.open(browser, school, { role, size: 'phone' });
      if (window !== admin) windows.push(window);
      const heard = listen(window);
      await window.go('/today');
      const first = async (table, test = () => true) => (await records(window.page, table)).find(test)?.id ?? 0;
      const ids = {
        room: await first('channels', (one) => one.channel_kind === 'classroom'), careTeam: await first('channels', (one) => one.channel_kind === 'care_team'), student: await first('students'),
        person: await first('persons'), issue: await first('issues'), alert: await first('alerts'),
      };
      for (const path of paths(ids)) {
        await window.page.goto(school.url + path);
        await window.page.locator('main').first().waitFor();
        await window.page.waitForTimeout(250);
        const shown = await window.page.evaluate(() => `${document.title}\n${location.href}\n${document.documentElement.outerHTML}\n${[...document.querySelectorAll('input, textarea')].map((one) => one.value).join('\n')}`);
        assert.doesNotMatch(shown, canary, path);
      }
      await window.go('/today');
      for (const key of sheets) {
        await window.page.keyboard.press(key);
        await window.page.waitForTimeout(250);
        assert.doesNotMatch(await window.page.evaluate(() => document.documentElement.outerHTML), canary, `after ${key}`);
        for (let tries = 0; tries < 3 && await window.page.locator('dialog[open]').count(); tries += 1) await window.page.keyboard.press('Escape');
      }
      assert.ok(heard.frames.length > 100, 'nothing was heard from the server');
      assert.doesNotMatch(heard.frames, canary);
      assert.doesNotMatch(heard.answers, canary);
      assert.doesNotMatch(heard.console, canary);
      assert.doesNotMatch(await kept(window.page), canary);
    });
  }

  const para = windows.find((one) => one.name.startsWith('para'));
  let student;

  await test('a full name is shown on request, on the student page alone, and hidden again', async () => {
    student = (await records(para.page, 'students'))[0];
    await para.go(`/s/${student.id}`);
    await para.tap(para.button('Show name'));
    await para.page.getByRole('status').getByText(canary).waitFor();
    assert.doesNotMatch(await para.page.evaluate(() => `${document.title} ${location.href}`), canary);
    assert.doesNotMatch(await kept(para.page), canary);
    assert.match(await para.page.locator('[role=status] .n').textContent(), /^(30|29|28|27) s$/);
    await para.shot('student-name');
    await para.tap(para.button('Hide'));
    assert.equal(await para.page.getByText(canary).count(), 0);
  });

  const gone = async (what, happens) => {
    await para.tap(para.button('Show name'));
    await para.page.getByText(canary).first().waitFor();
    await happens();
    await para.page.waitForFunction((pattern) => !new RegExp(pattern, 'i').test(document.body.innerText), canary.source, { timeout: 2_000 }).catch(() => assert.fail(`still there: ${what}`));
  };

  await test('it is gone when another window is in front, when the screen is discreet, and on another page', async () => {
    await gone('another window', () => para.page.evaluate(() => dispatchEvent(new Event('blur'))));
    await gone('discreet', () => para.page.keyboard.press('h'));
    assert.equal(await para.button('Show name').count(), 0); // a discreet screen offers none
    await para.page.keyboard.press('h');
    await gone('another page', () => para.page.evaluate(() => history.back()));
  });

  await test('it is gone after half a minute, and by keyboard too', async () => {
    await para.go(`/s/${student.id}`);
    await para.button('Show name').focus();
    await para.page.keyboard.press('Enter');
    await para.page.getByText(canary).first().waitFor();
    const started = Date.now();
    await para.button('Show name').waitFor({ timeout: 40_000 });
    const lasted = Date.now() - started;
    assert.ok(lasted > 27_000 && lasted < 33_000, `${lasted} ms`);
    assert.equal(await para.page.getByText(canary).count(), 0);
    assert.doesNotMatch(await kept(para.page), canary);
  });

  await test('without signal no name is shown, and the button says why', async () => {
    await para.context.setOffline(true);
    await para.page.getByText('Needs signal: names are never kept').waitFor({ timeout: 20_000 });
    assert.ok(await para.button('Show name').isDisabled());
    await para.context.setOffline(false);
    await para.page.getByText('Needs signal: names are never kept').waitFor({ state: 'hidden', timeout: 30_000 });
  });

  await test('the admins read who was shown whose name, by initials; nobody else does', async () => {
    await admin.page.goto(`${school.url}/setup/students`);
    const list = admin.page.getByRole('region', { name: 'Who was shown a full name' });
    await list.getByRole('listitem').first().waitFor();
    assert.equal(await list.getByRole('listitem').count(), 5);
    assert.match(await list.getByRole('listitem').first().textContent(), new RegExp(`Marisol Vega saw the name of ${student.initials.replaceAll('.', '\\.')}`));
    assert.doesNotMatch(await list.textContent(), canary);
    await admin.shot('names-shown');
    const denied = await para.page.request.get(`${school.url}/api/history?timeline=${2 ** 52 - 1}`); // not by the page, whose console would complain
    assert.equal(denied.status(), 404);
  });

  await test('a name in a change is flagged before it is sent, and nobody’s name may be said to be none', async () => {
    const teacher = windows.find((one) => one.name.startsWith('teacher'));
    const mine = (await records(teacher.page, 'students'))[0];
    await teacher.go('/today');
    await teacher.page.keyboard.press('a');
    const dialog = teacher.page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByRole('button', { name: /All|More|templates/i }).first().click().catch(() => undefined);
    await dialog.getByText('Write it').first().click();
    const all = await records(admin.page, 'students');
    const name = nameOf(all.findIndex((one) => one.id === mine.id));
    await dialog.locator('textarea, input:not([type])').first().fill(`${name.split(' ')[0]} goes home at noon`);
    await dialog.getByRole('alert').getByText(`Use the initials: ${mine.initials}`).waitFor();
    assert.ok(await dialog.locator('footer button').last().isDisabled());
    await dialog.getByRole('button', { name: 'It is nobody’s name' }).click();
    assert.ok(await dialog.locator('footer button').last().isEnabled());
    await dialog.locator('textarea, input:not([type])').first().fill('The bus goes at noon');
    await wait(800);
    assert.equal(await dialog.getByRole('alert').count(), 0);
  });

  await test('students from a list go in past the device: no name stays on it', async () => {
    await admin.page.goto(`${school.url}/setup/students`);
    const csv = 'given_name,family_name,homeroom\nZanzibarq99,Wombaldine,12\nQuixotel98,Velociraph,12\n';
    await admin.page.locator('input[type=file]').setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await admin.page.getByText('Zanzibarq99').first().waitFor();
    assert.doesNotMatch(await kept(admin.page), canary); // on the screen of who brings them in, nowhere else
    await admin.page.getByRole('button', { name: /Bring in 2/ }).click();
    await admin.page.getByText('2 students are in', { exact: true }).waitFor();
    assert.equal(await admin.page.getByText(canary).count(), 0);
    assert.doesNotMatch(await kept(admin.page), canary);
    const students = await records(admin.page, 'students');
    assert.ok(students.some((one) => one.initials.startsWith('Z.W')) && students.every((one) => one.name === undefined));
  });

  await test('no name stands in the server’s log or figures', async () => {
    const figures = await fetch(`${school.url}/metrics`).then((answer) => answer.text());
    assert.ok(figures.length > 100);
    assert.doesNotMatch(figures, canary);
    assert.doesNotMatch(school.log, canary);
    assert.doesNotMatch(school.said, canary);
    for (const window of windows) assert.deepEqual(window.problems, []);
  });
}
