// Draws every screen from the made-up school into shots/, phone and desktop, light and dark, and asks axe about each.
// usage: npm run build:fixtures && node scripts/shots.mjs [name ...] [--axe] [--light | --dark] [--phone | --desk]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const only = process.argv.includes('--phone') ? ['phone'] : process.argv.includes('--desk') ? ['desk'] : ['phone', 'desk'];
const withAxe = process.argv.includes('--axe');
const themes = ['light', 'dark'].filter((theme) => !process.argv.includes(theme === 'light' ? '--dark' : '--light'));
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };

const screens = [
  { name: 'today-para', path: '/today?fixture=marisol' },
  { name: 'today-first', path: '/today?fixture=marisol&first' },
  { name: 'today-offline', path: '/today?fixture=marisol&offline', act: async (page) => cue(page, ['s-head_down']) },
  { name: 'cue', path: '/today?fixture=marisol', act: async (page) => { await student(page); await page.click('button:has(use[href="#s-covers_ears"]).tile'); } },
  { name: 'cue-more', path: '/today?fixture=marisol', act: async (page) => { await student(page); await page.click('.detail button'); } },
  { name: 'cue-pick', path: '/today?fixture=hannah', act: (page) => page.keyboard.press('c') },
  { name: 'help-lost', path: '/today?fixture=marisol&offline', act: async (page) => { await student(page); await page.click('dialog .help button'); } },
  { name: 'help-call', path: '/today?fixture=hannah&call' },
  { name: 'conflict', path: '/today?fixture=marisol', act: async (page) => { await page.click('button[data-key="x"]'); await page.click('[role=radio]'); } },
  { name: 'today-teacher', path: '/today?fixture=hannah', act: async (page) => { await page.click('button[data-key="2"] >> nth=1'); await page.waitForTimeout(400); } },
  { name: 'today-admin', path: '/today?fixture=marcus' },
  { name: 'today-off', path: '/today?fixture=marisol&off' },
  { name: 'today-nobody', path: '/today?fixture=marisol&nobody', act: (page) => page.evaluate(() => document.querySelector('#main').scrollTo(0, 780)) },
  { name: 'drill', path: '/today?fixture=marisol&drill' },
  { name: 'drill-live', path: '/a/320?fixture=marcus&drill' },
  { name: 'answer-more', path: '/today?fixture=hannah', act: async (page) => { await page.click('button.more'); await page.click('.chip:has-text("Try this now")'); } },
  { name: 'compose-clash', path: '/today?fixture=hannah', act: async (page) => { await page.keyboard.press('a'); await page.waitForSelector('dialog .clash'); await page.click('dialog .clash .chip'); await page.waitForTimeout(200); } },
  { name: 'compose-cover', path: '/today?fixture=hannah', act: async (page) => { await page.keyboard.press('a'); await page.waitForSelector('dialog'); await page.click('.tpl:has-text("Need cover")'); await page.click('dialog .chip:has-text("You")'); await page.waitForTimeout(500); } },
  { name: 'compose-drill', path: '/today?fixture=marcus', act: async (page) => { await page.keyboard.press('a'); await page.waitForSelector('dialog'); await page.click('dialog button.all'); await page.click('.tpl:has-text("Lockdown")'); await page.click('dialog input[type=checkbox]'); await page.waitForTimeout(400); } },
  { name: 'interpreter', path: '/issues?fixture=marcus', act: async (page) => { await page.click('button:has-text("interpreter")'); await page.waitForSelector('dialog'); } },
  { name: 'issue-nameless', path: '/issues?fixture=marisol', act: async (page) => { await page.keyboard.press('n'); await page.waitForSelector('dialog'); await page.click('dialog [role=radio]:has-text("Without my name")'); await page.evaluate(() => document.querySelector('dialog select').scrollIntoView()); } },
  { name: 'cards', path: '/c/41?fixture=marisol', act: async (page) => { await page.click('button[aria-label="What the team knows"]'); await page.waitForSelector('dialog'); } },
  { name: 'direct', path: '/c/34?fixture=marisol' },
  { name: 'channels', path: '/c?fixture=marisol' },
  { name: 'channel', path: '/c/30?fixture=marisol&offline', act: async (page) => { await page.fill('textarea', 'I can take the group to the gym.'); await page.keyboard.press('Enter'); } },
  { name: 'compose', path: '/today?fixture=hannah', act: async (page) => { await page.keyboard.press('a'); await page.waitForSelector('dialog'); } },
  { name: 'live', path: '/a/300?fixture=hannah' },
  { name: 'issues', path: '/issues?fixture=marcus' },
  { name: 'issue', path: '/issues/312?fixture=marcus' },
  { name: 'issue-new', path: '/issues?fixture=marisol', act: async (page) => { await page.keyboard.press('n'); await page.waitForSelector('dialog'); } },
  { name: 'you', path: '/today?fixture=marisol', act: async (page) => { await page.click('button.me'); await page.waitForSelector('dialog'); } },
  { name: 'you-reach', path: '/today?fixture=marisol', act: async (page) => { await page.click('button.me'); await page.waitForSelector('dialog'); await page.evaluate(() => document.querySelector('#reach-how').scrollIntoView()); } },
  { name: 'you-tally', path: '/today?fixture=marisol', act: async (page) => { await page.click('button.me'); await page.waitForSelector('dialog'); await page.evaluate(() => document.querySelector('dialog dl').scrollIntoView()); } },
  { name: 'norms', path: '/c/30/norms?fixture=marisol' },
  { name: 'norms-again', path: '/c/32/norms?fixture=marisol' },
  { name: 'norms-writer', path: '/c/32/norms?fixture=hannah' },
  { name: 'norms-first', path: '/c/30/norms?fixture=hannah&first' },
  { name: 'norms-suggest', path: '/c/30/norms?fixture=marisol', act: async (page) => { await page.click('button:has-text("Suggest a change")'); await page.waitForSelector('dialog'); } },
  { name: 'norms-edit', path: '/c/32/norms?fixture=hannah', act: async (page) => { await page.click('button:has-text("Take it up")'); await page.waitForSelector('dialog'); } },
  { name: 'planning', path: '/plan/20251118?fixture=marisol' },
  { name: 'planning-asked', path: '/plan/20251119?fixture=marisol', act: async (page) => { await page.click('button[data-key="x"]'); } },
  { name: 'planning-none', path: '/plan/20251121?fixture=hannah', act: async (page) => { await page.waitForSelector('.bars'); await page.click('.chip:has-text("Who")'); await page.waitForTimeout(300); } },
  { name: 'planning-offline', path: '/plan/20251120?fixture=marisol&offline' },
  { name: 'kudos', path: '/c/30?fixture=marisol', act: async (page) => { await page.locator('.msg:has-text("scissors")').click(); await page.locator('.msg:has-text("scissors") button[aria-label="Kudos"]').click(); await page.waitForSelector('dialog'); } },
  { name: 'kudos-month', path: '/today?fixture=marisol', act: async (page) => { await page.click('button:has-text("Your month")'); await page.waitForSelector('dialog'); } },
  { name: 'channel-asks', path: '/c/32?fixture=marisol' },
  { name: 'talk', path: '/today?fixture=hannah', act: async (page) => { await page.click('button[data-key="3"] >> nth=0'); await page.waitForTimeout(300); } },
  { name: 'together', path: '/today?fixture=marisol', act: async (page) => { await page.waitForSelector('#check-in'); await page.evaluate(() => document.querySelector('#check-in').scrollIntoView()); } },
  { name: 'together-answered', path: '/today?fixture=marisol', act: async (page) => { await page.click('.chip:has-text("I need a hand")'); await page.waitForTimeout(250); await page.evaluate(() => document.querySelector('#check-in').scrollIntoView()); } },
  { name: 'together-admin', path: '/today?fixture=marcus', act: async (page) => { await page.waitForSelector('#admin-together'); await page.evaluate(() => document.querySelector('#admin-together').scrollIntoView()); } },
  { name: 'profile', path: '/today?fixture=marisol', act: async (page) => { await page.click('button.me'); await page.click('dialog button:has-text("Your page")'); await page.waitForSelector('#profile-joys'); } },
  { name: 'profile-first', path: '/today?fixture=hannah&first', act: async (page) => { await page.waitForSelector('#profile-prompt'); await page.evaluate(() => document.querySelector('#profile-prompt').scrollIntoView()); } },
  { name: 'keys', path: '/today?fixture=hannah', act: async (page) => { await page.keyboard.press('?'); await page.waitForSelector('dialog'); } },
  { name: 'discreet', path: '/c/30?fixture=marisol', act: (page) => page.keyboard.press('h') },
  { name: 'students', path: '/students?fixture=marisol' },
  { name: 'students-typed', path: '/students?fixture=marisol', act: (page) => page.fill('input[type=search]', 'zz') },
  { name: 'students-first', path: '/students?fixture=marcus' },
  { name: 'student', path: '/s/40?fixture=hannah' },
  { name: 'student-lower', path: '/s/40?fixture=hannah', act: (page) => page.evaluate(() => document.querySelector('#latest-title').scrollIntoView()) },
  { name: 'student-heat', path: '/s/40?fixture=hannah', act: async (page) => { await page.click('button.h5'); await page.evaluate(() => document.querySelector('#heat-title').scrollIntoView()); } },
  { name: 'student-few', path: '/s/42?fixture=hannah' },
  { name: 'student-offline', path: '/s/40?fixture=hannah&offline' },
  { name: 'student-no-access', path: '/s/40?fixture=marcus' },
  { name: 'people', path: '/people?fixture=hannah' },
  { name: 'people-typed', path: '/people?fixture=hannah', act: (page) => page.fill('input[type=search]', 'portug') },
  { name: 'person', path: '/p/2?fixture=hannah' },
  { name: 'person-off', path: '/p/17?fixture=hannah' },
  { name: 'signin', path: '/signin' },
  { name: 'setup', path: '/setup/abc' },
  { name: 'setup-students', path: '/setup/students?fixture=marcus', act: (page) => page.setInputFiles('input[type=file]', { name: 'roster-2025.csv', mimeType: 'text/csv', buffer: Buffer.from('student_number,given_name,family_name,grade,homeroom\n20418,Jonah,Reyes,3,12\n20433,Amara,Mensah,3,12\n20440,Jaden,Ruiz,3,12\n20447,Lena,Tran,3,12\n20452,Kofi,Darko,3,\n') }) },
  { name: 'setup-staff', path: '/setup/staff?fixture=marcus' },
  { name: 'setup-rooms', path: '/setup/rooms?fixture=marcus' },
];

