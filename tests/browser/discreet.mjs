// Discreet mode on every screen and state: nothing that was seen or said stands on it, nor in what a screen reader is
// told; who, where and when stay. The canary words are the made-up school's own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { eachScreen, settled } from './madeup.mjs';
import { launch } from './people.mjs';
import { address, main, screens } from './screens.mjs';

export const stage = 'made-up';

// What people of the made-up school say, by the fields in which it is said.
const fields = /\b(?:text|note|title|would_help|reason|lost_to|did|before|after|how|boundary|joys|place|cancel_reason|lines|strengths|teaches)\b: (?:\[((?:'[^']*'(?:, )?)+)\]|'((?:[^'\\]|\\.)*)'|`([^`$]*)`)/g;
const folder = new URL('../../clients/web/src/fixtures/', import.meta.url);
const said = new Set();
for (const file of ['school.ts', 'together.ts', 'answers.ts']) {
  for (const [, list, one, other] of readFileSync(new URL(file, folder), 'utf8').matchAll(fields)) {
    for (const text of list ? [...list.matchAll(/'([^']*)'/g)].map(([, item]) => item) : [one ?? other]) {
      const plain = text.replaceAll('\\u2019', '’').replaceAll("\\'", "'");
      if (plain.split(' ').length >= 3) said.add(plain); // a room's name or a word of the timetable says where, not what
    }
  }
}

// These are written by the person in front of the screen, or are the choices that are offered: not what was said.
const ownWords = /^(change|today-admin-first|cue-unsent|issue-new|issue-nameless|norms-suggest|norms-edit|profile|kudos$|conflict|setup|you|found|signin|interpreter|planning-asked)/;
const elsewhere = /^(today-loading|today-first|channels-quiet|missing|person-missing|live-missing|channel-closed)/; // nothing is said there

// All a person can read or be told: text, labels, descriptions, values of fields that show them.
const told = (page) => page.evaluate(() => {
  const attributes = ['aria-label', 'aria-description', 'alt', 'title', 'placeholder', 'aria-valuetext'];
  const parts = [document.title, document.body.textContent ?? ''];
  for (const node of document.querySelectorAll(attributes.map((name) => `[${name}]`).join())) for (const name of attributes) parts.push(node.getAttribute(name) ?? '');
  for (const field of document.querySelectorAll('input, textarea')) if (getComputedStyle(field).color !== 'rgba(0, 0, 0, 0)' && field.type !== 'search') parts.push(field.value);
  return parts.join('\n');
});

const turnOn = async (page) => {
  // Dialogs and fields take no single keys: then it is the eye.
  const typing = await page.evaluate(() => document.activeElement?.matches('input, textarea') ?? false);
  if (typing || await page.locator('dialog[open]').count()) await page.evaluate(() => document.querySelector('[aria-keyshortcuts="H"]')?.click());
  else await page.keyboard.press('h');
  await page.locator(':root[data-discreet]').waitFor({ state: 'attached' });
  await settled(page);
};

export default async function discreet({ school, test, full }) {
  await test('the made-up school says enough to look for', () => assert.ok(said.size > 40, `only ${said.size}`));

  const seen = new Set();
  const list = (full ? screens : main).filter(({ name, who }) => who && !elsewhere.test(name));
  for (const size of full ? ['phone', 'desk'] : ['phone']) {
    await eachScreen({ school, test }, list, { size, label: 'discreet' }, async (page, { name }) => {
      if (await page.locator(':root[data-discreet]').count()) await page.evaluate(() => document.querySelector('[aria-keyshortcuts="H"]')?.click());
      const before = await told(page);
      const here = [...said].filter((text) => before.includes(text));
      for (const text of here) seen.add(text);
      const eyes = await page.locator('.screen [aria-keyshortcuts="H"]').count();
      if (!ownWords.test(name)) assert.ok(eyes >= 1, 'the screen has no eye');
      await turnOn(page);
      const after = await told(page);
      const left = [...said].filter((text) => after.includes(text));
      if (!ownWords.test(name)) assert.deepEqual(left, []);
    });
  }
  await test('the words looked for were really there before', () => assert.ok(seen.size > 25, `only ${[...seen].join(' | ')}`));

  // ---- One line at a time, and by itself ----
  const browser = await launch();
  const open = async (path, hides = true) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: 'reduce', locale: 'en-US', timezoneId: 'America/New_York', serviceWorkers: 'block' });
    await context.addInitScript((on) => localStorage.setItem('hides-itself', on ? 'on' : 'off'), hides);
    const page = await context.newPage();
    await page.goto(school.url + path);
    await page.locator('main').first().waitFor();
    await settled(page);
    return page;
  };

  await test('a line is shown while it is held, by a finger or by Space, and a reader is told so', async () => {
    const page = await open('/c/30?fixture=marisol', false);
    await turnOn(page);
    const line = page.locator('.msg .txt [role=button]').last();
    await line.scrollIntoViewIfNeeded();
    assert.equal(await line.getAttribute('aria-label'), 'hidden, hold to show');
    assert.equal((await line.textContent()).replace(/[\u2007\s]/g, ''), '');
    await line.dispatchEvent('pointerdown');
    assert.match(await line.textContent(), /\p{L}{3}/u);
    assert.equal(await line.getAttribute('aria-label'), null);
    await line.dispatchEvent('pointerup');
    assert.equal((await line.textContent()).replace(/[\u2007\s]/g, ''), '');
    await line.focus();
    await page.keyboard.down('Space');
    assert.match(await line.textContent(), /\p{L}{3}/u);
    await page.keyboard.up('Space');
    assert.equal((await line.textContent()).replace(/[\u2007\s]/g, ''), '');
    await page.context().close();
  });

  await test('a line inside a link is held too, and a tap still goes where it goes', async () => {
    const page = await open('/issues?fixture=marcus', false);
    await turnOn(page);
    const link = page.locator('a[href^="/issues/"][data-move]').first();
    const title = link.locator('.still').first();
    await link.focus();
    await page.keyboard.down('Space');
    assert.match(await title.textContent(), /\p{L}{3}/u);
    await page.keyboard.up('Space');
    assert.match(await title.textContent(), /hidden$/);
    await link.dispatchEvent('pointerdown');
    await page.waitForTimeout(500);
    assert.match(await title.textContent(), /\p{L}{3}/u);
    await link.dispatchEvent('pointerup');
    await link.click(); // after the hold: a tap of its own
    await page.waitForURL(/issues\/\d+/);
    await page.context().close();
  });

  await test('figures are one field that is held', async () => {
    const page = await open('/s/40?fixture=hannah', false);
    await page.locator('table').first().waitFor();
    await turnOn(page);
    assert.equal(await page.locator('table').count(), 0);
    const field = page.locator('.block button').first();
    await field.dispatchEvent('pointerdown');
    assert.equal(await page.locator('table').count(), 1);
    await field.dispatchEvent('pointerup');
    assert.equal(await page.locator('table').count(), 0);
    await page.context().close();
  });

  await test('half a minute without a touch hides it by itself; a touch before that does not', async () => {
    const page = await open('/today?fixture=marisol');
    await page.waitForTimeout(20_000);
    await page.mouse.move(100, 300);
    await page.waitForTimeout(15_000);
    assert.equal(await page.locator(':root[data-discreet]').count(), 0);
    await page.locator(':root[data-discreet]').waitFor({ state: 'attached', timeout: 20_000 });
    await page.getByRole('button', { name: 'Discreet mode, on' }).first().click();
    assert.equal(await page.locator(':root[data-discreet]').count(), 0);
    await page.context().close();
  });

  await test('a device that several people use hides it as soon as another window is in front', async () => {
    const page = await open('/today?fixture=marisol', false);
    await page.evaluate(() => dispatchEvent(new Event('blur')));
    assert.equal(await page.locator(':root[data-discreet]').count(), 0);
    await page.evaluate(() => { localStorage.setItem('shared', 'in_use'); dispatchEvent(new Event('blur')); });
    await page.locator(':root[data-discreet]').waitFor({ state: 'attached' });
    await page.context().close();
  });
  await browser.close();
}
