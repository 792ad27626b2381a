// Finding it again: on the device at once, without signal too, and what only the server still has. Taps are counted.
import assert from 'node:assert/strict';
import { Window } from './people.mjs';

export default async function search({ school, browser, test, windows }) {
  const para = await Window.open(browser, school, { role: 'para' });
  const teacher = await Window.open(browser, school, { role: 'teacher', size: 'desk' });
  windows.push(para, teacher);
  const field = (window) => window.page.getByRole('searchbox', { name: 'Search' });
  const status = (window, text) => window.page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });

  await test('search is one tap from Today, and finds a colleague’s message on the device and on the server', async () => {
    await teacher.go('/c');
    await teacher.page.getByRole('link', { name: /^Room 12/ }).first().click();
    await teacher.page.getByRole('textbox', { name: /^Message/ }).fill('The trampolines are back in the gym');
    await teacher.page.keyboard.press('Enter');
    await teacher.page.getByText('The trampolines are back in the gym').first().waitFor();
    await para.go('/today');
    assert.equal(await para.taps(() => para.tap(para.button('Search'))), 1);
    await field(para).fill('trampo');
    const found = para.page.getByRole('search').locator('xpath=ancestor::*[contains(@class,"screen")]').getByRole('listitem').filter({ hasText: 'trampolines' });
    await found.first().waitFor();
    await para.shot('search');
    // Another form of the word: only the server knows that it is the same.
    await field(para).fill('trampoline’s gyms');
    await para.page.getByRole('heading', { name: 'More from the server' }).waitFor({ timeout: 20_000 });
    await para.page.getByText('trampolines').first().waitFor();
    assert.deepEqual(await para.axe(), []);
  });

  await test('narrowed to who wrote it and when, without a word typed; a chip takes it away again', async () => {
    await field(para).fill('');
    await para.tap(para.button('Narrow it'));
    const writer = (await teacher.page.locator('button.me b').innerText()).trim();
    await para.page.getByLabel('Who wrote it').selectOption({ label: writer });
    await para.page.getByText('The trampolines are back in the gym').first().waitFor();
    await status(para, /found/);
    await para.shot('search-narrow');
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    await para.page.getByLabel('Since', { exact: true }).fill(tomorrow);
    await status(para, '0 found');
    await para.tap(para.button(/^Without: Since/));
    await para.page.getByText('The trampolines are back in the gym').first().waitFor();
    assert.deepEqual(await para.axe(), []);
    await para.tap(para.button(/^Without: From/));
    await para.page.getByRole('heading', { name: 'You searched for' }).or(para.page.getByText('Everything you may read')).first().waitFor();
    await para.tap(para.button('Narrow it'));
  });

  await test('the keyboard alone: / opens it, arrows walk, Enter opens, Esc comes back', async () => {
    await teacher.go('/today');
    await teacher.page.keyboard.press('/');
    await field(teacher).waitFor();
    await teacher.page.keyboard.type('trampo');
    await status(teacher, /found/);
    await teacher.page.keyboard.press('ArrowDown');
    await teacher.page.keyboard.press('ArrowUp');
    assert.equal(await field(teacher).evaluate((node) => node === document.activeElement), true);
    await teacher.page.keyboard.press('Enter');
    await teacher.page.keyboard.press('Enter');
    await teacher.page.waitForURL(/\/c\/\d+/);
    await teacher.page.keyboard.press('/');
    await teacher.page.getByRole('button', { name: 'trampo' }).waitFor(); // the last searches
    await teacher.page.keyboard.press('Escape');
    await teacher.page.waitForURL(/\/c\/\d+/);
  });

  await test('without signal what is on the device is found, and it is said that nobody looks further', async () => {
    await para.context.setOffline(true);
    await para.page.getByText(/Connecting again|No signal here/).first().waitFor({ timeout: 20_000 });
    await field(para).fill('trampo');
    await para.page.getByText('trampolines').first().waitFor();
    await field(para).fill('hippopotamus');
    await para.page.getByText('Nothing on this phone. No signal to look further.').last().waitFor();
    await para.shot('search-offline');
    await para.context.setOffline(false);
    await status(para, '0 found');
  });

  await test('discreet mode hides what was said, and a line is read while it is held', async () => {
    await field(para).fill('trampo');
    await para.page.getByText('trampolines').first().waitFor();
    await field(para).blur();
    await para.page.keyboard.press('h');
    await para.page.getByText('Discreet mode. Press and hold a line to read it.').waitFor();
    assert.equal(await para.page.getByText('trampolines').count(), 0);
    const hidden = para.page.getByRole('button', { name: 'hidden, hold to show' }).first();
    await hidden.focus();
    await para.page.keyboard.down(' ');
    await para.page.getByText('trampolines').first().waitFor();
    await para.page.keyboard.up(' ');
    assert.equal(await para.page.getByText('trampolines').count(), 0);
    await para.shot('search-discreet');
    await para.tap(para.button('Turn off'));
  });
}
