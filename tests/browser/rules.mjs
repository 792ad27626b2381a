// The rules of a school are data: what the office sets with the command line is on the phones at once. A sign of the
// school's own, another word for one, one that is offered no more, and a kind of change.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Window } from './people.mjs';

export default async function rules({ school, browser, test, windows }) {
  const para = await Window.open(browser, school, { role: 'para' });
  const teacher = await Window.open(browser, school, { role: 'teacher', size: 'desk' });
  windows.push(para, teacher);
  const home = mkdtempSync(join(tmpdir(), 'cueline-rules-'));
  const cueline = (...words) => execFileSync(school.binary, words, { encoding: 'utf8', env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home } });
  const sheet = async () => {
    await para.go('/today');
    await para.tap(para.page.getByRole('region', { name: 'Send a cue' }).locator('li button').first());
    await para.page.getByRole('dialog').getByRole('group').first().waitFor();
  };
  try {
    cueline('sign-in', school.links.admin);

    await test('a sign of the school’s own, its word for another, and one that is gone, while the sheet is open', async () => {
      await sheet();
      const dialog = para.page.getByRole('dialog');
      await dialog.getByRole('button', { name: /Covering ears/ }).first().waitFor();
      const file = join(home, 'rules.jsonl');
      writeFileSync(file, [
        { kind: 'sign_rule', id: 0, code: 'covers_ears', valence: 'support', group: 'too_much', words: 'Hands on ears' },
        { kind: 'sign_rule', id: 0, code: 'fidgets', valence: 'watch', group: 'rising', hidden: true },
        { kind: 'sign_rule', id: 0, code: 'hums', valence: 'watch', group: 'too_much', words: 'Humming' },
        { kind: 'template_rule', id: 0, code: 'bus_late', family: 'time', mode: 'all', severity: 1, words: 'A bus is late', senders: ['teacher'] },
      ].map((row) => JSON.stringify(row)).join('\n'));
      cueline('rules', 'set', file, '--apply');
      await dialog.getByRole('button', { name: /Hands on ears/ }).first().waitFor();
      assert.equal(await dialog.getByRole('button', { name: /^Fidgeting/ }).count(), 0);
      await para.tap(para.button('More signs', dialog));
      await dialog.getByRole('button', { name: /Humming/ }).waitFor();
      await para.shot('rules-signs');
    });

    await test('it is sent and read by that word, and a kind of change is offered to those who may send it', async () => {
      const dialog = para.page.getByRole('dialog');
      await para.tap(dialog.getByRole('button', { name: /Humming/ }));
      await para.tap(para.button(/^Send to \d/));
      await teacher.go('/today');
      await teacher.page.getByText(/humming/i).first().waitFor();
      await teacher.page.keyboard.press('a');
      await teacher.button('More kinds').click();
      await teacher.page.getByRole('radio', { name: 'A bus is late' }).click();
      assert.match(await teacher.page.getByRole('dialog').getByRole('textbox').first().inputValue(), /A bus is late/);
      await teacher.shot('rules-change');
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
