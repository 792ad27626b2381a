// Somebody is sent elsewhere, or is away: both ends confirm the hand-over on their Today, it is called off; an absence is
// told by oneself and by the office, each sees it, and it is taken back.
import assert from 'node:assert/strict';
import { Staffed } from './staffed.mjs';

export const empty = true;

export default async function elsewhere(suite) {
  const { test } = suite;
  const here = await Staffed.open(suite, ['hannah', 'marisol', 'olive']);
  const { hannah: teacher, marisol: para } = here.staff;
  const [hannah, marisol, olive] = [await here.window('hannah'), await here.window('marisol'), await here.window('olive', 'desk')];
  const dialog = (window) => window.page.getByRole('dialog');
  const card = (window) => window.page.getByRole('article').filter({ hasText: 'Science with Room 14' });

  await test('a teacher sends a colleague elsewhere, with who takes over', async () => {
    await hannah.go(`/p/${para.id}`);
    await hannah.tap(hannah.button('Send elsewhere'));
    await dialog(hannah).getByLabel('What for, in a few words (no names)').fill('Science with Room 14');
    await hannah.tap(dialog(hannah).getByRole('button', { name: here.text(here.bells.math[1]), exact: true }).last());
    await dialog(hannah).getByLabel('Where').selectOption({ label: 'Room 14' });
    await hannah.tap(dialog(hannah).getByText('With whom, how, hand-over'));
    await dialog(hannah).getByLabel('Who hands over, or takes over').selectOption({ label: 'Olive Marsh' });
    await dialog(hannah).getByLabel('Hand-over').fill('The kits are on the back table.');
    await hannah.shot('elsewhere-sheet');
    assert.deepEqual(await hannah.axe(), []);
    await hannah.tap(dialog(hannah).getByRole('button', { name: 'Send', exact: true }));
    await hannah.page.getByText(/waits for a yes/).waitFor();
  });

  await test('both ends confirm it on their Today, one tap each; the sender sees when both have', async () => {
    await card(marisol).getByText(new RegExp(`to ${here.text(here.bells.math[1])}, Room 14`)).waitFor();
    await card(marisol).getByText('The kits are on the back table.').waitFor();
    await marisol.shot('elsewhere-today');
    assert.equal(await marisol.taps(() => marisol.tap(card(marisol).getByRole('button', { name: 'I have it' }))), 1);
    await card(marisol).waitFor({ state: 'hidden' });
    await card(olive).getByText('Marisol Vega').waitFor();
    await olive.shot('elsewhere-today');
    await hannah.page.getByText(/waits for a yes/).waitFor(); // one of two is not yet both
    await olive.tap(card(olive).getByRole('button', { name: 'I have it' }));
    await hannah.page.getByText(/, confirmed/).waitFor();
    await hannah.shot('elsewhere-confirmed');
  });

  await test('called off, it is gone for everybody', async () => {
    await hannah.tap(hannah.button('Call it off'));
    await hannah.page.getByText(/, confirmed/).waitFor({ state: 'hidden' });
    await marisol.go(`/p/${para.id}`);
    await marisol.page.getByRole('heading', { level: 1, name: 'Marisol Vega' }).waitFor();
    assert.equal(await marisol.page.getByText('Science with Room 14').count(), 0);
    await marisol.go('/today');
    await marisol.page.getByRole('heading', { level: 1, name: /Reading until/ }).waitFor();
    assert.equal(await marisol.page.getByText('Science with Room 14').count(), 0);
  });

  await test('who will be away says so in three taps; the office sees it, and it is taken back', async () => {
    const taps = await marisol.taps(async () => {
      await marisol.tap(marisol.page.getByRole('button', { name: /you and settings/ }));
      await marisol.tap(dialog(marisol).getByRole('button', { name: /^I am away/ }));
      await marisol.shot('elsewhere-away');
      await marisol.tap(dialog(marisol).getByRole('button', { name: 'Tell the office' }));
    });
    assert.equal(taps, 3);
    await marisol.page.getByText('The office knows').waitFor();
    await olive.go(`/p/${para.id}`);
    await olive.page.getByText('Not as the timetable says').waitFor();
    await olive.page.getByRole('listitem').filter({ hasText: 'Away' }).first().waitFor();
    await olive.shot('elsewhere-absent');
    await marisol.go(`/p/${para.id}`);
    await marisol.tap(marisol.button('Back now'));
    await olive.page.getByText('Not as the timetable says').waitFor({ state: 'hidden' });
  });

  await test('the office writes it down for somebody else, who sees it and is back', async () => {
    await olive.go(`/p/${teacher.id}`);
    await olive.tap(olive.button('Away'));
    await dialog(olive).getByRole('heading', { name: 'Hannah Okafor is away' }).waitFor();
    await olive.tap(dialog(olive).getByRole('radio', { name: 'Tomorrow' }));
    await olive.tap(dialog(olive).getByRole('button', { name: 'Write it down' }));
    await olive.button('Not away after all').waitFor();
    await hannah.go(`/p/${teacher.id}`);
    await hannah.button('Not away after all').waitFor();
    await hannah.shot('elsewhere-away-tomorrow');
    await olive.tap(olive.button('Not away after all'));
    await hannah.button('Not away after all').waitFor({ state: 'hidden' });
  });
}
