// Choices of this device, not of the person: they work before sign-in and without signal.
export type Theme = 'system' | 'light' | 'dark';

const read = (key: string): string | null => {
  try { return localStorage.getItem(key); } catch { return null; }
};
const write = (key: string, value: string): void => {
  try { localStorage.setItem(key, value); } catch { /* a private window forgets: the choice holds until it closes */ }
};

export const textSizes: readonly number[] = [1, 1.15, 1.3];

class Settings {
  theme = $state<Theme>((read('theme') as Theme | null) ?? 'system');
  language = $state(read('language'));
  shortcuts = $state(read('shortcuts') !== 'off');
  discreet = $state(false);
  hidesItself = $state(read('hides-itself') !== 'off'); // half a minute after the last touch
  text = $state(textSizes.find((size) => String(size) === read('text')) ?? 1);

  setTheme(theme: Theme): void {
    this.theme = theme;
    write('theme', theme);
  }

  setLanguage(language: string): void {
    this.language = language;
    write('language', language);
  }

  setHidesItself(on: boolean): void {
    this.hidesItself = on;
    write('hides-itself', on ? 'on' : 'off');
  }

  setText(size: number): void {
    this.text = size;
    write('text', String(size));
  }

  setShortcuts(on: boolean): void {
    this.shortcuts = on;
    write('shortcuts', on ? 'on' : 'off');
  }
}

export const settings = new Settings();
