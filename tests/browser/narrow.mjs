// Narrow screens and large text: 320 px wide, 200 % text, and both at once. Nothing scrolls sideways, no text is cut, spills
// or lies over other text, each control can be brought under a finger and is 44 px and more.
// Normal run: both at once; full: each alone too, and an ordinary phone.
import assert from 'node:assert/strict';
import { eachScreen, measures } from './madeup.mjs';
import { main, screens } from './screens.mjs';

export const stage = 'made-up';

export async function fits(page) {
  await page.evaluate(measures);
  const found = await page.evaluate(() => ['sideways', 'spills', 'overlaps', 'targets', 'covered'].flatMap((name) => globalThis.measure[name]()));
  assert.deepEqual(found, []);
}

export default async function narrow(stage) {
  await eachScreen(stage, stage.full ? screens : main, { size: 'small', text: 2, label: '200 %' }, fits);
  if (!stage.full) return;
  await eachScreen(stage, screens, { size: 'small' }, fits);
  await eachScreen(stage, screens, { size: 'phone', text: 2, label: '200 %' }, fits);
  await eachScreen(stage, screens, { size: 'phone' }, fits);
}
