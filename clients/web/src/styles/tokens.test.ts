import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const block = (from: string): Record<string, string> => {
  const start = css.indexOf('{', css.indexOf(from)) + 1;
  return Object.fromEntries([...css.slice(start, css.indexOf('}', start)).matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]));
};

const light = block(':root {');
const dark = block(':root:not([data-theme="light"])');

it('is as dark when chosen as when the device asks for it', () => {
  expect(Object.keys(dark).length).toBeGreaterThan(40);
  expect(block(':root[data-theme="dark"]')).toEqual(dark);
});

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

it.each([['light', light], ['dark', { ...light, ...dark }]] as const)('keeps text readable on every ground, %s', (_, tokens) => {
  const value = (name: string): string => tokens[name] as string;
  for (const ink of ['--c-ink', '--c-ink-2', '--c-ink-3', '--c-accent', '--c-bright', '--c-watch', '--c-support']) {
    for (const ground of ['--c-canvas', '--c-surface']) expect({ ink, ground, ok: contrast(value(ink), value(ground)) >= 4.5 }).toEqual({ ink, ground, ok: true });
  }
  for (const tone of ['bright', 'watch', 'support']) expect(contrast(value(`--c-${tone}`), value(`--c-${tone}-soft`))).toBeGreaterThan(4.5);
  expect(contrast(value('--c-on-accent'), value('--c-accent'))).toBeGreaterThan(4.5);
  expect(contrast(value('--c-on-urgent'), value('--c-urgent-fill'))).toBeGreaterThan(4.5);
});
