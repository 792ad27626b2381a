// The app on a home screen: its manifest and service worker are what browsers ask for, its shortcuts open what they say, a
// text shared by another app becomes a draft without being sent and without being in an address, and the icon counts.
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
    await para.tap(page.getByRole('dialog').getByRole('button', { name: /^Cue for / }).first());
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
    const waiting = await page.locator('button[data-key="y"]').count();
    await page.waitForFunction((n) => globalThis.badge.at(-1) === n, waiting);
    assert.equal(await page.evaluate(async () => Number(await (await (await caches.open('waiting')).match('/waiting')).text())), waiting);
    for (let left = waiting; left > 0; left -= 1) {
      await para.tap(page.locator('button[data-key="y"]').first());
      await page.waitForFunction((n) => globalThis.badge.at(-1) === n, left - 1);
    }
  });
}
