// Every screen and state in the made-up school: axe finds nothing, nothing scrolls sideways, one heading says where one is.
// Normal run: light, phone and desk, every screen once; full: every state, also dark and tablet.
import assert from 'node:assert/strict';
import { eachScreen, measures } from './madeup.mjs';
import { axe } from './people.mjs';
import { main, screens } from './screens.mjs';

export const stage = 'made-up';

export async function look(page) {
  await page.evaluate(measures);
  assert.deepEqual(await page.evaluate(() => globalThis.measure.sideways()), []);
  assert.equal(await page.locator('h1:visible').count() <= 1 || await page.locator('dialog[open]').count() === 1, true, 'more than one h1');
  assert.deepEqual(await axe(page), []);
}

export default async function states(stage) {
  if (!stage.full) {
    for (const size of ['phone', 'desk']) await eachScreen(stage, main, { size }, look);
    return;
  }
  for (const size of ['phone', 'tablet', 'desk']) for (const theme of ['light', 'dark']) await eachScreen(stage, screens, { size, theme }, look);
}