const student = async (page) => {
  await page.click('button[aria-label^="JR, "]');
  await page.waitForSelector('dialog');
};
const cue = async (page, signs) => {
  await student(page);
  for (const sign of signs) await page.click(`button:has(use[href="#${sign}"]).tile`);
  await page.click('dialog .send button');
};

const server = await preview({ build: { outDir: 'dist-fixtures' }, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const base = server.resolvedUrls.local[0].replace(/\/$/, '');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
mkdirSync('shots', { recursive: true });
let failures = 0;
for (const screen of screens.filter(({ name }) => !wanted.length || wanted.includes(name))) {
  for (const [size, viewport] of Object.entries(sizes).filter(([name]) => only.includes(name))) {
    for (const theme of themes) {
      const context = await browser.newContext({ viewport, deviceScaleFactor: size === 'phone' ? 2 : 1, colorScheme: theme, hasTouch: size === 'phone', isMobile: size === 'phone', locale: 'en-US', timezoneId: 'America/New_York', serviceWorkers: 'block', reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.on('pageerror', (error) => { failures += 1; console.log(`${screen.name} ${size}: ${error.stack ?? error.message}`); });
      page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('404') && !message.text().includes('502')) console.log(`${screen.name} ${size}: ${message.text()}`); });
      try {
        await page.goto(base + screen.path);
        await page.addStyleTag({ content: ':root { --f-ui: Inter, system-ui, sans-serif; }' });
        await page.waitForSelector('main', { timeout: 5000 });
        await page.waitForTimeout(250);
        await screen.act?.(page);
        await page.waitForTimeout(350);
      } catch (error) {
        failures += 1;
        console.log(`${screen.name} ${size} ${theme}: ${error.message.split('\n')[0]}`);
      }
      await page.screenshot({ path: `shots/${screen.name}-${size}-${theme}.png` });
      if (withAxe) {
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
        for (const { id, nodes } of violations) {
          failures += 1;
          console.log(`${screen.name} ${size} ${theme}: ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')}`);
        }
      }
      await context.close();
    }
  }
}
await browser.close();
await server.close();
process.exitCode = failures ? 1 : 0;
