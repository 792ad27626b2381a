// A morning on which the assembly is called off, with six people: one off duty, one on a bus, one substitute, one with a
// conflict, one silent, one who confirms; and a cue that is nobody's until the end of the day. The bells are real and
// laid around now; what silence leads to is set shorter by the school's own rules, as an admin may.
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { Window } from './people.mjs';
import { Year } from './year.mjs';

export const empty = true;

const every = [1, 2, 3, 4, 5, 6, 7];

export default async function morning({ school, browser, test, windows }) {
  const year = await Year.found(school);
  const now = year.clock();
  const staff = {};
  for (const [key, name, role] of [
    ['hannah', 'Hannah Okafor', 'teacher'], ['marisol', 'Marisol Vega', 'para'], ['priya', 'Priya Nair', 'para'], ['rafael', 'Rafael Ferreira', 'para'],
    ['grace', 'Grace Liu', 'para'], ['denise', 'Denise Carter', 'para'], ['tom', 'Tom Baker', 'substitute'], ['diaz', 'Carlos Diaz', 'para'],
  ]) staff[key] = await year.person(name, role);
  const ids = Object.values(staff).map((one) => one.id);
  const [room] = await year.command('open_channel', { channel_kind: 'classroom', name: 'Room 12', members: ids });
  await year.command('add_student', { name: 'Jonah Reyes', classroom: room, care_team: [staff.hannah.id, staff.marisol.id, staff.priya.id] });

  const assembly = { start: now.minute + 60, end: now.minute + 90 };
  const period = (name, period_kind, start, end) => ({ name, period_kind, start, end });
  const [bells, , gym, twelve] = await year.rows(
    { kind: 'bells', id: 0, name: 'Today', periods: [period('Reading', 'lesson', 420, now.minute + 50), period('Assembly', 'assembly', assembly.start, assembly.end), period('Lunch', 'lunch', assembly.end + 5, assembly.end + 35), period('Math', 'lesson', assembly.end + 40, assembly.end + 100)] },
    { kind: 'room', id: 0, name: 'Gate 2', next_to: [] }, { kind: 'room', id: 0, name: 'Gym', next_to: [] }, { kind: 'room', id: 0, name: 'Room 12', channel: room, next_to: [] },
  );
  await year.rows({ kind: 'calendar', id: 1, first: now.date, last: now.date, weekdays: every, cycle: [{ code: 'A', bells }], special: [] });
  const slot = (who, what, fields) => ({ kind: 'slot', id: 0, person: staff[who].id, slot_kind: 'lesson', what, weekdays: [], cycle_days: [], ...fields });
  await year.rows(
    ...['hannah', 'marisol', 'priya', 'rafael', 'denise', 'diaz'].flatMap((who) => [
      slot(who, 'Reading', { period: 'Reading', group: room, room: twelve }), slot(who, 'Assembly', { period: 'Assembly', group: room, room: gym }),
    ]),
    slot('grace', 'Bus 4', { slot_kind: 'bus', start: assembly.start, end: assembly.end }),
  );
  // Denise's paid time begins after the assembly would have been over.
  await year.rows({ kind: 'work_hours', id: staff.denise.id, paid: every.map((weekday) => ({ weekday, start: assembly.end + 10, end: assembly.end + 100 })), protected_time: [] });
  const until = Date.now() + 6 * 3_600_000;
  await year.command('report_absence', { person: staff.diaz.id, from: Date.now() - 60_000, until });
  await year.command('give_cover', { by: staff.tom.id, instead_of: staff.diaz.id, from: Date.now() - 60_000, until, note: 'Reading kits are on the back table.' });

  const open = async (who, size = 'phone') => {
    const window = await Window.open(browser, school, { role: who, size, cookie: staff[who].cookie });
    windows.push(window);
    return window;
  };
  const hannah = await open('hannah');
  const six = Object.fromEntries(await Promise.all(['marisol', 'priya', 'rafael', 'grace', 'denise', 'tom'].map(async (who) => [who, await open(who)])));
  const main = (window) => window.page.locator('main');
  const card = (window) => main(window).getByRole('article').filter({ hasText: 'Assembly is called off' });

  await test('each sees their own day: what, until when, and who is off', async () => {
    await main(six.marisol).waitFor();
    await six.marisol.page.getByRole('heading', { level: 1, name: new RegExp(`Reading until ${year.text(now.minute + 50)}`) }).waitFor();
    await six.marisol.page.getByRole('img', { name: /^Your day: / }).waitFor();
    await six.denise.page.getByRole('heading', { level: 1, name: `You are off until ${year.text(assembly.end + 10)}` }).waitFor();
    await six.tom.page.getByRole('heading', { level: 1, name: /Reading until/ }).waitFor(); // the cover's slots are his
    for (const window of Object.values(six)) assert.deepEqual(await window.axe(), []);
    await six.marisol.shot('morning-day');
    await six.denise.shot('morning-off');
  });

  await test('before it is sent the teacher sees whom it reaches, and who is off duty', async () => {
    await hannah.tap(hannah.button('Change'));
    const dialog = hannah.page.getByRole('dialog');
    await hannah.tap(hannah.button('More kinds', dialog));
    await hannah.tap(dialog.getByRole('radio', { name: 'Called off' }));
    const what = dialog.getByRole('button', { name: /^What, / });
    if (!/Assembly/.test(await what.innerText())) {
      await hannah.tap(what);
      await hannah.tap(dialog.getByRole('group', { name: 'What' }).getByRole('button', { name: 'Assembly' }));
    }
    await dialog.getByText('Reaches 4 people').waitFor(); // Marisol, Priya, Rafael, and Tom for Mr. Diaz
    await dialog.getByText(/Denise Carter/).waitFor();
    assert.equal(await dialog.getByText('Grace Liu').count(), 0);
    assert.deepEqual(await hannah.axe(), []);
    await hannah.shot('morning-preview');
  });

  await test('it reaches whose day it changes, each with their own copy; the bus hears nothing', async () => {
    await hannah.tap(hannah.button(/^Send to \d/));
    await hannah.page.waitForURL(/\/a\/\d+$/);
    for (const who of ['marisol', 'priya', 'rafael', 'tom']) {
      await card(six[who]).waitFor();
      await card(six[who]).getByText('For you:').waitFor();
    }
    await wait(500);
    assert.equal(await card(six.grace).count(), 0);
    assert.equal(await card(six.denise).getByRole('button', { name: 'Got it' }).count(), 0);
    await six.marisol.shot('morning-copy');
  });

  await test('one confirms, the substitute confirms, one has a conflict, one is silent: the ring says so', async () => {
    assert.equal(await six.marisol.taps(() => six.marisol.tap(card(six.marisol).getByRole('button', { name: 'Got it' }))), 1);
    await six.tom.tap(card(six.tom).getByRole('button', { name: 'Got it' }));
    await six.priya.tap(card(six.priya).getByRole('button', { name: 'I have a conflict' }));
    await six.priya.tap(six.priya.page.getByRole('radio', { name: 'I am with another student' }));
    await six.priya.tap(six.priya.button('Tell them'));
    await hannah.page.getByText('2 of 4 got it').waitFor();
    await hannah.page.getByText('Priya has a conflict').waitFor();
    await hannah.page.getByRole('heading', { name: 'Off duty' }).waitFor();
    await hannah.page.getByText(/Denise Carter is off until/).waitFor();
    await main(hannah).getByText('Rafael Ferreira').first().waitFor();
    await hannah.page.getByRole('heading', { name: 'If nobody answers' }).waitFor();
    assert.deepEqual(await hannah.axe(), []);
    await hannah.shot('morning-ring');
  });

  await test('the silent one is nudged, and is the only one left', async () => {
    await hannah.tap(hannah.button('Nudge 1'));
    await hannah.page.getByText(/reminded \d/).waitFor();
    await six.rafael.tap(card(six.rafael).getByRole('button', { name: 'Got it' }));
    await hannah.page.getByText('3 of 4 got it').waitFor();
  });

  await observation({ year, school, browser, test, windows, staff, room, now, marisol: six.marisol, hannah });
}

