import { problemText } from '$i18n';
import type { Problem } from '$protocol';
import type { LoopState } from '$ui/Loop.svelte';

export interface Toast { id: number; title: string; text?: string; mark?: LoopState; tone?: 'problem'; undo?: () => void; action?: { text: string; run: () => void } }

const undoMs = 10_000;
const plainMs = 6_000;

// One toast at a time, above the dock. It waits while it is touched, so nobody loses the Undo they are reaching for.
class Toasts {
  current = $state.raw<Toast | null>(null);
  #count = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(toast: Omit<Toast, 'id'>): void {
    this.current = { ...toast, id: (this.#count += 1) };
    this.resume();
  }

  problem(problem: Problem): void {
    this.show({ title: problemText(problem), tone: 'problem' });
  }

  pause(): void { clearTimeout(this.#timer); }

  resume(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.dismiss(), this.current?.undo ? undoMs : plainMs);
  }

  undo(): boolean {
    const undo = this.current?.undo;
    if (!undo) return false;
    this.dismiss();
    undo();
    return true;
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.current = null;
  }
}

export const toasts = new Toasts();
