// A change that collides with somebody's day: a word such as "Lunch" becomes the time of the bell, the clash is shown before
// it is sent, a way out is one tap; the colleague asked takes it, who asked confirms, and only then does she stand in.
import assert from 'node:assert/strict';
import { Staffed } from './staffed.mjs';

export const empty = true;

export default async function ways(suite) {
  const { test } = suite;
  const here = await Staffed.open(suite, ['hannah', 'marisol', 'priya']);
  here.staff.grace = await here.year.person('Grace Liu', 'para'); // nothing of hers moves: Priya does Math then, as all of Room 12
  await here.year.rows(here.slot('marisol', 'Lunch duty', { slot_kind: 'duty', period: 'Lunch', group: undefined, room: here.rooms.gym }));
  const [hannah, marisol, grace] = [await here.window('hannah'), await here.window('marisol'), await here.window('grace')];
  const dialog = hannah.page.getByRole('dialog');
  const lunch = here.text(here.bells.lunch[0]);

  await test('“Lunch” in the sentence is the time of the bell', async () => {
    await hannah.tap(hannah.button('Change'));
    await hannah.tap(dialog.getByRole('radio', { name: 'Time moved' }));
    await hannah.tap(dialog.getByRole('button', { name: /^What, / }));
    await hannah.tap(dialog.getByRole('group', { name: 'What' }).getByRole('button', { name: 'Math', exact: true }));
    await hannah.tap(dialog.getByRole('button', { name: /^New time, / }));
    await hannah.tap(dialog.getByRole('group', { name: 'New time' }).getByRole('button', { name: 'Lunch', exact: true }));
    await dialog.getByRole('button', { name: `New time, ${lunch}`, exact: true }).waitFor();
    await dialog.getByRole('button', { name: `Old time, ${here.text(here.bells.math[0])}`, exact: true }).waitFor(); // Math's, not that of what stood there before
    assert.deepEqual(await hannah.axe(), []);
  });

  await test('it collides with one person’s duty; a colleague is asked to cover with one tap', async () => {
    await dialog.getByText('Marisol Vega has Lunch duty then.').waitFor();
    await hannah.shot('ways-clash');
    await hannah.tap(hannah.button('Ways out', dialog));
    await dialog.getByRole('button', { name: 'Grace Liu covers' }).waitFor();
    assert.equal(await dialog.getByRole('button', { name: 'Priya Nair covers' }).count(), 0);
    await hannah.tap(dialog.getByRole('button', { name: 'Grace Liu covers' }));
    await dialog.getByText('Marisol Vega has Lunch duty then.').waitFor({ state: 'hidden' });
    await hannah.tap(hannah.button(/^Send to \d/, dialog));
    await hannah.page.waitForURL(/\/a\/\d+$/);
    await hannah.page.getByText('Grace Liu is asked to cover for Marisol Vega.').first().waitFor();
  });

  await test('she takes it, who asked confirms, and all three read it on their Today', async () => {
    const asked = grace.page.getByRole('article').filter({ hasText: 'Lunch duty: somebody for Marisol Vega' });
    assert.equal(await grace.taps(() => grace.tap(asked.getByRole('button', { name: 'I take it' }))), 1);
    await hannah.go('/today');
    await hannah.page.getByText('Grace Liu takes it. Confirm it.').waitFor();
    await hannah.shot('ways-to-confirm');
    await hannah.tap(hannah.page.getByRole('link', { name: /Lunch duty: somebody for Marisol/ }).first());
    await hannah.tap(hannah.button(/^Confirm: Grace Liu/));
    await hannah.page.getByText(/^Grace Liu stands in/).waitFor();
    await hannah.shot('ways-confirmed');
    const day = (await here.year.ask('day_of', {}, here.staff.grace.token)).blocks.map((one) => one.what);
    assert.ok(day.includes('Lunch duty'), `Grace has ${day}`);
    await marisol.go('/today');
    await marisol.page.getByText(/Math/).first().waitFor();
    await marisol.shot('ways-today');
    await grace.shot('ways-today');
  });
}
