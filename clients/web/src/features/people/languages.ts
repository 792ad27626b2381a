// Speaking a language and being asked to interpret it are two things (R12): only who is qualified may be asked.
import { words } from '$i18n';
import type { Person } from '$protocol';

export function languageName(code: string): string {
  try { return new Intl.DisplayNames([words.language], { type: 'language' }).of(code) ?? code; } catch { return code; }
}

export const interprets = (person: Person, language: string): boolean => person.interprets?.includes(language) ?? false;
export const onlySpeaks = (person: Person, language: string): boolean => (person.speaks?.includes(language) ?? false) && !interprets(person, language);

// The languages somebody here speaks or interprets.
export const languagesHere = (persons: Iterable<Person>): string[] => [...new Set([...persons].filter((one) => one.active).flatMap((one) => [...(one.interprets ?? []), ...(one.speaks ?? [])]))].sort();

// What schools' families often speak, to choose from; codes are BCP 47 primary tags.
export const manyLanguages = ['am', 'ar', 'bn', 'de', 'en', 'es', 'fa', 'fil', 'fr', 'gu', 'ha', 'hi', 'hmn', 'ht', 'it', 'ja', 'km', 'ko', 'lo', 'mh', 'my', 'ne', 'pa', 'pl', 'ps', 'pt', 'ro', 'ru', 'rw', 'sm', 'so', 'sw', 'ta', 'te', 'th', 'ti', 'tl', 'tr', 'uk', 'ur', 'uz', 'vi', 'yo', 'yue', 'zh'];
