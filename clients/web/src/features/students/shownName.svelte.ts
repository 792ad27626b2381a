// One student's full name while it may stand on the screen: half a minute, in memory alone, and gone as soon as nobody
// is likely to be looking. That it was shown is written down by the server.
import type { Problem } from '$protocol';
import { askOnce, order } from '$stores/direct';
import { settings } from '$stores/settings.svelte';

export const shownFor = 30; // seconds

export class ShownName {
  name = $state('');
  left = $state(0); // seconds
  asking = $state(false);
  problem = $state.raw<Problem | null>(null);
  #timer: ReturnType<typeof setInterval> | undefined;
  #asked = 0; // an answer that comes after it was hidden again shows nothing

  constructor(private readonly student: number) {}

  async show(): Promise<void> {
    const mine = (this.#asked += 1);
    this.asking = true;
    this.problem = null;
    const written = await order({ kind: 'reveal_name', student: this.student });
    const known = 'problem' in written ? written : await askOnce({ kind: 'name_of', student: this.student }, 'full_name');
    if (mine !== this.#asked) return;
    this.asking = false;
    if ('problem' in known) this.problem = known.problem;
    else this.#start(known.finding.name);
  }

  hide(): void {
    this.#asked += 1;
    this.asking = false;
    this.name = '';
    this.left = 0;
    clearInterval(this.#timer);
  }

  // Where somebody else may see it: another window is in front, the page is hidden, the screen is discreet.
  watch(): () => void {
    const hide = (): void => this.hide();
    const hidden = (): void => { if (document.visibilityState === 'hidden') this.hide(); };
    addEventListener('blur', hide);
    addEventListener('pagehide', hide);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      removeEventListener('blur', hide);
      removeEventListener('pagehide', hide);
      document.removeEventListener('visibilitychange', hidden);
      this.hide();
    };
  }

  #start(name: string): void {
    if (settings.discreet || document.visibilityState === 'hidden') return;
    clearInterval(this.#timer);
    this.name = name;
    this.left = shownFor;
    const until = Date.now() + shownFor * 1000; // a page that slept does not count on
    this.#timer = setInterval(() => {
      this.left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      if (!this.left) this.hide();
    }, 250);
  }
}
