// A school day with three people in three windows: a para on a phone, a teacher on a phone, an admin at a desk.
import assert from 'node:assert/strict';
import { Window } from './people.mjs';

export default async function day({ school, browser, test, windows }) {
  const open = async (role, size) => {
    const window = await Window.open(browser, school, { role, size });
    windows.push(window);
    return window;
  };
  const para = await open('para', 'phone');
  const teacher = await open('teacher', 'phone');
  const admin = await open('admin', 'desk');
  const today = (window) => window.page.locator('main');

  let cue = ''; // "A.M. head down"
  await test('a cue takes three taps, and the teacher has it', async () => {
    const dialog = para.page.getByRole('dialog');
    const taps = await para.taps(async () => {
      await para.tap(para.page.getByRole('region', { name: 'Send a cue' }).locator('li button').first());
      const sign = dialog.locator('button.tile').nth(3);
      cue = `${(await dialog.getByRole('heading').first().innerText()).replace('Cue for ', '')} ${(await sign.innerText()).toLowerCase()}`;
      await para.tap(sign);
      await para.tap(para.button(/^Send to \d/));
    });
    assert.equal(taps, 3);
    await para.page.getByText('Cue sent').waitFor();
    await today(para).getByRole('listitem').first().getByText(cue).waitFor();
    await today(teacher).getByRole('article').filter({ hasText: cue }).last().waitFor();
    await para.shot('day-cue-sent');
    await teacher.shot('day-cue-waiting');
  });

  await test('the author sees that it was opened, then that it was used: one tap', async () => {
    const mine = today(para).getByRole('listitem').first();
    await mine.getByText(/Seen.*by Hannah|Delivered/s).waitFor();
    const card = today(teacher).getByRole('article').filter({ hasText: cue }).last();
    assert.equal(await teacher.taps(() => teacher.tap(card.getByRole('button', { name: 'Used it' }))), 1);
    await mine.getByText('Hannah used it.').waitFor();
    await teacher.tap(card.getByRole('button', { name: 'A short break' }));
    await mine.getByText('A short break').waitFor();
    await para.shot('day-cue-closed');
  });

  await test('a change from a template takes four taps at most, and the sender lands on the ring', async () => {
    const taps = await teacher.taps(async () => {
      await teacher.tap(teacher.button('Change'));
      await teacher.tap(teacher.page.getByRole('radio', { name: 'Indoor recess' }));
      await teacher.tap(teacher.button(/^Send to \d/));
    });
    assert.ok(taps <= 4, `${taps} taps`);
    await teacher.page.waitForURL(/\/a\/\d+$/);
    await teacher.page.getByText(/^0 of \d+ got it/).first().waitFor();
    await teacher.shot('day-change-sent');
  });

  await test('Got it is one tap, and the ring moves', async () => {
    const card = today(para).getByRole('article').filter({ hasText: 'Recess is indoors' });
    await card.waitFor();
    assert.equal(await para.taps(() => para.tap(card.getByRole('button', { name: 'Got it' }))), 1);
    await card.getByText(/You confirmed at/).waitFor();
    await teacher.page.getByText(/^1 of \d+ got it/).first().waitFor();
    await teacher.shot('day-change-confirmed');
  });

  await test('saying no takes three taps and opens an issue that the sender and the admin follow', async () => {
    const card = today(para).getByRole('article').filter({ hasText: 'Assembly is now 10:40' });
    const taps = await para.taps(async () => {
      await para.tap(card.getByRole('button', { name: 'I have a conflict' }));
      await para.tap(para.page.getByRole('radio', { name: 'I am needed in two places' }));
      await para.tap(para.button('Tell them'));
    });
    assert.equal(taps, 3);
    await card.getByText(/You said no at/).waitFor();
    await para.tap(card.getByRole('link', { name: 'Follow it' }));
    await para.page.waitForURL(/\/issues\/\d+$/);
    await para.shot('day-conflict');
  });

  let issue = '';
  await test('the admin answers and proposes to settle, the para agrees', async () => {
    issue = new URL(para.page.url()).pathname;
    await admin.go('/issues');
    await admin.page.locator(`a[href="${issue}"]`).first().click();
    await admin.page.waitForURL(`**${issue}`);
    await admin.button(/^Answer /).click();
    await admin.page.getByRole('textbox').last().fill('Priya takes the bus group today.');
    await admin.button('Send').click();
    await para.page.getByText('Priya takes the bus group today.').first().waitFor();
    await admin.button('Settle').click();
    await admin.page.getByRole('textbox').last().fill('A second adult is on the rota.');
    await admin.button('Send').click();
    await para.tap(para.button('Yes, it is settled'));
    await admin.page.getByText('agreed, it is settled').first().waitFor();
    await admin.shot('day-issue-settled');
    await para.shot('day-issue-agreed');
  });

  await test('a message crosses the room, is edited and taken back', async () => {
    const open = async (window) => {
      await window.go('/c');
      await window.tap(window.page.getByRole('link', { name: /^Room 12/ }));
      await window.page.getByRole('log').waitFor();
    };
    await Promise.all([open(para), open(teacher)]);
    await para.page.getByRole('textbox').fill('Buses are on time today');
    await para.tap(para.button('Send message'));
    const theirs = teacher.page.getByRole('article').filter({ hasText: 'Buses are on time today' });
    await theirs.waitFor();
    assert.equal(await theirs.count(), 1);
    await teacher.page.getByRole('textbox').fill('Thanks, see you at the gate');
    await teacher.page.keyboard.press('Enter');
    await para.page.getByText('Thanks, see you at the gate').waitFor();
    await para.shot('day-room');
    const mine = para.page.getByRole('article').filter({ hasText: 'Buses are on time today' });
    await mine.getByRole('button', { name: 'Retract' }).dispatchEvent('click');
    await teacher.page.getByText(/Retracted by Marisol/).last().waitFor();
    assert.equal(await teacher.page.getByText('Buses are on time today').count(), 0);
  });

  await test('what is read on one device is read on the other', async () => {
    const desk = await Window.open(browser, school, { role: 'para', size: 'desk', as: para });
    windows.push(desk);
    await para.go('/c');
    await teacher.page.getByRole('textbox').fill('Gym is free after ten');
    await teacher.page.keyboard.press('Enter');
    await para.page.getByRole('link', { name: /^Room 12.*unread/s }).waitFor();
    await desk.go('/c');
    await desk.page.getByRole('link', { name: /^Room 12/ }).first().click();
    await desk.page.getByText('Gym is free after ten').first().waitFor();
    await para.page.getByRole('link', { name: /^Room 12(?!.*unread)/s }).waitFor();
    windows.pop();
    await desk.close();
  });

  await test('keys do what taps do: a cue by keyboard alone', async () => {
    await admin.close();
    const desk = await Window.open(browser, school, { role: 'teacher', size: 'desk', as: teacher });
    windows.splice(windows.indexOf(admin), 1, desk);
    const taps = await desk.taps(async () => {
      await desk.page.keyboard.press('c');
      await desk.page.getByRole('dialog').waitFor();
      await desk.page.keyboard.type('jr');
      await desk.page.keyboard.press('Enter');
      await desk.page.getByRole('heading', { name: /Cue for J\.?R/ }).waitFor();
      await desk.page.keyboard.press('4');
      await desk.page.keyboard.press('Enter');
    });
    assert.equal(taps, 0);
    await desk.page.getByText('Cue sent').waitFor();
  });

  await test('no student is named in any address, title or text that was shown', async () => {
    const names = ['Jonas Reyes', 'Amina Mubarak', 'Leo Tanaka', 'Kiran Dutta', 'Clara Novak', 'Diego Paz'];
    for (const window of windows) {
      for (const path of ['/today', '/c', '/issues']) {
        await window.go(path);
        const shown = await window.page.evaluate(() => `${location.href} ${document.title} ${document.body.innerText} ${document.body.innerHTML}`);
        for (const name of names) assert.ok(!shown.includes(name) && !shown.includes(name.split(' ')[1]), `${window.name} ${path}: ${name}`);
      }
    }
  });
}
