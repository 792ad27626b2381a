// The made-up school inside a fixtures build of the client (npm run build:fixtures), served by the real binary with its
// real headers. Screens are visited several at a time; each visit is a test of its own.
import { mkdirSync, readFileSync } from 'node:fs';
import { launch, patience, shots } from './people.mjs';
import { address } from './screens.mjs';

export const views = {
  phone: { viewport: { width: 390, height: 844 }, touch: true },
  small: { viewport: { width: 320, height: 640 }, touch: true },
  tablet: { viewport: { width: 820, height: 1180 }, touch: true },
  desk: { viewport: { width: 1440, height: 900 }, touch: false },
};

const only = (process.env.CUELINE_SCREENS ?? '').split(/[ ,]+/).filter(Boolean); // while working on a few
const atOnce = Number(process.env.CUELINE_WINDOWS ?? 2);

// Drawn and quiet: nothing on the page has changed for a moment, and it is known what else was wanted.
export const settled = (page) =>
  page.evaluate(() => new Promise((done) => {
    let timer = setTimeout(done, 200);
    setTimeout(done, 3000);
    new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 200); }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }));

// Every visit asks for reduced motion: what is animated in spite of it, in any frame, is remembered.
const watchMotion = () => {
  globalThis.moved = new Set();
  const look = () => {
    for (const one of document.getAnimations()) {
      const { activeDuration, endTime } = one.effect.getComputedTiming();
      if (activeDuration > 1 && endTime > 1 && one.playState === 'running') globalThis.moved.add(`${one.animationName ?? one.transitionProperty} on ${one.effect.target?.className ?? ''}`);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

// `also`: what else its address asks for. `text`: how much larger than usual the reader's text is; `media`: what else the reader asks for (contrast, forced colours).
export async function eachScreen({ school, test }, list, { size, theme = 'light', text = 1, media = {}, scale = 1, face, label = '', also = '' }, look) {
  const browser = await launch(text === 1 ? [] : [`--blink-settings=defaultFontSize=${16 * text},defaultFixedFontSize=${13 * text}`]);
  const { viewport, touch } = views[size];
  const queue = list.filter((screen) => (touch || !screen.touch) && (!only.length || only.includes(screen.name)));
  const worker = async () => {
    const context = await browser.newContext({
      viewport, hasTouch: touch, isMobile: touch, colorScheme: theme, reducedMotion: process.env.CUELINE_MOTION ? 'no-preference' : 'reduce', locale: 'en-US', timezoneId: 'America/New_York', deviceScaleFactor: scale, serviceWorkers: 'block', bypassCSP: Boolean(face), ...media,
    });
    context.setDefaultTimeout(8000 * patience);
    await context.addInitScript(watchMotion);
    await context.addInitScript(() => localStorage.setItem('hides-itself', 'off')); // a picture may take longer than that on a slow machine
    for (let screen = queue.shift(); screen; screen = queue.shift()) {
      await test(`${screen.name}, ${[size, theme, label].filter(Boolean).join(', ')}`, async () => {
        const page = await context.newPage();
        const problems = [];
        page.on('pageerror', (error) => problems.push(error.message));
        page.on('console', (message) => { if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) problems.push(message.text()); });
        try {
          await page.goto(school.url + address(screen, also));
          if (face) await page.addStyleTag({ content: `:root { --f-ui: ${face}, system-ui, sans-serif; }` });
          await page.locator('main, dialog[open]').first().waitFor();
          await settled(page);
          await screen.reach?.(page);
          await settled(page);
          await look(page, screen);
          const moved = await page.evaluate(() => [...globalThis.moved]);
          if (moved.length) throw new Error(`It moves for a reader who asked for no motion: ${moved.join(', ')}`);
          if (problems.length) throw new Error(`In the console: ${problems[0]}`);
        } catch (error) {
          mkdirSync(shots, { recursive: true });
          await page.screenshot({ path: `${shots}/failed-${screen.name}-${size}-${theme}.png` }).catch(() => undefined);
          throw error;
        } finally {
          await page.close();
        }
      });
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await browser.close();
}

// A script of this folder that measures inside the page.
export const measures = readFileSync(new URL('./measure.js', import.meta.url), 'utf8');
