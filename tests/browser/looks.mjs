// Every screen as each role sees it on the real server, on a phone (full: at a desk and dark too): axe finds nothing, and
// a picture is taken. What states each screen has besides is in screens.mjs.
import assert from 'node:assert/strict';
import { Window } from './people.mjs';

const sheet = (window) => window.page.getByRole('dialog').waitFor();

const room = async (window) => { await window.go('/c'); await window.page.getByRole('link', { name: /^Room 12/ }).first().click(); await window.page.getByRole('log').waitFor(); };
const norms = async (window) => { await room(window); await window.page.getByRole('link', { name: 'How we work' }).first().click(); await window.page.getByRole('heading', { name: 'How we work' }).waitFor(); };
const you = async (window) => { await window.go('/today'); await window.button(/you and settings|Marisol Vega/).first().click(); await sheet(window); };
const section = async (window, name) => { await window.go('/today'); await window.page.getByRole('heading', { name }).first().scrollIntoViewIfNeeded(); };
const planning = async (window) => { await window.go('/plan'); await window.page.getByRole('article').first().waitFor(); await window.page.getByRole('heading', { name: 'Find a time together' }).waitFor(); await window.page.waitForTimeout(400); };

// What a role does to get to a screen; the phone unless `desk` is set.
const screens = {
  para: [
    ['today', (window) => window.go('/today')],
    ['channels', (window) => window.go('/c')],
    ['room', room],
    ['norms', norms],
    ['norms-suggest', async (window) => { await norms(window); await window.button('Suggest a change').click(); await sheet(window); }],
    ['check-in', (window) => section(window, 'Check-in')],
    ['kudos-for-me', (window) => section(window, 'Kudos for you')],
    ['kudos-month', async (window) => { await you(window); await window.button('Your month', window.page.getByRole('dialog')).click(); await window.page.getByRole('dialog', { name: /^Your kudos in/ }).waitFor(); }],
    ['planning', planning],
    ['students', (window) => window.go('/students')],
    ['students-none', async (window) => { await window.go('/students'); await window.page.getByRole('searchbox').fill('zzz'); }],
    ['student', async (window) => { await window.go('/students'); await window.page.locator('a[href^="/s/"]').first().click(); await window.page.getByRole('heading', { name: 'Latest cues' }).waitFor(); }],
    ['people', (window) => window.go('/people')],
    ['people-language', async (window) => { await window.go('/people'); await window.page.getByRole('searchbox').fill('Spanish'); }],
    ['person', async (window) => { await window.go('/people'); await window.page.locator('a[href^="/p/"]').first().click(); await window.page.waitForURL(/\/p\/\d+/); }],
    ['issues', (window) => window.go('/issues')],
    ['issue', async (window) => { await window.go('/issues'); await window.page.locator('a[href^="/issues/"]').first().click(); await window.page.waitForURL(/issues\/\d+/); }],
    ['cue', async (window) => { await window.go('/today'); await window.page.keyboard.press('c'); await sheet(window); await window.page.getByRole('dialog').locator('li button').first().click(); await window.page.locator('button.tile').first().click(); }],
    ['conflict', async (window) => { await window.go('/today'); await window.button('I have a conflict').first().click(); await sheet(window); }],
    ['discreet', async (window) => { await window.go('/today'); await window.page.keyboard.press('h'); }],
    ['search', async (window) => { await window.go('/today'); await (window.name.includes('desk') ? window.page.getByRole('link', { name: 'Search' }) : window.button('Search')).click(); await window.page.getByRole('searchbox').fill('room'); await window.page.getByRole('listitem').first().waitFor(); }],
    ['you', you],
    ['profile', async (window) => { await you(window); await window.button(/^Your page/).click(); await window.page.getByRole('dialog', { name: 'Your page' }).waitFor(); }],
  ],
  teacher: [
    ['today', (window) => window.go('/today')],
    ['norms', norms],
    ['norms-edit', async (window) => { await norms(window); await window.button('Edit').click(); await sheet(window); }],
    ['planning', planning],
    ['kudos', async (window) => { await window.go('/today'); await window.button('Kudos').first().click(); await sheet(window); }],
    ['change', async (window) => { await window.go('/today'); await window.button('Change').first().click(); await sheet(window); }],
    ['live', async (window) => { await window.go('/today'); await window.page.locator('a[href^="/a/"]').first().click(); await window.page.waitForURL(/\/a\/\d+/); }],
    ['student-heat', async (window) => {
      await window.go('/students');
      await window.page.locator('a[href^="/s/"]').first().click();
      await window.page.getByRole('heading', { name: 'When and where' }).waitFor();
      await window.page.getByRole('radio', { name: 'School year' }).click();
      await window.page.waitForTimeout(300);
      const cell = window.page.locator('td button').first();
      if (await cell.count()) await cell.click();
    }],
    ['keys', async (window) => { await window.go('/today'); await window.page.keyboard.press('?'); await sheet(window); }],
  ],
  admin: [
    ['today', (window) => window.go('/today')],
    ['together', (window) => section(window, 'Working together')],
    ['issues', (window) => window.go('/issues')],
    ['students', (window) => window.go('/students')],
    ['student-closed', (window) => window.go('/s/999999')],
    ['person-missing', (window) => window.go('/p/999999')],
    ['setup', async (window) => { await window.page.goto(`${window.school.url}/setup/rooms`); await window.page.getByRole('heading', { level: 1 }).waitFor(); }],
  ],
};

export default async function looks({ school, browser, test, windows, full }) {
  for (const [role, list] of Object.entries(screens)) {
    let first;
    for (const size of full ? ['phone', 'desk'] : ['phone']) {
      for (const theme of full ? ['light', 'dark'] : ['light']) {
        const window = await Window.open(browser, school, { role, size, theme, as: first });
        first ??= window;
        windows.push(window);
        for (const [screen, reach] of list) {
          await test(`${role}, ${screen}, ${size}, ${theme}`, async () => {
            await reach(window);
            await window.page.waitForTimeout(150);
            await window.shot(screen);
            assert.deepEqual(await window.axe(), []);
            const width = await window.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
            assert.ok(width[0] <= width[1], `it scrolls sideways: ${width.join(' > ')}`);
          });
        }
        if (window !== first) await window.close();
        windows.splice(windows.indexOf(window), 1);
      }
    }
    await first.close();
  }
}
