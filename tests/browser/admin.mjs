// What the office keeps while the school runs, against the real server: rooms and who is in them, cards that rest, the end
// of a pass, special days, hours. Each change is seen by whom it concerns; each wrong input is named at its field.
import assert from 'node:assert/strict';
import { Window } from './people.mjs';

export default async function admin({ school, browser, test, windows }) {
  const open = async (role, size) => {
    const window = await Window.open(browser, school, { role, size });
    windows.push(window);
    return window;
  };
  const desk = await open('admin', 'desk');
  const teacher = await open('teacher', 'phone');
  const sheet = desk.page.getByRole('dialog');
  const setup = async (step, title) => {
    await desk.page.goto(`${school.url}/setup/${step}`);
    await desk.page.getByRole('heading', { level: 1, name: title }).waitFor();
  };
  const person = async (name) => {
    await desk.go('/people');
    await desk.page.locator('a[data-move]', { hasText: name }).first().click();
    await desk.page.getByRole('heading', { level: 1, name }).waitFor();
  };

  await test('a room gets another name, but not one that is taken; everybody reads it', async () => {
    await setup('rooms', 'Your rooms');
    await desk.button('Change Room 12').click();
    await sheet.getByLabel('Name').fill('Room 9');
    await sheet.getByRole('button', { name: 'Save' }).click();
    await sheet.getByRole('alert').getByText('Another room or team has this name.').waitFor();
    await sheet.getByLabel('Name').fill('Room 12 East');
    await desk.page.keyboard.press('Enter');
    await sheet.getByText('Now called Room 12 East').waitFor();
    assert.deepEqual(await desk.axe(), []);
    await teacher.go('/c');
    await teacher.page.getByRole('link', { name: /^Room 12 East/ }).waitFor();
  });

  await test('somebody is taken out of a room and loses it at once; Undo brings them back', async () => {
    const room = teacher.page.getByRole('link', { name: /^Room 12 East/ });
    await sheet.getByRole('button', { name: 'Take Hannah Okafor out' }).click();
    await sheet.getByText('Hannah Okafor is out of Room 12 East').waitFor();
    await room.waitFor({ state: 'detached' });
    await sheet.getByRole('button', { name: 'Undo' }).click();
    await room.waitFor();
    await sheet.getByRole('button', { name: 'Add people' }).click();
    await sheet.getByRole('searchbox').fill('tate');
    await desk.page.keyboard.press('Enter');
    await sheet.getByText('Jonah Tate is in Room 12 East now').waitFor();
    await sheet.getByRole('button', { name: 'Done' }).click();
    await sheet.getByRole('button', { name: 'Take Jonah Tate out' }).waitFor();
  });

  await test('a card that holds no more leaves the list of the team, with its reason', async () => {
    await teacher.go('/students');
    await teacher.tap(teacher.page.locator('a[href^="/s/"]', { hasText: 'J.R.' }).first());
    await teacher.tap(teacher.button('All cards'));
    const cards = teacher.page.getByRole('dialog');
    const holds = cards.getByRole('button', { name: 'No longer holds' });
    await holds.first().waitFor();
    const before = await cards.getByRole('listitem').count();
    await teacher.tap(holds.first());
    await cards.getByLabel('Why').fill('Not needed since the new bell');
    await teacher.tap(cards.locator('form').getByRole('button', { name: 'No longer holds' }));
    await cards.getByText('The card is put away').waitFor();
    assert.equal(await cards.getByRole('listitem').count(), before - 1);
    assert.deepEqual(await teacher.axe(), []);
    await teacher.go('/students');
    await teacher.tap(teacher.page.locator('a[href^="/s/"]', { hasText: 'J.R.' }).first());
    await teacher.tap(teacher.button('All cards'));
    await holds.first().waitFor();
    assert.equal(await cards.getByRole('listitem').count(), before - 1);
  });

  await test('the pass of a substitute gets a last day, which must lie ahead', async () => {
    await person('Jonah Tate');
    await desk.button('Role and hours').click();
    await sheet.getByLabel('Pass ends').fill('2020-01-06');
    await sheet.getByRole('alert').getByText('The day must lie ahead').waitFor();
    await sheet.getByLabel('Pass ends').fill('2036-01-07');
    await sheet.getByText('ends by itself after Monday, January 7').waitFor();
    await person('Jonah Tate');
    await desk.button('Role and hours').click();
    assert.equal(await sheet.getByLabel('Pass ends').inputValue(), '2036-01-07');
  });
}
