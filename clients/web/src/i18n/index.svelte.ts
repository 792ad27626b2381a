import { rulebook } from '$stores/rulebook.svelte';
import { base, type Language, languages, type Part, preferred } from './choice';
import type alerts from './alerts/en';
import type channels from './channels/en';
import type desk from './desk/en';
import type shared from './en';
import type errors from './errors/en';
import type issues from './issues/en';
import type keeping from './keeping/en';
import type observations from './observations/en';
import type people from './people/en';
import type hidden from './private/en';
import type search from './search/en';
import type setup from './setup/en';
import type signin from './signin/en';
import type students from './students/en';
import type tablet from './tablet/en';
import type together from './together/en';
import type you from './you/en';

export type Key =
  | keyof typeof alerts | keyof typeof shared | keyof typeof channels | keyof typeof desk | keyof typeof errors | keyof typeof hidden | keyof typeof issues | keyof typeof keeping | keyof typeof observations
  | keyof typeof people | keyof typeof search | keyof typeof setup | keyof typeof signin | keyof typeof students | keyof typeof tablet | keyof typeof together | keyof typeof you;
export type Values = Record<string, string | number>;

export { languages, type Language, preferred };

type Catalog = Readonly<Record<string, string>>;

class Words {
  language = $state<Language>('en');
  catalog = $state.raw<Catalog>({});
  plural = $derived(new Intl.PluralRules(this.language));
  through = (catalog: Catalog): Catalog => catalog; // only ever another where layouts are tried (src/fixtures/longer.ts)
  #parts = new Set<Part>([base]);
  #wanted: Language = 'en';
  #collator = $derived(new Intl.ListFormat(this.language, { type: 'conjunction' }));

  async use(language: Language): Promise<void> {
    this.#wanted = language;
    const parts = [...this.#parts];
    const catalogs = await Promise.all(parts.map((part) => part[language]()));
    if (this.#wanted !== language) return;
    if (this.#parts.size > parts.length) return this.use(language); // a screen came meanwhile
    this.catalog = this.through(Object.assign({}, ...catalogs.map((one) => one.default)) as Catalog);
    this.language = language;
  }

  async include(part: Part): Promise<void> {
    this.#parts.add(part);
    const { default: more } = await part[this.#wanted]();
    this.catalog = { ...this.catalog, ...this.through(more) };
  }

  list(items: string[]): string { return this.#collator.format(items); }
}

export const words = new Words();

export const fill = (text: string, values: Values): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export const t = (key: Key, values: Values = {}): string => fill(words.catalog[key] ?? key, values);

// `key` has forms `.one`, `.other` (and what else the language's plural rules ask for); {n} is the number.
export function tn(key: string, n: number, values: Values = {}): string {
  const catalog = words.catalog;
  return fill(catalog[`${key}.${words.plural.select(n)}`] ?? catalog[`${key}.other`] ?? key, { n, ...values });
}

// A word for a code: the school's own if it has one. Codes that nobody has a word for are shown as they are, without
// underscores.
export function word(group: string, code: string): string {
  const catalog = words.catalog;
  const key = `${group}.${code}`;
  return rulebook.words.get(key) ?? catalog[key] ?? code.replaceAll('_', ' ');
}

// What the server refused, in the reader's language where we have the words.
export const problemText = (problem: { code: string; sentence: string }): string => words.catalog[`error.${problem.code}`] ?? problem.sentence;

export const lower = (text: string): string => text.charAt(0).toLocaleLowerCase(words.language) + text.slice(1);