// Nobody answers: it comes on top of the list, and at the end of the paid day its author is offered what to do.
async function observation({ year, test, staff, now, marisol, hannah }) {
  const end = year.clock(Date.now() + 60_000).minute + 1;
  await year.rows({ kind: 'work_hours', id: staff.marisol.id, paid: every.map((weekday) => ({ weekday, start: 420, end })), protected_time: [] });
  const step = (counted_from, seconds, act) => ({ counted_from, seconds, repeats: 0, every: 0, act });
  for (const code of ['fyi', 'when_you_can']) await year.rows({ kind: 'pursuit_rule', id: 0, code, steps: [step('sent', 3, 'put_on_top'), step('day_end', 0, 'offer_author')] });

  await test('a cue that nobody answers comes to the top of the teacher’s list', async () => {
    await marisol.go('/today');
    await marisol.tap(marisol.page.getByRole('region', { name: 'Send a cue' }).locator('li button').first());
    const dialog = marisol.page.getByRole('dialog');
    await marisol.tap(dialog.locator('button.tile').nth(3));
    await marisol.tap(marisol.button(/^Send to \d/));
    await hannah.go('/today');
    await hannah.page.getByText('Nobody has answered yet').waitFor({ timeout: 15_000 });
    await hannah.shot('morning-cue-on-top');
  });

  await test('at the end of the paid day it is offered to its author, who brings it to an admin', async () => {
    assert.ok(end > now.minute);
    const offered = marisol.page.getByRole('article').filter({ hasText: 'Nobody has answered this' });
    await offered.waitFor({ timeout: 150_000 });
    assert.deepEqual(await marisol.axe(), []);
    await marisol.shot('morning-cue-offered');
    await marisol.tap(offered.getByRole('button', { name: 'Bring to an admin' }));
    await marisol.page.getByText('With an admin, as an issue.').waitFor();
    await marisol.shot('morning-cue-brought');
  });
}
