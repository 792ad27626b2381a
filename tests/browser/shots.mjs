// Pictures of every screen and state, for people to look at: phone, tablet and desk, light and dark, in $CUELINE_SHOTS
// (build/shots) with index.html beside them. CUELINE_SCREENS='today-para cue' and CUELINE_KINDS='phone-light' choose some.
import { mkdirSync, writeFileSync } from 'node:fs';
import { eachScreen } from './madeup.mjs';
import { shots } from './people.mjs';
import { screens } from './screens.mjs';

export const stage = 'made-up';

const kinds = [['phone', 'light'], ['phone', 'dark'], ['tablet', 'light'], ['tablet', 'dark'], ['desk', 'light'], ['desk', 'dark']];

const sheet = () => `<!doctype html><meta charset="utf-8"><title>Cueline: every screen and state</title>
<style>body{font:15px/1.4 system-ui;margin:24px;background:#888;color:#fff}figure{display:inline-block;margin:0 12px 16px 0;vertical-align:top}img{display:block;height:360px;border-radius:6px}figcaption{font-size:12px;padding-top:3px}nav a{color:#fff;margin-right:12px}</style>
<h1>Every screen and state</h1><nav>${[...new Set(screens.map((one) => one.section))].map((one) => `<a href="#${encodeURIComponent(one)}">${one}</a>`).join('')}</nav>
${[...bySection()].map(([section, list]) => `<h2 id="${encodeURIComponent(section)}">${section}</h2>${list.map((one) => `<h3>${one.name}</h3>${kinds.map(([size, theme]) => `<figure><a href="${one.name}-${size}-${theme}.png"><img loading="lazy" src="${one.name}-${size}-${theme}.png" alt="${one.name}, ${size}, ${theme}"></a><figcaption>${size}, ${theme}</figcaption></figure>`).join('')}`).join('')}`).join('')}`;

function bySection() {
  const groups = new Map();
  for (const one of screens) groups.set(one.section, [...(groups.get(one.section) ?? []), one]);
  return groups;
}

export default async function pictures(stage) {
  mkdirSync(shots, { recursive: true });
  writeFileSync(`${shots}/index.html`, sheet());
  const wanted = (process.env.CUELINE_KINDS ?? '').split(/[ ,]+/).filter(Boolean);
  for (const [size, theme] of kinds.filter((kind) => !wanted.length || wanted.includes(kind.join('-')))) {
    await eachScreen(stage, screens, { size, theme, face: 'Inter', scale: size === 'phone' ? 2 : 1 }, (page, { name }) => page.screenshot({ path: `${shots}/${name}-${size}-${theme}.png` }));
  }
}
