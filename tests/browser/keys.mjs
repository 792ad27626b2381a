// The flows of the design reference (section 6) by keyboard alone: no pointer event at all, focus always visible. What the
// list behind `?` names is what is pressed here, and nothing else is.
import assert from 'node:assert/strict';
import { measures } from './madeup.mjs';
import { Window } from './people.mjs';

// Keys of the table that were pressed, as the list writes them.
const used = new Set();
const named = { Escape: 'Esc', ArrowLeft: '←', ArrowRight: '→', 'Control+z': 'Ctrl' };

export default async function keys({ school, browser, test, windows }) {
  const open = async (role) => {
    const window = await Window.open(browser, school, { role, size: 'desk' });
    windows.push(window);
    return window;
  };
  const para = await open('para');
  const teacher = await open('teacher');
  const admin = await open('admin');

  const visible = async (window) => {
    const lost = await window.page.evaluate(() => globalThis.measure.focus());
    assert.deepEqual(lost, []);
  };
  // A key as it is typed anywhere: `short` ones are of the table.
  const press = async (window, ...list) => {
    for (const key of list) {
      await window.page.keyboard.press(key);
      await visible(window);
    }
  };
  const short = async (window, ...list) => {
    for (const key of list) used.add(named[key] ?? (key.length === 1 ? key.toUpperCase() : key));
    if (list[0] === 'Control+z') used.add('Z');
    await press(window, ...list);
  };
  // Tab, until what has the focus is called this.
  const reach = async (window, name) => {
    for (let n = 0; n < 120; n += 1) {
      await press(window, 'Tab');
      const text = await window.page.evaluate(() => (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim().replace(/\s+/g, ' '));
      if (name.test(text)) return;
    }
    assert.fail(`Tab never reaches ${name}`);
  };
  const flow = (who, name, work) =>
    test(`${who.name.split('-')[0]}, ${name}`, async () => {
      await who.go('/today');
      await who.page.locator('main [data-move]').first().waitFor();
      await who.page.evaluate(measures);
      assert.equal(await who.taps(work), 0);
    });
  const dialog = (who) => who.page.getByRole('dialog');

  await flow(para, 'cue: C, initials, a number, Enter; Ctrl+Z takes it back', async () => {
    await short(para, 'c');
    await dialog(para).waitFor();
    await para.page.keyboard.type('jr');
    await press(para, 'Enter');
    await para.page.getByRole('heading', { name: /Cue for J\.?R/ }).waitFor();
    await press(para, '4', 'Enter');
    await para.page.getByText('Cue sent').waitFor();
    await short(para, 'Control+z');
    await para.page.getByText('Cue sent').waitFor({ state: 'hidden' });
  });
  await flow(para, 'need help now: Shift+Enter in the sheet', async () => {
    await short(para, 'c');
    await dialog(para).waitFor();
    await para.page.keyboard.type('jr');
    await press(para, 'Enter');
    await para.page.getByRole('heading', { name: /Cue for J\.?R/ }).waitFor();
    await para.page.keyboard.press('Shift+Enter');
    await para.page.getByRole('heading', { name: /Help is called|has seen it|is coming/ }).waitFor();
    await press(para, 'Escape');
  });
  await flow(teacher, 'answer a cue: J, 1; the next: 2, 3', async () => {
    await short(teacher, 'j');
    await short(teacher, 'k');
    await short(teacher, '1');
    await teacher.page.getByText(/You have seen it/).first().waitFor();
    await teacher.go('/today');
    await teacher.page.evaluate(measures);
    await teacher.page.locator('[data-key="2"]').first().waitFor();
    await short(teacher, '2');
    await teacher.page.getByText('You used it.').first().waitFor();
    await short(teacher, '3', '4');
  });
  await flow(teacher, 'change from a template: A, arrows, Ctrl+Enter', async () => {
    await short(teacher, 'a');
    await dialog(teacher).waitFor();
    await reach(teacher, /^Time moved/);
    for (let n = 0; n < 12 && !await teacher.page.getByRole('radio', { name: 'Indoor recess', checked: true }).count(); n += 1) await press(teacher, 'ArrowRight');
    await teacher.page.getByRole('radio', { name: 'Indoor recess', checked: true }).waitFor();
    await teacher.button(/^Send to \d/).waitFor();
    await teacher.page.keyboard.press('Control+Enter');
    await teacher.page.waitForURL(/\/a\/\d+$/);
  });
  await flow(para, 'confirm a change: Y', async () => {
    const card = para.page.locator('main').getByRole('article').filter({ hasText: 'Recess is indoors' });
    await card.waitFor();
    await short(para, 'j');
    for (let n = 0; n < 12 && !await card.evaluate((node) => node.contains(document.activeElement)); n += 1) await short(para, 'j');
    await short(para, 'y');
    await card.getByText(/You confirmed at/).waitFor();
  });
  await flow(para, 'conflict: X, arrows, Enter', async () => {
    await short(para, 'x');
    await dialog(para).waitFor();
    await reach(para, /another student/);
    await press(para, 'ArrowDown');
    await para.page.getByRole('radio', { checked: true }).waitFor();
    await reach(para, /^Tell them/);
    await press(para, 'Enter');
    await para.page.getByText(/You said no at/).waitFor();
  });
  await flow(teacher, 'nudge: the change, Nudge', async () => {
    await reach(teacher, /Recess is indoors/);
    await short(teacher, 'Enter');
    await teacher.page.waitForURL(/\/a\/\d+$/);
    await teacher.button(/^Nudge \d/).waitFor();
    await reach(teacher, /^Nudge \d/);
    await press(teacher, 'Enter');
    await teacher.button(/^Nudged \d/).waitFor();
    await short(teacher, 'Escape');
    await teacher.page.waitForURL(/\/today$/);
  });
  await flow(teacher, 'kudos', async () => {
    await reach(teacher, /^Kudos/);
    await press(teacher, 'Enter');
    await dialog(teacher).waitFor();
    await reach(teacher, /^You noticed it early/);
    await press(teacher, 'Enter');
    await teacher.page.getByText('Kudos sent').waitFor();
  });
  await flow(para, 'check-in, and the screen hidden: H', async () => {
    await reach(para, /^Going well/);
    await press(para, 'Enter');
    await short(para, 'h');
    await para.page.locator('header button[aria-pressed=true]').waitFor();
    await short(para, 'h');
  });
  await flow(admin, 'answer the oldest issue: G I, R, words, Ctrl+Enter; give and settle', async () => {
    await short(admin, 'g', 'i');
    await admin.page.waitForURL(/\/issues/);
    await admin.page.locator('[data-key="r"]').waitFor();
    await short(admin, 'r');
    await admin.page.keyboard.type('Priya takes the group today.');
    await admin.page.keyboard.press('Control+Enter');
    await admin.page.getByText('Priya takes the group today.').first().waitFor();
    await short(admin, 'a');
    await admin.button('Cancel').waitFor();
    await reach(admin, /^Cancel/);
    await press(admin, 'Enter');
    await short(admin, 'e');
    await admin.page.getByRole('textbox').last().waitFor();
    await admin.page.keyboard.press('Escape');
  });
  await flow(admin, 'everywhere: G and a letter, N, arrows in planning', async () => {
    for (const [key, path] of [['c', '/c'], ['s', '/students'], ['p', '/people'], ['l', '/plan'], ['t', '/today']]) {
      await short(admin, 'g', key);
      await admin.page.waitForURL((url) => url.pathname.startsWith(path));
    }
    await short(admin, 'n');
    await dialog(admin).waitFor();
    await press(admin, 'Escape');
    await short(admin, 'g', 'l');
    await admin.page.getByRole('heading', { name: 'Planning', level: 1 }).waitFor();
    const before = admin.page.url();
    await short(admin, 'ArrowRight');
    await admin.page.waitForFunction((url) => location.href !== url, before);
    await short(admin, 'ArrowLeft');
  });
  await flow(admin, 'find it again: /, words, arrow, Esc', async () => {
    await short(admin, '/');
    await admin.page.getByRole('searchbox').waitFor();
    await admin.page.keyboard.type('room');
    await admin.page.getByRole('listitem').first().waitFor();
    await press(admin, 'ArrowDown', 'Escape');
    await admin.page.keyboard.press('Escape');
    await admin.page.keyboard.press('Escape');
    await admin.page.waitForURL((url) => url.pathname !== '/search');
  });
  await flow(teacher, 'a sheet gives the focus back, and Tab does not leave it', async () => {
    await reach(teacher, /^Kudos/);
    await press(teacher, 'Enter');
    await dialog(teacher).waitFor();
    for (let n = 0; n < 20; n += 1) {
      await teacher.page.keyboard.press('Tab');
      assert.ok(await teacher.page.evaluate(() => document.activeElement === document.body || document.querySelector('dialog').contains(document.activeElement)), 'the focus left the sheet');
    }
    await press(teacher, 'Escape');
    await dialog(teacher).waitFor({ state: 'hidden' });
    assert.match(await teacher.page.evaluate(() => document.activeElement.textContent), /Kudos/);
  });
  await test('the list behind ? names what was pressed, and nothing else', async () => {
    await short(teacher, '?');
    await dialog(teacher).waitFor();
    const listed = new Set(await dialog(teacher).locator('dt .kbd').allInnerTexts());
    assert.deepEqual([...listed].sort(), [...used].sort());
  });
}
