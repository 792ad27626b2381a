// The flows of the design reference (section 6) by finger: pointer events are counted, from Today with the app open, and one
// more than promised fails. keys.mjs does the same flows without a pointer.
import assert from 'node:assert/strict';
import { Window } from './people.mjs';

const hold = async (window, locator, ms) => {
  await locator.scrollIntoViewIfNeeded(); // also waits until it stands still
  const box = await locator.boundingBox();
  await window.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await window.page.mouse.down();
  await window.page.waitForTimeout(ms);
  await window.page.mouse.up();
};

export default async function taps({ school, browser, test, windows }) {
  const open = async (role, size) => {
    const window = await Window.open(browser, school, { role, size });
    windows.push(window);
    return window;
  };
  const para = await open('para', 'phone');
  const teacher = await open('teacher', 'phone');
  const admin = await open('admin', 'desk');
  const dock = () => para.page.getByRole('region', { name: 'Send a cue' }).locator('li button').first();

  const flow = (who, name, most, work) =>
    test(`${who.name.split('-')[0]}, ${name}: ${most}`, async () => {
      await who.go('/today');
      const taken = await who.taps(work);
      assert.ok(taken > 0 && taken <= most, `${taken} taps, ${most} are promised`);
    });

  await flow(para, 'cue', 3, async () => {
    await para.tap(dock());
    await para.tap(para.page.locator('button.tile').nth(3));
    await para.tap(para.button(/^Send to \d/));
    await para.page.getByText('Cue sent').waitFor();
  });
  await flow(para, 'cue, fast', 2, async () => {
    await para.tap(dock());
    await para.page.getByRole('dialog').waitFor();
    await hold(para, para.page.locator('button.tile').nth(1), 650);
    await para.page.getByText('Cue sent').waitFor();
  });
  await flow(para, 'need help now', 1, async () => {
    await hold(para, dock(), 1000);
    await para.page.getByRole('heading', { name: /Help is called|has seen it|is coming/ }).waitFor();
  });
  await flow(teacher, 'answer a cue', 1, async () => {
    await teacher.tap(teacher.button('Used it').first());
    await teacher.page.getByText('You used it.').first().waitFor();
  });
  await flow(teacher, 'change from a template', 4, async () => {
    await teacher.tap(teacher.button('Change'));
    await teacher.tap(teacher.page.getByRole('radio', { name: 'Indoor recess' }));
    await teacher.tap(teacher.button(/^Send to \d/));
    await teacher.page.waitForURL(/\/a\/\d+$/);
  });
  await flow(para, 'confirm a change', 1, async () => {
    const card = para.page.locator('main').getByRole('article').filter({ hasText: 'Recess is indoors' });
    await para.tap(card.getByRole('button', { name: 'Got it' }));
    await card.getByText(/You confirmed at/).waitFor();
  });
  await flow(para, 'conflict', 3, async () => {
    const card = para.page.locator('main').getByRole('article').filter({ hasText: 'Assembly is now 10:40' });
    await para.tap(card.getByRole('button', { name: 'I have a conflict' }));
    await para.tap(para.page.getByRole('radio').nth(1));
    await para.tap(para.button('Tell them'));
    await card.getByText(/You said no at/).waitFor();
  });
  await flow(teacher, 'nudge those who have not answered', 2, async () => {
    await teacher.tap(teacher.page.locator('main a[href^="/a/"]').filter({ hasText: 'Recess' }).first());
    await teacher.tap(teacher.button(/^Nudge \d/));
    await teacher.button(/^Nudged \d/).waitFor();
  });
  await flow(teacher, 'kudos', 2, async () => {
    await teacher.tap(teacher.button('Kudos').first());
    await teacher.tap(teacher.button('You noticed it early'));
    await teacher.page.getByText('Kudos sent').waitFor();
  });
  await flow(para, 'check-in', 1, async () => {
    await para.tap(para.button('Going well'));
    await para.page.getByText(/^Going well/).first().waitFor();
  });
  await flow(para, 'hide the screen', 1, async () => {
    await para.tap(para.page.locator('header button[aria-pressed]'));
    await para.page.locator('header button[aria-pressed=true]').waitFor();
  });
  await flow(admin, 'answer the oldest issue', 2, async () => {
    await admin.page.locator('main a[href^="/issues/"]').first().click();
    await admin.button(/^Answer /).click();
    await admin.page.keyboard.type('Priya takes the group today.');
    await admin.page.keyboard.press('Control+Enter');
    await admin.page.getByText('Priya takes the group today.').first().waitFor();
  });
}
