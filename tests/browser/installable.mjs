// The app on a home screen: its manifest and service worker are what browsers ask for, in its language; its shortcuts
// open what they say; a text shared by another app becomes a draft without being sent and without being in an address; the
// icon counts; signing out leaves none of it.
import assert from 'node:assert/strict';
import { Window } from './people.mjs';

export default async function installable({ school, browser, test, windows }) {
  const para = await Window.open(browser, school, { role: 'para' });
  const teacher = await Window.open(browser, school, { role: 'teacher', size: 'desk' });
  windows.push(para, teacher);
  const { page } = para;
  const manifest = await (await fetch(`${school.url}/manifest.webmanifest`)).json();

  await test('the manifest is complete and all its pictures are there', async () => {
    const devtools = await page.context().newCDPSession(page);
    const { errors } = await devtools.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    for (const field of ['id', 'name', 'short_name', 'start_url', 'scope', 'theme_color', 'background_color']) assert.ok(manifest[field], field);
    assert.equal(manifest.display, 'standalone');
    assert.ok(manifest.icons.some((icon) => icon.purpose === 'maskable'));
    for (const icon of manifest.icons.filter(({ type }) => type === 'image/png')) {
      const answer = await fetch(school.url + icon.src);
      assert.equal(answer.headers.get('content-type'), 'image/png');
      const data = new DataView(await answer.arrayBuffer());
      assert.equal(`${data.getUint32(16)}x${data.getUint32(20)}`, icon.sizes);
    }
  });

  await test('the service worker holds every file of this version', async () => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const [kept, listed] = await page.evaluate(async () => {
      const [name] = (await caches.keys()).filter((one) => one.startsWith('cueline-'));
      const script = await (await fetch('/sw.js', { cache: 'reload' })).text();
      const list = /[`'"]([0-9a-f]{12}\|[^`'"]+)[`'"]/.exec(script)[1].split('|').slice(1);
      return [(await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname).sort(), list.sort()];
    });
    assert.deepEqual(kept, listed);
    assert.ok(listed.length > 100 && listed.includes('/index.html') && listed.includes('/icon-192.png'));
  });

  await test('each shortcut opens what it says', async () => {
    const shown = { Cue: 'Cue for whom?', Change: 'Send a change', Issue: 'Raise it' };
    const { page: desk } = teacher;
    for (const { name, url } of manifest.shortcuts) {
      await desk.goto(school.url + url);
      if (shown[name]) await desk.getByRole('dialog').getByText(shown[name]).first().waitFor();
      else await desk.getByRole('heading', { name }).first().waitFor();
      assert.equal(new URL(desk.url()).search, '');
    }
  });

  const share = (text) => page.evaluate((shared) => {
    const form = Object.assign(document.createElement('form'), { method: 'POST', action: '/share', enctype: 'multipart/form-data' });
    for (const [name, value] of Object.entries({ title: '', text: shared, url: '' })) form.append(Object.assign(document.createElement('input'), { name, value }));
    document.body.append(form);
    form.submit();
  }, text);

  await test('a shared text becomes a draft, without signal too', async () => {
    assert.deepEqual([manifest.share_target.action, manifest.share_target.method], ['/share', 'POST']);
    await para.go('/today');
    await para.context.setOffline(true);
    const addresses = [];
    page.on('framenavigated', (frame) => addresses.push(frame.url()));
    await share('Bus 7 leaves at ten');
    const sheet = page.getByRole('dialog', { name: 'Put this where?' });
    await sheet.getByText('Bus 7 leaves at ten').waitFor();
    await para.shot('share');
    assert.deepEqual(await para.axe(), []);
    await para.tap(sheet.getByRole('button', { name: 'Room 12' }).first());
    const box = page.getByRole('textbox');
    await box.waitFor();
    assert.equal(await box.inputValue(), 'Bus 7 leaves at ten');
    assert.equal(addresses.some((one) => /Bus|ten/.test(decodeURI(one))), false);
    await para.go('/share');
    assert.equal(await page.getByRole('dialog').count(), 0, 'a text is taken once');
    await share('He liked the new seat');
    await para.tap(page.getByRole('dialog').getByRole('button', { name: /, in a cue$/ }).first());
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    assert.equal(await page.getByRole('dialog').getByRole('textbox').first().inputValue(), 'He liked the new seat');
    await para.context.setOffline(false);
  });

  await test('the icon counts what waits, and no more when all is answered', async () => {
    await page.addInitScript(() => {
      globalThis.badge = [];
      Object.assign(navigator, { setAppBadge: async (n) => { globalThis.badge.push(n); }, clearAppBadge: async () => { globalThis.badge.push(0); } });
    });
    await para.go('/today');
    await para.button('Got it').first().waitFor();
    const waiting = await para.button('Got it').count();
    await page.waitForFunction((n) => globalThis.badge.at(-1) === n, waiting);
    assert.equal(await page.evaluate(async () => Number(await (await (await caches.open('waiting')).match('/waiting')).text())), waiting);
    for (let left = waiting; left > 0; left -= 1) {
      await para.tap(para.button('Got it').first());
      await page.waitForFunction((n) => globalThis.badge.at(-1) === n, left - 1);
    }
  });

  await test('an icon counts for a teacher what Today asks of them', async () => {
    await teacher.go('/today');
    const cues = teacher.page.getByRole('region', { name: 'Waiting for you' }).locator('[data-key="1"]');
    await cues.first().waitFor();
    const asked = await cues.count();
    const changes = await teacher.button('Got it').count();
    await teacher.page.waitForFunction(async (n) => Number(await (await (await globalThis.caches.open('waiting')).match('/waiting'))?.text() ?? -1) === n, asked + changes);
  });

  await test('the manifest speaks the language of who is here', async () => {
    for (const [language, title, shortcut] of [['es', 'Hoy', 'Señal'], ['pt', 'Hoje', 'Sinal'], ['en', 'Today', 'Cue']]) {
      await page.evaluate((code) => localStorage.setItem('language', code), language);
      await page.goto(`${school.url}/today`);
      await page.getByText(title, { exact: true }).first().waitFor();
      const said = await page.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json());
      assert.deepEqual([said.lang, said.shortcuts[0].name], [language, shortcut]);
    }
  });

  const caches = () => page.evaluate(async () => (await globalThis.caches.keys()).filter((name) => !name.startsWith('cueline-')));
  await test('signing out leaves neither a shared text nor a number', async () => {
    await share('Nobody put this anywhere');
    await page.getByRole('dialog', { name: 'Put this where?' }).waitFor();
    await page.keyboard.press('Escape');
    // As another app does it while no page is there to take it.
    await page.evaluate(async () => (await globalThis.caches.open('shared')).put('/shared', new Response('Left by the worker')));
    assert.deepEqual((await caches()).sort(), ['shared', 'waiting']);
    await para.tap(para.button(/you and settings/));
    await para.tap(para.button('Sign out'));
    await page.getByRole('textbox', { name: 'Login' }).waitFor();
    assert.deepEqual(await caches(), []);
    // At the door a text is not kept for whoever comes next.
    await share('Shared at the door');
    await page.getByRole('textbox', { name: 'Login' }).waitFor();
    await page.waitForFunction(async () => !(await globalThis.caches.keys()).includes('shared'));
    await page.goto(`${school.url}/today`);
    await page.getByRole('textbox', { name: 'Login' }).waitFor();
    assert.equal((await page.content()).includes('Shared at the door'), false);
    assert.deepEqual(await caches(), []);
  });
}
