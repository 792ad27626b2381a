// The first who takes it has it: an adult is asked for in Room 14, two are asked; the other is told who has it and is
// not asked any more; whoever took it says when it is done, and the sender sees both.
import assert from 'node:assert/strict';
import { Staffed } from './staffed.mjs';

export const empty = true;

export default async function taker(suite) {
  const { test } = suite;
  const here = await Staffed.open(suite, ['hannah', 'marisol', 'priya']);
  const [hannah, marisol, priya] = [await here.window('hannah'), await here.window('marisol'), await here.window('priya')];
  const card = (window) => window.page.getByRole('article').filter({ hasText: /One adult needed in/ });

  await test('an adult is asked for, the first takes it, the other cannot take it any more', async () => {
    await hannah.tap(hannah.button('Change'));
    const dialog = hannah.page.getByRole('dialog');
    await hannah.tap(hannah.button('More kinds', dialog));
    await hannah.tap(dialog.getByRole('radio', { name: 'Come and help' }));
    await dialog.getByText('The first who takes it has it').waitFor();
    await hannah.tap(hannah.button('Send to 2'));
    await hannah.page.waitForURL(/\/a\/\d+$/);
    const path = new URL(hannah.page.url()).pathname;
    await card(priya).getByRole('button', { name: 'I take it' }).waitFor();
    assert.equal(await marisol.taps(() => marisol.tap(card(marisol).getByRole('button', { name: 'I take it' }))), 1);
    // Nothing is asked of her any more, and she is told so where she stands, as on the change's own page.
    await card(priya).getByText('Marisol Vega has it. You can stand down.').waitFor();
    assert.equal(await priya.button('I take it').count(), 0);
    await priya.shot('taker-today');
    await priya.page.goto(here.school.url + path);
    await priya.page.getByText('Marisol Vega has it. You can stand down.').waitFor();
    assert.equal(await priya.button('I take it').count(), 0);
    await hannah.page.getByText('Marisol Vega has it. The others stand down.').waitFor();
    assert.deepEqual(await priya.axe(), []);
    await priya.shot('taker-stand-down');
    await hannah.shot('taker-sender');
  });

  await test('who has it says with one tap that it is done, and the sender sees it', async () => {
    await card(marisol).getByText('You have it.').waitFor();
    await marisol.shot('taker-mine');
    assert.equal(await marisol.taps(() => marisol.tap(card(marisol).getByRole('button', { name: 'It is done' }))), 1);
    await hannah.page.getByText(/^Done at .*, says Marisol Vega$/).waitFor();
    await hannah.shot('taker-done');
  });
}
