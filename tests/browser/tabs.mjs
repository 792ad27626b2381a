// Tab through every screen at a desk: each control is reached once, in the order of the page, seen when it has the focus,
// and nothing holds the focus. Normal run: each screen; full: each state, and on a phone with a keyboard too.
import assert from 'node:assert/strict';
import { eachScreen, measures } from './madeup.mjs';
import { main, screens } from './screens.mjs';

export const stage = 'made-up';

async function walk(page) {
  await page.evaluate(measures);
  await page.evaluate(() => { globalThis.wanted = globalThis.measure.stops(); document.activeElement?.blur(); });
  const wanted = await page.evaluate(() => globalThis.wanted.length);
  const visited = [];
  for (let n = 0; n < wanted + 4; n += 1) {
    await page.keyboard.press('Tab');
    const { at, lost } = await page.evaluate(() => ({ at: globalThis.wanted.findIndex((node) => node === document.activeElement || node.contains(document.activeElement)), lost: globalThis.measure.focus() }));
    assert.deepEqual(lost, []);
    if (at >= 0 && !visited.includes(at)) visited.push(at);
  }
  const missed = await page.evaluate((seen) => globalThis.wanted.filter((_, at) => !seen.includes(at)).map((node) => node.outerHTML.slice(0, 120)), visited);
  assert.deepEqual(missed, [], 'Tab does not reach these');
}

export default async function tabs(stage) {
  await eachScreen(stage, stage.full ? screens : main, { size: 'desk', label: 'Tab' }, walk);
  if (stage.full) await eachScreen(stage, screens, { size: 'phone', label: 'Tab' }, walk);
}
