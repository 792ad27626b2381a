// People in windows: each has a browser of their own (a context), a phone or a desk, and taps that are counted.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const web = createRequire(new URL('../../clients/web/package.json', import.meta.url));
const { chromium } = web('playwright-core');
const axeText = readFileSync(web.resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

export const sizes = { phone: { width: 390, height: 844 }, tablet: { width: 820, height: 1180 }, desk: { width: 1440, height: 900 } };
// How much longer to wait for everything on a machine that has other work.
export const patience = Number(process.env.CUELINE_PATIENCE ?? 1);
export const shots = process.env.CUELINE_SHOTS ?? new URL('../../build/shots', import.meta.url).pathname;

// What axe finds wrong on what is shown now: nothing, it is hoped. `only`: these rules instead of all that count.
export async function axe(page, only) {
  await page.evaluate(axeText);
  const found = await page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] }), only ? { type: 'rule', values: only } : rules);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 140)} (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''})`).join(' | ')}`);
}

const settings = (more) => ({
  executablePath: process.env.CUELINE_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more],
});
export const launch = (more = []) => chromium.launch(settings(more));
// With a profile of its own: what another program opens in it has its cookies.
export const open = (more = []) => chromium.launchPersistentContext('', settings(more));

export class Window {
  // `as`: another window of the same person, whose sign-in it shares. `out`: a browser in which nobody is signed in.
  static async open(browser, school, { role, size = 'phone', theme = 'light', as, cookie, out = false } = {}) {
    const window = new Window();
    const phone = size !== 'desk';
    window.school = school;
    window.name = `${role}-${size}-${theme}`;
    window.context = await browser.newContext({
      viewport: sizes[size], colorScheme: theme, hasTouch: phone, isMobile: phone, reducedMotion: 'reduce', locale: 'en-US', timezoneId: 'America/New_York',
      ...(as ? { storageState: { cookies: await as.context.cookies(), origins: [] } } : {}),
    });
    window.context.setDefaultTimeout(10_000 * patience);
    window.problems = [];
    await window.context.addInitScript(() => {
      // A window that waits for another one must not hide what it shows meanwhile; discreet.mjs looks at that.
      localStorage.setItem('hides-itself', 'off');
      globalThis.taps = 0;
      addEventListener('pointerdown', () => { globalThis.taps += 1; }, true);
    });
    if (cookie) await window.context.addCookies([{ ...cookie, url: school.url }]);
    await window.#newPage();
    if (out) return window; // nobody signs in
    if (as || cookie) await window.go('/today');
    else await window.signIn(school.links[role]);
    return window;
  }

  async #newPage() {
    this.page = await this.context.newPage();
    this.page.on('pageerror', (error) => this.problems.push(error.message));
    this.page.on('console', (message) => {
      if (message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|WebSocket connection/.test(message.text())) this.problems.push(`${message.text()} ${new URL(message.location().url || this.school.url).pathname}`.trim());
    });
  }

  async signIn(link) {
    await this.page.goto(link);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.ready();
  }

  async go(path) {
    await this.page.goto(this.school.url + path);
    await this.ready();
  }

  ready() { return this.page.locator('nav[aria-label="Main"]').first().waitFor(); }

  // How many times a finger or a mouse went down while `work` ran.
  async taps(work) {
    const before = await this.page.evaluate(() => globalThis.taps);
    await work();
    return (await this.page.evaluate(() => globalThis.taps)) - before;
  }

  tap(locator) { return /phone|tablet/.test(this.name) ? locator.tap() : locator.click(); }

  button(name, within = this.page) { return within.getByRole('button', { name, exact: typeof name === 'string' }); }

  // The page is closed as a person does it, or as a phone that has no room for it.
  async reopen(path = '/today', shown = 'nav[aria-label="Main"]') {
    await this.page.close();
    await this.#newPage();
    await this.page.goto(this.school.url + path);
    await this.page.locator(shown).first().waitFor();
  }

  axe() { return axe(this.page); }

  async shot(name) {
    mkdirSync(shots, { recursive: true });
    await this.page.screenshot({ path: `${shots}/${name}-${this.name}.png` });
  }

  close() { return this.context.close(); }
}
