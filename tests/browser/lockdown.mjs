// A protective action, as a drill and for real: it stands over every screen of everybody on site and says that it calls
// nobody; one is safe, one needs help, the office counts heads and ends it.
import assert from 'node:assert/strict';
import { Staffed } from './staffed.mjs';

export const empty = true;

const callsNobody = 'It does not call emergency services.';

export default async function lockdown(suite) {
  const { test } = suite;
  const here = await Staffed.open(suite, ['hannah', 'marisol', 'priya', 'olive']);
  const olive = await here.window('olive', 'desk');
  const [hannah, marisol, priya] = [await here.window('hannah'), await here.window('marisol'), await here.window('priya', 'phone', 'dark')];
  const banner = (window) => window.page.getByRole('alert').filter({ hasText: callsNobody });
  const send = async (name, drill) => {
    await olive.go('/today');
    await olive.tap(olive.button('Change'));
    const dialog = olive.page.getByRole('dialog');
    await olive.tap(olive.button('More kinds', dialog));
    await olive.tap(dialog.getByRole('radio', { name }));
    await dialog.getByText(callsNobody).waitFor();
    assert.equal(await dialog.getByRole('radio', { name: 'All clear' }).count(), 0); // it is said where what it ends runs
    if (drill) await dialog.getByRole('checkbox', { name: 'This is a drill' }).click();
    await dialog.getByText('Open now. This does not call emergency services').waitFor();
    await olive.tap(olive.button('Send to 4')); // Ana too
    await olive.page.waitForURL(/\/a\/\d+$/);
  };
  const end = async () => {
    await olive.tap(olive.button('All clear'));
    const before = olive.page.url();
    await olive.page.getByText('Everybody on site is told that it is over.').waitFor();
    await olive.tap(olive.button('All clear'));
    await olive.page.waitForURL((url) => /\/a\/\d+$/.test(url.pathname) && url.href !== before);
  };
  // Its title links to the page; there one says how one is.
  const report = async (window, answer) => {
    await window.tap(window.page.getByRole('link', { name: 'Report' }).last());
    await window.page.waitForURL(/\/a\/\d+$/);
    await window.tap(window.button('One more'));
    await window.tap(window.button(answer));
  };

  await test('a drill stands over every screen of everybody on site, and says that it calls nobody', async () => {
    await marisol.tap(marisol.page.getByRole('region', { name: 'Send a cue' }).locator('li button').first());
    await marisol.page.getByRole('dialog').waitFor();
    await send('Hold', true);
    await marisol.page.getByRole('dialog').getByRole('alert').getByText('Drill. Hold').waitFor();
    await marisol.shot('lockdown-over-a-sheet');
    for (const [window, path] of [[hannah, '/issues'], [hannah, '/c'], [marisol, '/students'], [marisol, `/s/${here.student}`], [priya, '/search'], [priya, '/plan'], [priya, '/today']]) {
      await window.page.goto(here.school.url + path);
      await banner(window).getByText('Drill. Hold').waitFor();
    }
    await marisol.shot('lockdown-drill');
    await priya.shot('lockdown-drill');
    assert.deepEqual(await marisol.axe(), []);
    await end();
    for (const window of [hannah, marisol, priya]) {
      await window.page.getByRole('alert').getByText('Drill. All clear').waitFor();
      assert.equal(await banner(window).count(), 0);
    }
    await marisol.shot('lockdown-drill-over');
  });

  await test('for real: one is safe, one needs help, and the office sees the head count', async () => {
    await send('Lockdown', false);
    const name = await banner(marisol).getByText('Lockdown').innerText();
    assert.doesNotMatch(name, /Drill/);
    await report(marisol, 'Safe');
    await marisol.page.getByText(/^You said safe at .*, students: [1-9]/).waitFor();
    await report(priya, 'Need help');
    await priya.page.getByText(/^You asked for help at .*, students: [1-9]/).waitFor();
    await olive.page.getByText('1 of 4 are safe').waitFor();
    const heads = async (window) => Number(/students: (\d+)/.exec(await window.page.getByText(/students: \d+/).first().innerText())[1]);
    const total = (await heads(marisol)) + (await heads(priya));
    await olive.page.getByText(new RegExp(`1 needs help, ${total} students counted, 2 have not seen it`)).waitFor();
    await olive.page.getByRole('heading', { name: 'Need help' }).waitFor();
    await olive.page.getByText(callsNobody).first().waitFor();
    assert.deepEqual(await olive.axe(), []);
    await olive.shot('lockdown-heads');
    await marisol.shot('lockdown-safe');
    await priya.shot('lockdown-help');
  });

  await test('an update takes its place, the all-clear ends it on every screen', async () => {
    await olive.tap(olive.button('Send an update'));
    const dialog = olive.page.getByRole('dialog');
    await olive.tap(dialog.getByRole('radio', { name: 'Secure' }));
    const before = olive.page.url();
    await olive.tap(olive.button('Send to 4'));
    await olive.page.waitForURL((url) => /\/a\/\d+$/.test(url.pathname) && url.href !== before);
    await hannah.go('/today');
    await banner(hannah).getByText('Secure').waitFor();
    await hannah.shot('lockdown-today');
    await end();
    await hannah.page.getByRole('alert').getByText('All clear').waitFor();
    assert.equal(await banner(hannah).count(), 0);
    await hannah.page.getByRole('article').filter({ hasText: 'All clear' }).first().waitFor();
    await olive.shot('lockdown-over');
    await hannah.shot('lockdown-over');
    await hannah.tap(hannah.page.getByRole('alert').getByRole('button', { name: 'Close' }));
    await hannah.page.getByRole('alert').getByText('All clear').waitFor({ state: 'hidden' });
  });
}
