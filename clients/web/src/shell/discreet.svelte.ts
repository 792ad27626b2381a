// Discreet mode by itself: half a minute without a touch or a key, or another window in front on a device that several
// people use. What was hidden by itself is shown again by hand, never by itself.
import { settings } from '$stores/settings.svelte';

export const idleAfter = 30_000; // ms

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const;

const sharing = (): boolean => { try { return localStorage.getItem('shared') !== null; } catch { return false; } };

class Discreet {
  #timer: ReturnType<typeof setTimeout> | undefined;

  turn(on: boolean): void {
    settings.discreet = on;
    const field = document.activeElement; // what is typed shows while it is being typed
    if (on && field instanceof HTMLElement && field.matches('textarea, input')) field.blur();
    this.#again();
  }

  // From now on; the answer ends it.
  watch(): () => void {
    const again = (): void => this.#again();
    const away = (): void => { if (sharing()) this.turn(true); };
    const back = (): void => { if (document.visibilityState === 'hidden') away(); };
    for (const name of touches) addEventListener(name, again, { capture: true, passive: true });
    addEventListener('blur', away);
    document.addEventListener('visibilitychange', back);
    this.#again();
    return () => {
      clearTimeout(this.#timer);
      for (const name of touches) removeEventListener(name, again, { capture: true });
      removeEventListener('blur', away);
      document.removeEventListener('visibilitychange', back);
    };
  }

  #again(): void {
    clearTimeout(this.#timer);
    if (settings.discreet || !settings.hidesItself) return;
    this.#timer = setTimeout(() => this.turn(true), idleAfter);
  }
}

export const discreet = new Discreet();
