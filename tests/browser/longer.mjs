// A language 40 % longer than English (clients/web/src/fixtures/longer.ts), on an ordinary phone and a desk: no label is
// cut, spills or lies over another, nothing scrolls sideways.
import assert from 'node:assert/strict';
import { eachScreen, measures } from './madeup.mjs';
import { screens } from './screens.mjs';

export const stage = 'made-up';

async function holds(page) {
  assert.ok(await page.evaluate(() => /[ǻçḗïñǿřşŧ]/.test(document.body.innerText)), 'the longer language is not there');
  await page.evaluate(measures);
  const found = await page.evaluate(() => ['sideways', 'spills', 'overlaps'].flatMap((name) => globalThis.measure[name]()));
  assert.deepEqual(found, []);
}

export default async function longer(stage) {
  await eachScreen(stage, screens, { size: 'phone', also: 'longer', label: 'longer' }, holds);
  await eachScreen(stage, screens, { size: 'desk', also: 'longer', label: 'longer' }, holds);
}
