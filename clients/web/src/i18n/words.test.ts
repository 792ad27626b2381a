import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signs, templates } from '$protocol';
import { lengthened } from '../fixtures/longer';

type Words = Readonly<Record<string, string>>;
const catalogs = import.meta.glob<Words>(['./*.ts', './*/*.ts', '!./*/index.ts', '!./*.svelte.ts', '!./format.ts', '!./*.test.ts'], { eager: true, import: 'default' });
const source = new URL('../', import.meta.url).pathname;
const parts = ['', ...readdirSync(`${source}i18n`, { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name)];
const wordsOf = (part: string, language: string): Words => catalogs[part ? `./${part}/${language}.ts` : `./${language}.ts`] ?? {};
const everyKey = new Map(parts.flatMap((part) => Object.keys(wordsOf(part, 'en')).map((key) => [key, part] as const)));
const stem = (key: string): string => key.replace(/\.(one|two|few|many|other)$/, '');

describe('the languages', () => {
  const gaps = (text: string): string => [...new Set(text.match(/\{\w+\}/g))].sort().join();

  it.each(['es', 'pt'])('%s has every word, with the same gaps and stars', (language) => {
    for (const part of parts) {
      const [english, other] = [wordsOf(part, 'en'), wordsOf(part, language)];
      expect(Object.keys(other).sort()).toEqual(Object.keys(english).sort());
      for (const [key, text] of Object.entries(english)) {
        expect({ key, gaps: gaps(other[key]!), stars: other[key]!.split('*').length }).toEqual({ key, gaps: gaps(text), stars: text.split('*').length });
      }
    }
  });

  it('made 40 % longer, each text keeps its gaps, its stars and its beginning', () => {
    const letters = (text: string): number => text.replace(/\{\w+\}|[*[\]]/g, '').replace(/\s+/g, ' ').trim().length;
    for (const part of parts) for (const [key, text] of Object.entries(wordsOf(part, 'en'))) {
      const more = lengthened(text);
      expect({ key, gaps: gaps(more), stars: more.split('*').length, starts: more.startsWith(text) }).toEqual({ key, gaps: gaps(text), stars: text.split('*').length, starts: true });
      if (/\p{L}/u.test(text.replace(/\{\w+\}/g, ''))) expect({ key, longer: letters(more) >= Math.floor(letters(text) * 1.4) }).toEqual({ key, longer: true });
    }
  });

  it('say no key in two parts', () => {
    expect(everyKey.size).toBe(parts.reduce((sum, part) => sum + Object.keys(wordsOf(part, 'en')).length, 0));
  });

  it('have a word for every sign and every template offered', () => {
    for (const { code } of signs) expect(everyKey.has(`sign.${code}`)).toBe(true);
    for (const code of ['time_moved', 'room_change', 'swap_blocks', 'need_cover', 'indoor_recess', 'early_release', 'custom']) {
      expect(templates.map((one) => one.code)).toContain(code);
      expect(everyKey.has(`template.${code}`)).toBe(true);
    }
  });
});

// A file that says a word of a part loads the part itself: whether a key shows as a word must not hang on what was open before.
describe('a file that says words', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(svelte|ts)$/.test(file) && !/\.test\.ts$|^(fixtures|i18n)\/|protocol\.gen|^shell\/keyboard\.ts$/.test(file));
  const said = (text: string): string[] => {
    const literal = [...text.matchAll(/'([a-z_0-9.]+)'/g)].flatMap(([, one]) => [...everyKey.keys()].filter((key) => key === one || (stem(key) === one && everyKey.has(`${one}.one`))));
    const computed = [...text.matchAll(/`([a-z_0-9]+\.[a-z_0-9.]*)\$\{[^}]*\}([a-z_0-9.]*)`/g)].map(([, before = '', after = '']) => [before, after] as const);
    const coded = [...text.matchAll(/\bword\('([a-z_]+)',/g)].map(([, group]) => [`${group}.`, ''] as const);
    return [...literal, ...[...computed, ...coded].flatMap(([before, after]) => [...everyKey.keys()].filter((key) => key.startsWith(before) && stem(key).endsWith(after)))];
  };

  it.each(files)('%s', (file) => {
    const text = readFileSync(source + file, 'utf8');
    const loaded = new Set(['', ...[...text.matchAll(/'\$i18n\/(\w+)'/g)].map(([, part]) => part!)]);
    expect(said(text).filter((key) => !loaded.has(everyKey.get(key)!))).toEqual([]);
  });
});
