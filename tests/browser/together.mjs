// Working together, by several people in windows of their own: norms, check-in, kudos, planning. Taps are counted.
import assert from 'node:assert/strict';
import { Window } from './people.mjs';

export default async function together({ school, browser, test, windows }) {
  const para = await Window.open(browser, school, { role: 'para' });
  const teacher = await Window.open(browser, school, { role: 'teacher', size: 'desk' });
  windows.push(para, teacher);

  const channel = async (window) => {
    await window.go('/c');
    await window.page.getByRole('link', { name: /^Room 12/ }).first().click();
    await window.page.getByRole('log').waitFor();
  };
  const norms = async (window) => {
    await channel(window);
    await window.page.getByRole('link', { name: 'How we work' }).first().click();
    await window.page.getByRole('heading', { name: 'How we work' }).waitFor();
  };

  await test('a check-in is one tap, one quiet line afterwards, and the team reads it', async () => {
    await para.go('/today');
    await para.page.getByText('How is the').scrollIntoViewIfNeeded();
    assert.equal(await para.taps(() => para.tap(para.button('I need a hand'))), 1);
    await para.page.getByText('You need a hand.').waitFor();
    await para.tap(para.button('Materials'));
    await para.page.getByText('You need a hand: materials.').waitFor();
    await teacher.go('/today');
    await teacher.page.getByText('Marisol needs a hand: materials').waitFor();
  });

  await test('norms are agreed with one tap, and agreed anew when a line has changed', async () => {
    await norms(para);
    assert.equal(await para.taps(() => para.tap(para.button('I agree'))), 1);
    await para.page.getByText(/^You agreed/).waitFor();
    await norms(teacher);
    await teacher.page.getByText('We check in twice a day, at the door and to plan').waitFor();
    await teacher.button('Take it up').click();
    await teacher.button('Ask everybody').click();
    await teacher.page.getByText('Taken up by you').waitFor();
    await para.button('I agree').waitFor();
    await para.page.getByText('Changed', { exact: true }).first().waitFor();
    assert.equal(await para.taps(() => para.tap(para.button('I agree'))), 1);
    await teacher.page.getByText(/of \d+ agree/).waitFor();
  });

  await test('a suggestion gets an answer, with a reason when it is a no', async () => {
    await para.tap(para.button('Suggest a change'));
    await para.page.getByLabel('How should it read?').fill('Nobody is asked twice');
    const lines = para.page.getByRole('dialog').getByRole('group').getByRole('button');
    if (await para.button('Send suggestion').isDisabled()) await para.tap(lines.first());
    await para.tap(para.button('Send suggestion'));
    await teacher.page.getByText('Nobody is asked twice').waitFor();
    await teacher.button('Not now').click();
    await teacher.page.getByLabel('Why not now?').fill('The first line says it.');
    await teacher.page.keyboard.press('Enter');
    await para.page.getByText('Hannah: The first line says it.').waitFor();
  });

  await test('kudos are two taps; they can be taken back, and reach whom they are for', async () => {
    await teacher.go('/today');
    const taps = await teacher.taps(async () => {
      await teacher.button('Kudos').first().click();
      await teacher.button('You noticed it early').click();
    });
    assert.equal(taps, 2);
    await teacher.button('Undo').click();
    await teacher.button('Kudos').first().click();
    await teacher.page.getByLabel('Or in your own words').fill('That was quick thinking');
    await teacher.page.keyboard.press('Enter');
    await teacher.page.getByText('Kudos sent').waitFor();
  });

  await test('time is asked for with one tap from Planning, answered with one, and has a list', async () => {
    await teacher.go('/plan');
    const day = teacher.page.getByRole('navigation', { name: 'Day' }).getByRole('link').last();
    await day.click();
    const ask = teacher.button(/^Ask for /).first();
    await ask.waitFor();
    assert.equal(await teacher.taps(() => ask.click()), 1);
    await teacher.page.getByRole('article').first().waitFor();
    await para.go('/today');
    const come = para.button('I come').first();
    await come.scrollIntoViewIfNeeded();
    assert.equal(await para.taps(() => para.tap(come)), 1);
    await teacher.button('Add to the list').first().click();
    await teacher.page.getByLabel('What should we talk about?').fill('The new timetable');
    await teacher.page.keyboard.press('Enter');
    await teacher.page.getByText('The new timetable').waitFor();
    await teacher.page.getByRole('checkbox', { name: 'Talked about: The new timetable' }).click();
    await teacher.page.getByRole('checkbox', { name: 'Talked about: The new timetable', checked: true }).waitFor();
  });

  await test('the day before and after are an arrow key away, and G L leads here', async () => {
    await teacher.go('/today');
    await teacher.page.keyboard.press('g');
    await teacher.page.keyboard.press('l');
    await teacher.page.getByRole('heading', { name: 'Planning', level: 1 }).waitFor();
    const before = new URL(teacher.page.url()).pathname;
    await teacher.page.keyboard.press('ArrowRight');
    await teacher.page.waitForFunction((path) => location.pathname !== path, before);
    await teacher.page.keyboard.press('ArrowLeft');
    await teacher.page.waitForFunction(() => document.querySelector('a[aria-current=date]') !== null);
  });

  await para.close();
  await teacher.close();
}
