import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from './choice';
import en from './en';
import es from './es';
import pt from './pt';

interface Manifest { description: string; lang: string; shortcuts: { name: string; url: string }[] }
const manifest = (language: string): Manifest => JSON.parse(readFileSync(new URL(`../../public/manifest${language === 'en' ? '' : `.${language}`}.webmanifest`, import.meta.url), 'utf8')) as Manifest;
const wordless = ({ shortcuts, ...rest }: Manifest): object => ({ ...rest, description: '', lang: '', shortcuts: shortcuts.map((one) => ({ ...one, name: '' })) });
const words = { en, es, pt };

describe('the manifest of a language', () => {
  it.each(Object.keys(languages) as (keyof typeof words)[])('differs in its words only, and says them as the app does: %s', (language) => {
    const mine = manifest(language);
    const say = words[language];
    expect(wordless(mine)).toEqual(wordless(manifest('en')));
    expect(mine.lang).toBe(language);
    expect(mine.shortcuts.map((one) => one.name)).toEqual([say['dock.cue'], say['dock.change'], say['dock.issue'], say['nav.planning'], say['nav.search']]);
  });
});
