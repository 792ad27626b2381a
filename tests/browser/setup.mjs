// A school is set up in a browser, from the first link to a day that can begin: looking around in a made-up school before,
// rooms and bells, students and staff from lists whose bad lines wait, invitations, how rooms work. By keyboard where it says so.
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { axe, sizes } from './people.mjs';

export const empty = true;

const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const roster = 'student_number,given_name,family_name,dob,homeroom\n1,Ines,Alves,2016-01-02,12\n2,Noor,Haddad,2016-03-04,Room 14\n3,Nadia,Bose,2016-05-06,\n';
const hours = 'person,days,start,end\nMarisol Vega,Mon-Fri,7:45,15:10\nSomebody Else,Mon,8:00,9:00\n';

async function link(school) {
  for (let tries = 0; !/\/setup\/\S+/.test(school.said) && tries < 100; tries += 1) await wait(50);
  return /\/setup\/\S+/.exec(school.said)[0];
}

export default async function setup({ school, browser, test, windows }) {
  const context = await browser.newContext({ viewport: sizes.desk, reducedMotion: 'reduce', locale: 'en-US', timezoneId: 'America/New_York' });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const window = { name: 'admin-desk', problems: [], shot: () => page.screenshot({ path: `${process.env.CUELINE_SHOTS ?? 'build/shots'}/failed-setup.png` }) };
  page.on('pageerror', (error) => window.problems.push(error.message));
  windows.push(window);
  const asked = [];
  page.on('request', (request) => { if (new URL(request.url()).pathname.startsWith('/api/')) asked.push(request.url()); });
  const button = (name) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const heading = (name) => page.getByRole('heading', { level: 1, name }).waitFor();
  const next = async (name) => { await page.keyboard.press('Alt+ArrowRight'); await heading(name); };
  const first = await link(school);

  await test('looks around in a made-up school, and comes back to where it began', async () => {
    await page.goto(school.url + first);
    await button('Look around with a made-up school').click();
    await page.getByRole('region', { name: 'A made-up school' }).waitFor();
    await page.getByRole('heading', { name: 'Waiting for you' }).waitFor();
    asked.length = 0;
    await page.getByRole('button', { name: 'Seen', exact: true }).first().click();
    await page.getByRole('radio', { name: 'Admin' }).click();
    await page.getByRole('heading', { name: 'Past promise' }).waitFor();
    assert.deepEqual(asked, [], 'the made-up school asks the server for nothing');
    await button('Back to my school').click();
    await page.getByLabel('Name of the school').waitFor();
    assert.equal(new URL(page.url()).pathname, first);
  });

  await test('founds the school; Today says what comes next', async () => {
    await page.getByLabel('Name of the school').fill('Harbor View');
    await button('Next').click();
    await page.getByLabel('Your name').fill('Ana Duarte');
    await page.getByLabel('Your login').fill('ana');
    await page.getByLabel('Choose a password').fill('a sentence that is easy to remember');
    await button('Open the school').click();
    await page.getByRole('heading', { name: 'Open your school' }).waitFor();
    await page.getByRole('link', { name: 'Start' }).first().click();
    await heading('Your rooms');
  });

  await test('opens rooms and saves bell times with the school year', async () => {
    await page.getByLabel('Name of a room').fill('Room 12, Room 14');
    await button('Add 2 rooms').click();
    await page.getByText('Room 14', { exact: true }).waitFor();
    await page.getByLabel('Period', { exact: true }).first().fill('Arrival');
    await button('Save bell times and year').click();
    await button('Save changes').waitFor();
    assert.deepEqual(await axe(page), []);
    await page.reload();
    await heading('Your rooms');
    assert.equal(await page.getByLabel('Period', { exact: true }).first().inputValue(), 'Arrival');
    // The first week of that year has a day with these bells.
    const first = new Date(`${await page.getByLabel('First day of school').inputValue()}T12:00:00Z`);
    while ([0, 6].includes(first.getUTCDay())) first.setUTCDate(first.getUTCDate() + 1);
    const date = Number(first.toISOString().slice(0, 10).replaceAll('-', ''));
    const day = await page.evaluate((date) => fetch('/api/ask', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'day_of', date }) }).then((answer) => answer.text()), date);
    assert.match(day, /"name":"Arrival"/);
  });

  await test('brings in students: the good lines go in, one waits for its room, the same list again brings nobody', async () => {
    await next('Bring in your students');
    const file = page.locator('input[type=file]').first();
    await file.setInputFiles(csv('roster.csv', roster));
    await page.getByText('1 to look at').waitFor();
    assert.deepEqual(await axe(page), []);
    await button('Bring in 2 students').click();
    await page.getByRole('combobox', { name: 'Room, line 1' }).selectOption({ label: 'Room 12' });
    await button('Bring in 1 student').click();
    await page.getByText('3 students are in.').waitFor();
    await file.setInputFiles(csv('roster.csv', roster));
    await page.getByText('3 to look at').waitFor();
    assert.equal(await button(/^Bring in \d/).count(), 0);
    assert.equal(await page.evaluate(() => document.title), 'Set up – Cueline');
  });

  let invitation = '';
  await test('adds staff from a pasted list, with a link and a code to print for each', async () => {
    await next('Your staff');
    await button('Paste a list').first().click();
    await page.getByLabel('Paste a list').fill('Marisol Vega, paraprofessional, Room 12\nHannah Okafor, teacher, 12|14\nKim Park, wizard');
    await button('Read it').click();
    await page.getByText('1 to look at').waitFor();
    assert.deepEqual(await axe(page), []);
    await button('Add 2 people').click();
    await button('Print 2 invitations').waitFor();
    assert.equal(await page.locator('.invitations svg').count(), 2);
    await page.getByRole('combobox', { name: 'Role', exact: true }).last().selectOption('specialist');
    await button('Add 1 person').click();
    await button('Print 3 invitations').waitFor();
    invitation = (await page.locator('.invitations section', { hasText: 'Marisol Vega' }).locator('code').textContent()) ?? '';
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.invitations section').first().isVisible(), true);
    assert.equal(await page.getByRole('heading', { level: 1 }).isVisible(), false);
    await page.emulateMedia({ media: null });
  });

  await test('takes paid hours from a file and names the line that waits', async () => {
    await page.getByText('Paid hours from a file').first().click();
    await page.locator('details[open] input[type=file]').setInputFiles(csv('hours.csv', hours));
    await page.getByText('“Somebody Else” in person is not known here.').waitFor();
    await button('Bring in 1 row').click();
    await button('Role and hours of Marisol Vega').click();
    await page.getByRole('dialog').getByText('Mon–Fri 7:45–3:10').waitFor();
    await page.keyboard.press('Escape');
  });

  await test('an invitation welcomes whom it is for', async () => {
    const other = await browser.newContext({ viewport: sizes.phone, locale: 'en-US' });
    const guest = await other.newPage();
    await guest.goto(invitation);
    await guest.getByRole('heading', { name: 'Welcome to the team, Marisol' }).waitFor();
    await other.close();
  });

  await test('starts every room with six lines; then Today has nothing left to set up', async () => {
    await next('How we work');
    await button('Start with these in 2 rooms').click();
    await page.getByText('Agreed or being agreed').nth(1).waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole('link', { name: 'Go to Today' }).click();
    await page.getByRole('heading', { name: 'Past promise' }).waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Open your school' }).count(), 0);
  });
}
