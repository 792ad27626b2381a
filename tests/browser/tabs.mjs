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
  // Fields of dates and times have several stops of their own, what scrolls may have one, and it begins anywhere.
  const most = 2 * wanted + 12 + 4 * await page.evaluate(() => globalThis.wanted.filter((node) => node.matches('[type=date], [type=time]')).length);
  for (let n = 0; n < most && visited.length < wanted; n += 1) {
    await page.keyboard.press('Tab');
    const { at, lost } = await page.evaluate(() => ({ at: globalThis.wanted.findLastIndex((node) => node.contains(document.activeElement)), lost: globalThis.measure.focus() }));
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
