// What the office keeps while the school runs, against the real server: rooms and who is in them, cards that rest, the end
// of a pass, special days, hours. Each change is seen by whom it concerns; each wrong input is named at its field.
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
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

  // A Wednesday of the school year that nothing is said of yet.
  const wednesday = () => {
    const day = new Date(Date.now() + 21 * 86_400_000);
    day.setUTCDate(day.getUTCDate() + ((10 - day.getUTCDay()) % 7));
    return day.toISOString().slice(0, 10);
  };
  // What the server tells the teacher of that day.
  const theirDay = (date) => teacher.page.evaluate(async (one) => {
    const answer = await fetch('/api/ask', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'day_of', date: one }) });
    return (await answer.json()).finding;
  }, Number(date.replaceAll('-', '')));
  let zone = 'UTC'; // of the made-up school: where it is morning now
  const lastBell = async (date) => {
    const { periods } = await theirDay(date);
    return periods.length ? new Date(periods.at(-1).end).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }) : 'none';
  };

  // The line shows before the server has it.
  const rings = async (date, fits) => {
    for (let tries = 0; tries < 60 && !fits(await lastBell(date)); tries += 1) await wait(50);
    const last = await lastBell(date);
    assert.ok(fits(last), last);
  };

  await test('a special day is added, changed and taken away, and everybody’s day goes by it', async () => {
    const date = wednesday();
    await setup('school', 'Your school');
    zone = (await desk.page.locator('dd', { hasText: '/' }).first().innerText()).split('\n')[0].trim().replaceAll(' ', '_');
    const usual = await lastBell(date);
    await setup('days', 'Special days');
    const line = desk.page.getByRole('listitem').filter({ hasText: 'Visitors' });
    await desk.button('Add a day').click();
    await desk.page.getByLabel('Day', { exact: true }).fill('2036-01-09');
    await desk.button('Save').click();
    await desk.page.getByRole('alert').getByText('A day of the school year: from').waitFor();
    await desk.page.getByLabel('Day', { exact: true }).fill(date);
    await desk.page.getByRole('radio', { name: 'School, but different' }).click();
    await desk.button('Save').click();
    await desk.page.getByRole('alert').getByText('Say what is different').waitFor();
    assert.deepEqual(await desk.axe(), []);
    await desk.page.getByLabel('Ends at').fill('11:15');
    await desk.page.getByLabel('Why, for everybody to read').fill('Visitors');
    await desk.page.keyboard.press('Enter');
    await line.getByText('Ends at 11:15').waitFor();
    await rings(date, (last) => last !== 'none' && last <= '11:15');
    await line.getByRole('button', { name: /^Change/ }).click();
    await desk.page.getByRole('radio', { name: 'No school' }).click();
    await desk.button('Save').click();
    await line.getByText('No school').waitFor();
    await rings(date, (last) => last === 'none');
    await line.getByRole('button', { name: /^Remove/ }).click();
    await line.waitFor({ state: 'detached' });
    await rings(date, (last) => last === usual);
    await desk.button('Undo').click();
    await line.getByText('No school').waitFor();
    await setup('days', 'Special days');
    await line.getByText('No school').waitFor();
  });

  await test('protected time is given to a person within paid hours only, and who asks then sees why', async () => {
    await person('Hannah Okafor');
    await desk.button('Change the week').click();
    const add = async (day, from, until, why) => {
      await sheet.getByRole('group', { name: 'On' }).getByRole('button', { name: day }).click();
      await sheet.getByLabel('From').fill(from);
      await sheet.getByLabel('Until').fill(until);
      await sheet.getByLabel('What for').fill(why);
      await desk.page.keyboard.press('Enter');
    };
    await sheet.getByRole('button', { name: 'Add protected time' }).click();
    await add('Sat', '09:00', '09:40', 'Reading tests');
    await sheet.getByRole('alert').getByText('On Sat this is not within paid hours.').waitFor();
    assert.deepEqual(await desk.axe(), []);
    await sheet.getByRole('group', { name: 'On' }).getByRole('button', { name: 'Sat' }).click();
    await add('Thu', '14:30', '14:40', 'Reading tests');
    await sheet.getByRole('listitem').filter({ hasText: 'Reading tests' }).waitFor();
    await teacher.go('/you');
    await teacher.page.getByRole('dialog').getByText('Reading tests').waitFor();
    await sheet.getByRole('button', { name: /^Remove Reading tests/ }).click();
    await sheet.getByText('Removed: Reading tests').waitFor();
    await teacher.page.getByText('Reading tests').waitFor({ state: 'detached' });
    await sheet.getByRole('button', { name: 'Undo' }).click();
    await teacher.page.getByRole('dialog').getByText('Reading tests').waitFor();
  });

  await test('a line of a timetable is added, not over another one, and taken away again', async () => {
    await person('Jonah Tate');
    const lines = desk.page.getByRole('listitem').filter({ hasText: 'Door duty' });
    const add = async () => {
      await desk.button('Add a line').first().click();
      await sheet.getByLabel('What', { exact: true }).fill('Door duty');
      await sheet.getByLabel('Kind of work').selectOption('duty');
      await sheet.getByRole('radio', { name: 'By the clock' }).click();
      await sheet.getByLabel('From').fill('06:10');
      await sheet.getByRole('button', { name: 'Save' }).click();
    };
    await add();
    await sheet.getByRole('alert').getByText('A time of day, such as 12:30.').waitFor();
    await sheet.getByLabel('Until').fill('06:25');
    await desk.page.keyboard.press('Enter');
    await lines.getByText('6:10').waitFor();
    await add();
    await sheet.getByLabel('Until').fill('06:20');
    await desk.page.keyboard.press('Enter');
    await sheet.getByRole('alert').getByText('That overlaps with something else at the same time.').waitFor();
    assert.deepEqual(await desk.axe(), []);
    await desk.page.keyboard.press('Escape');
    await lines.getByRole('button').click();
    await sheet.getByRole('button', { name: 'Take it away' }).click();
    await lines.waitFor({ state: 'detached' });
    await desk.button('Undo').click();
    await lines.waitFor();
  });

  await test('the numbers of a rule are changed, not out of their order, and go back to the standard', async () => {
    const cover = desk.page.locator('li.card', { hasText: 'Somebody to cover' });
    const promise = desk.page.getByRole('listitem').filter({ hasText: 'Coverage gap' });
    await setup('rules', 'Rules');
    await cover.getByText('after 5 min').waitFor();
    await desk.button('Change: Somebody to cover').click();
    const times = cover.getByRole('spinbutton', { name: /: time$/ });
    await times.nth(1).fill('4');
    await cover.getByRole('button', { name: 'Save' }).click();
    await cover.getByRole('alert').getByText('This must come after the step above it').waitFor();
    assert.deepEqual(await desk.axe(), []);
    await times.first().fill('2');
    await desk.page.keyboard.press('Enter');
    await cover.getByText('after 2 min').waitFor();
    await desk.button('Change: Coverage gap').click();
    await promise.getByLabel(/^Settled within/).fill('1');
    await promise.getByRole('button', { name: 'Save' }).click();
    await promise.getByRole('alert').getByText('It cannot be settled before the first answer').waitFor();
    await promise.getByLabel(/^Settled within/).fill('12');
    await desk.page.keyboard.press('Enter');
    await promise.getByText('settled within 12 hours').waitFor();
    await setup('rules', 'Rules');
    await cover.getByText('after 2 min').waitFor();
    await promise.getByText('settled within 12 hours').waitFor();
    await cover.getByRole('button', { name: 'Back to the standard' }).click();
    await cover.getByText('after 5 min').waitFor();
    await promise.getByRole('button', { name: 'Back to the standard' }).click();
    await promise.getByText('settled within 8 hours').waitFor();
    await setup('rules', 'Rules');
    await cover.getByText('after 5 min').waitFor();
  });

  await test('a sign gets a name of the school’s own and is no longer offered', async () => {
    const signs = desk.page.locator('summary', { hasText: 'Signs' });
    const line = desk.page.locator('details li').filter({ hasText: 'Head on the desk' });
    await signs.click();
    await desk.button('Change: Head down').click();
    await desk.page.getByLabel('What it is called here').fill('Head on the desk');
    await desk.page.getByRole('switch', { name: 'Offered' }).click();
    await desk.button('Save').click();
    await line.getByText('Not offered any more').waitFor();
    assert.deepEqual(await desk.axe(), []);
    await setup('rules', 'Rules');
    await signs.click();
    await line.getByText('Not offered any more').waitFor();
    await line.getByRole('button', { name: 'Back to the standard' }).click();
    await desk.button('Change: Head down').waitFor();
  });
}
