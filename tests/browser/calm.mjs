// What a reader asks of the device. Forced colours: what is chosen still differs from what is not, buttons have an edge.
// More contrast: text has 7 to 1 everywhere. (No motion is asked for in every visit, see madeup.mjs.) Pictures are taken.
// Normal run: light, on a phone; full: every state, also dark and at a desk.
import assert from 'node:assert/strict';
import { eachScreen, measures } from './madeup.mjs';
import { axe, shots } from './people.mjs';
import { main, screens } from './screens.mjs';

export const stage = 'made-up';

const picture = (page, name) => page.screenshot({ path: `${shots}/${name}.png` });

const forced = (theme, size) => async (page, { name }) => {
  await page.evaluate(measures);
  await picture(page, `forced-${name}-${size}-${theme}`);
  assert.deepEqual(await page.evaluate(() => [...globalThis.measure.alike(), ...globalThis.measure.edgeless()]), []);
};
const contrast = (theme, size) => async (page, { name }) => {
  await picture(page, `contrast-${name}-${size}-${theme}`);
  assert.deepEqual(await axe(page, ['color-contrast-enhanced']), []);
};

export default async function calm(stage) {
  const ways = stage.full ? [['phone', 'light'], ['phone', 'dark'], ['desk', 'light'], ['desk', 'dark']] : [['phone', 'light']];
  for (const [size, theme] of ways) {
    await eachScreen(stage, stage.full ? screens : main, { size, theme, media: { forcedColors: 'active' }, label: 'forced colours' }, forced(theme, size));
    await eachScreen(stage, stage.full ? screens : main, { size, theme, media: { contrast: 'more' }, label: 'more contrast' }, contrast(theme, size));
  }
}
