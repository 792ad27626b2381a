// What a care team knows of a student, by two of them: a goal is proposed with who does what, agreed by another, and a step
// towards it is ticked and taken back; a routine has its steps.
import assert from 'node:assert/strict';
import { Window } from './people.mjs';

export default async function cards({ school, browser, test, windows }) {
  const para = await Window.open(browser, school, { role: 'para' });
  const teacher = await Window.open(browser, school, { role: 'teacher', size: 'desk' });
  windows.push(para, teacher);
  const path = await teacher.page.goto(`${school.url}/students`).then(() => teacher.page.locator('a[href^="/s/"]').first().getAttribute('href'));
  const sheet = async (window) => {
    await window.go(path);
    await window.page.getByRole('button', { name: /^All cards|waits? for a second person|Add what helps/ }).click();
    return window.page.getByRole('dialog');
  };
  const propose = async (window, kind, title, steps) => {
    const dialog = await sheet(window);
    await window.button('Add a card', dialog).click();
    await window.button(kind, dialog).click();
    await dialog.getByRole('textbox', { name: 'In one line' }).fill(title);
    await dialog.getByRole('textbox', { name: /^The steps|^Who does what/ }).fill(steps);
    await window.shot(`cards-${kind.toLowerCase()}`);
    await window.button('Propose it', dialog).click();
    await dialog.getByText(title).waitFor();
  };

  await test('a goal says who does what; it holds when a second person agrees', async () => {
    await propose(teacher, 'Goal', 'Asks for a break with the card', 'Para: offers the card\nTeacher: waits ten seconds');
    const dialog = await sheet(para);
    await dialog.getByText('Para: offers the card').waitFor(); // what one agrees to is there to read
    await para.tap(dialog.getByRole('listitem').filter({ hasText: 'Asks for a break' }).getByRole('button', { name: 'I agree' }));
    await para.page.keyboard.press('Escape');
    await teacher.go(path);
    const goal = teacher.page.getByRole('region', { name: 'Goal' });
    await goal.getByText('Teacher: waits ten seconds').waitFor();
    await goal.getByText('No step seen yet').waitFor();
  });

  await test('a step seen is one tap; the other sees it at once, and it can be taken back', async () => {
    await para.go(path);
    const mine = para.page.getByRole('region', { name: 'Goal' });
    const theirs = teacher.page.getByRole('region', { name: 'Goal' });
    assert.equal(await para.taps(() => para.tap(para.button('Seen today', mine))), 1);
    await mine.getByText('1 step seen').waitFor();
    await theirs.getByText('1 step seen').waitFor();
    assert.equal(await para.button('Seen today', mine).getAttribute('aria-pressed'), 'true');
    assert.equal(await teacher.button('Seen today', theirs).getAttribute('aria-pressed'), 'false');
    await teacher.button('Seen today', theirs).click();
    await mine.getByText('2 steps seen').waitFor();
    await para.shot('goal');
    await para.tap(para.button('Seen today', mine));
    await theirs.getByText('1 step seen').waitFor();
    assert.deepEqual(await para.axe(), []);
  });

  await test('a routine has its steps, and says when there are too many', async () => {
    const dialog = await sheet(para);
    await para.tap(para.button('Add a card', dialog));
    await para.tap(para.button('Routine', dialog));
    await dialog.getByRole('textbox', { name: 'In one line' }).fill('The afternoon');
    await dialog.getByRole('textbox', { name: 'The steps, in order' }).fill('A step\n'.repeat(21));
    await dialog.getByText('A card has 20 lines at most.').waitFor();
    assert.equal(await para.button('Propose it', dialog).isDisabled(), true);
    await dialog.getByRole('textbox', { name: 'The steps, in order' }).fill('12:30 Wash hands\n12:40 Story on the carpet');
    await para.tap(para.button('Propose it', dialog));
    await dialog.getByText('12:40 Story on the carpet').waitFor();
    const other = await sheet(teacher);
    await other.getByText('12:40 Story on the carpet').waitFor(); // the server has it
  });
}
