// "Try this now": a cue is answered with a thing to try, from what the team knows; who noticed reads it, and until which
// bell.
import assert from 'node:assert/strict';
import { Staffed } from './staffed.mjs';

export const empty = true;

export default async function trying(suite) {
  const { test } = suite;
  const here = await Staffed.open(suite, ['hannah', 'marisol']);
  const [card] = await here.command('hannah', 'propose_card', { student: here.student, card_kind: 'strategy', title: 'Headphones before the bell', text: '', steps: [] });
  await here.command('marisol', 'agree_card', { card });
  const [hannah, marisol] = [await here.window('hannah'), await here.window('marisol')];

  await test('a cue is answered with what the team knows to help, in three taps', async () => {
    await marisol.tap(marisol.page.getByRole('region', { name: 'Send a cue' }).locator('li button').first());
    await marisol.tap(marisol.page.getByRole('dialog').getByRole('button', { name: /Covering ears/ }));
    await marisol.tap(marisol.button(/^Send to \d/));
    const cue = hannah.page.getByRole('article').filter({ hasText: 'covering ears' });
    await cue.waitFor();
    const taps = await hannah.taps(async () => {
      await hannah.tap(hannah.button('Another answer', cue));
      await hannah.tap(hannah.button('Try this now', cue));
      await hannah.tap(hannah.button('Headphones before the bell', cue));
    });
    assert.equal(taps, 3);
    await hannah.shot('trying-answered');
  });

  await test('who noticed reads what to try, and until which bell', async () => {
    const mine = marisol.page.getByRole('listitem').filter({ hasText: 'covering ears' });
    await mine.getByText('Headphones before the bell').waitFor();
    await mine.getByText(`until ${here.text(here.bells.reading)}`).waitFor();
    await marisol.shot('trying-read');
    assert.deepEqual(await marisol.axe(), []);
  });
}
