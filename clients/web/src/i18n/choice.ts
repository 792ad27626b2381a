// The language to begin with, and where the words of the shell and of Today come from. Imports nothing: it runs first.
export const languages = { en: 'English', es: 'Español', pt: 'Português' } as const;
export type Language = keyof typeof languages;
// A part is the words of some screens: they load it, in the language there is and in any that follows.
export type Part = Record<Language, () => Promise<{ default: Readonly<Record<string, string>> }>>;

export const base: Part = { en: () => import('./en'), es: () => import('./es'), pt: () => import('./pt') };

const isLanguage = (code: string): code is Language => code in languages;

const kept = (): string => {
  try { return localStorage.getItem('language') ?? ''; } catch { return ''; }
};

// The chosen language, else the first of the device's that we speak.
export const preferred = (): Language => [kept(), ...navigator.languages].map((code) => code.slice(0, 2)).find(isLanguage) ?? 'en';
