import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, distance, eyes } from './testing';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const textOf = (from: string): string => {
  const start = css.indexOf('{', css.indexOf(from)) + 1;
  return css.slice(start, css.indexOf('}', start));
};
const block = (from: string): Record<string, string> => Object.fromEntries([...textOf(from).matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]));

const light = block(':root {');
const dark = block(':root:not([data-theme="light"])');
const themes = [['light', light], ['dark', { ...light, ...dark }]] as const;
// A token by name, through those it stands for.
const value = (tokens: Record<string, string>, name: string): string => {
  const found = tokens[name] as string;
  const other = /^var\((--[\w-]+)\)$/.exec(found);
  return other ? value(tokens, other[1] as string) : found;
};
const worst = (tokens: Record<string, string>, ink: string, grounds: string[]): number => Math.min(...grounds.map((ground) => contrast(value(tokens, ink), value(tokens, ground))));
const page = ['--c-canvas', '--c-surface'];

it('is as dark when chosen as when the device asks for it', () => {
  expect(Object.keys(dark).length).toBeGreaterThan(40);
  expect(block(':root[data-theme="dark"]')).toEqual(dark);
});

// Every figure noted in tokens.css: what stands on what, and the number in the comment of that token.
describe('the contrasts noted in tokens.css', () => {
  const noted = (token: string, before = ''): number => {
    const line = textOf(':root {').split('\n').find((one) => one.trimStart().startsWith(`${token}:`)) as string;
    return Number(new RegExp(`${before}[^\\d]*(\\d+\\.\\d)`).exec(line.slice(line.indexOf('/*')))?.[1]);
  };
  it.each([
    ['--c-ink', '--c-ink', page, 'text'], ['--c-ink-2', '--c-ink-2', page, 'secondary text'], ['--c-ink-3', '--c-ink-3', page, 'meta text'],
    ['--c-line-strong', '--c-line-strong', page, 'controls'], ['--c-accent', '--c-accent', page, ''], ['--c-accent-soft', '--c-accent', ['--c-accent-soft'], 'on it'],
    ['--c-bright', '--c-bright', page, 'text'], ['--c-watch', '--c-watch', page, 'text'], ['--c-support', '--c-support', page, 'text'],
    ['--c-urgent-fill', '--c-on-urgent', ['--c-urgent-fill'], 'on it'], ['--c-kudos', '--c-kudos', page, ''], ['--c-student', '--c-ink', ['--c-student'], 'on it'],
  ] as const)('%s', (token, ink, grounds, before) => {
    expect(noted(token, before), `no figure is noted at ${token}`).toBeGreaterThan(2);
    expect(Math.floor(worst(light, ink, [...grounds]) * 10) / 10).toBe(noted(token, before)); // noted without rounding up
  });
  it('meta text on sunken, and ink on each tint', () => {
    expect(css).toContain('5.6, 5.2 on sunken');
    expect(Math.floor(worst(light, '--c-ink-3', ['--c-sunken']) * 10) / 10).toBe(5.2);
    expect(css).toContain('ink on each >= 7');
    for (const [, tokens] of themes) expect(worst(tokens, '--c-ink', [1, 2, 3, 4, 5, 6].map((n) => `--tint-${n}`))).toBeGreaterThan(7);
  });
});

it.each(themes)('keeps text readable on every ground, %s', (_, tokens) => {
  for (const ink of ['--c-ink', '--c-ink-2', '--c-ink-3', '--c-accent', '--c-bright', '--c-watch', '--c-support', '--c-kudos']) expect.soft(worst(tokens, ink, page), ink).toBeGreaterThan(4.5);
  for (const ink of ['--c-ink', '--c-ink-2', '--c-ink-3']) expect.soft(worst(tokens, ink, ['--c-sunken']), `${ink} on sunken`).toBeGreaterThan(4.5);
  for (const tone of ['bright', 'watch', 'support', 'kudos', 'accent', 'steady', 'urgent', 'confirm', 'fyi']) expect.soft(worst(tokens, `--c-${tone}`, [`--c-${tone}-soft`]), tone).toBeGreaterThan(4.5);
  for (const [ink, ground] of [['--c-on-accent', '--c-accent'], ['--c-on-accent', '--c-accent-press'], ['--c-on-urgent', '--c-urgent-fill'], ['--c-canvas', '--c-ink']] as const) expect.soft(worst(tokens, ink, [ground]), `${ink} on ${ground}`).toBeGreaterThan(4.5);
  for (const heat of ['heat', 'heatb']) {
    expect.soft(worst(tokens, '--heat-ink-low', [0, 1, 2, 3].map((n) => `--${heat}-${n}`)), `${heat} low`).toBeGreaterThan(4.5);
    expect.soft(worst(tokens, '--heat-ink-high', [4, 5].map((n) => `--${heat}-${n}`)), `${heat} high`).toBeGreaterThan(4.5);
  }
});

it.each(themes)('keeps marks, borders and rings visible: 3 to 1, %s', (_, tokens) => {
  for (const mark of ['--c-bright-mark', '--c-watch-mark', '--c-support-mark', '--c-line-strong', '--c-focus', '--loop-closed', '--loop-waiting', '--loop-seen']) expect.soft(worst(tokens, mark, page), mark).toBeGreaterThan(3);
});

// "Smallest CIEDE2000 distance between two marks, over deuteranopia, protanopia and tritanopia: 19 light, 17 dark"
it.each([['light', light, 0], ['dark', { ...light, ...dark }, 1]] as const)('tells the three valences apart whatever eyes one has, %s', (_, tokens, at) => {
  const marks = ['--c-bright-mark', '--c-watch-mark', '--c-support-mark'].map((name) => value(tokens, name)) as [string, string, string];
  const pairs = [[0, 1], [0, 2], [1, 2]] as const;
  const least = Math.min(...Object.values(eyes).flatMap((eye) => pairs.map(([one, other]) => distance(marks[one], marks[other], eye))));
  const noted = /severity 1\): (\d+) light, (\d+) dark/.exec(css.replace(/\s+/g, ' ')) as RegExpExecArray;
  expect(Math.round(least)).toBe(Number(noted[at + 1]));
});

it('measures as the literature does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  // Pairs of the published CIEDE2000 test data have no hex; these are checked against colour-science.
  expect(distance('#ff0000', '#00ff00', eyes.usual as never)).toBeCloseTo(86.61, 1);
  expect(distance('#ffffff', '#000000', eyes.usual as never)).toBeCloseTo(100, 1);
});
