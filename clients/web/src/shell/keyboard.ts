// The keyboard table (ux.md section 5). Inactive in text fields and while a dialog is open; can be turned off.
import { session } from '$stores/session.svelte';
import { settings } from '$stores/settings.svelte';
import { toasts } from '$stores/toasts.svelte';
import { discreet } from './discreet.svelte';
import { router } from './router.svelte';

export interface Shortcut { keys: string; text: 'keys.today' | 'keys.channels' | 'keys.students' | 'keys.people' | 'keys.issues' | 'keys.planning' | 'keys.days' | 'keys.cue' | 'keys.change' | 'keys.issue' | 'keys.move' | 'keys.open' | 'keys.back' | 'keys.answers' | 'keys.got_it' | 'keys.discreet' | 'keys.undo' | 'keys.all' | 'keys.board' }

export const table: Shortcut[] = [
  { keys: 'G T', text: 'keys.today' }, { keys: 'G C', text: 'keys.channels' }, { keys: 'G S', text: 'keys.students' },
  { keys: 'G I', text: 'keys.issues' }, { keys: 'G P', text: 'keys.people' }, { keys: 'G L', text: 'keys.planning' },
  { keys: 'C', text: 'keys.cue' }, { keys: 'A', text: 'keys.change' }, { keys: 'N', text: 'keys.issue' },
  { keys: 'J K', text: 'keys.move' }, { keys: '← →', text: 'keys.days' }, { keys: 'Enter', text: 'keys.open' }, { keys: 'Esc', text: 'keys.back' },
  { keys: '1 2 3 4', text: 'keys.answers' }, { keys: 'Y X', text: 'keys.got_it' }, { keys: 'R A E', text: 'keys.board' },
  { keys: 'H', text: 'keys.discreet' }, { keys: 'Ctrl Z', text: 'keys.undo' }, { keys: '?', text: 'keys.all' },
];

const places: Record<string, string> = { t: '/today', c: '/c', s: '/students', i: '/issues', p: '/people', l: '/plan' };

// Items that J and K walk through carry data-move; the keys of one item are buttons with data-key.
// A key that must not reach for the first of many, such as a cue about a student, is data-near: only the item in focus.
function move(step: number): void {
  const items = [...document.querySelectorAll<HTMLElement>('[data-move]')].filter((item) => item.offsetParent !== null);
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[at < 0 ? (step > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, at + step))];
  if (!next) return;
  (next.matches('a, button, [tabindex]') ? next : next.querySelector<HTMLElement>('a, button'))?.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function press(key: string): boolean {
  const near = document.activeElement?.closest('[data-move]')?.querySelector<HTMLElement>(`[data-key="${key}"], [data-near="${key}"]`);
  const button = near ?? document.querySelector<HTMLElement>(`#main [data-key="${key}"], aside [data-key="${key}"], .screen > header [data-key="${key}"]`);
  button?.click();
  return button !== null && button !== undefined;
}

export function keyboard(): () => void {
  let going = 0;
  const onkeydown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !target.matches('input, textarea')) {
      if (toasts.undo()) event.preventDefault();
      return;
    }
    if (!settings.shortcuts || event.ctrlKey || event.metaKey || event.altKey || target.matches('input, textarea, select') || document.querySelector('dialog[open]')) return;
    const key = event.key.toLowerCase();
    if (going && Date.now() - going < 1200 && places[key]) router.go(places[key]);
    else if (!act(key)) return;
    event.preventDefault();
    going = key === 'g' ? Date.now() : 0;
  };

  const act = (key: string): boolean => {
    if (key === 'g') return true;
    if (key === 'j' || key === 'k') return move(key === 'j' ? 1 : -1), true;
    if (press(key)) return true;
    if (key === 'c') return router.open({ kind: 'cue', student: null }), true;
    if (key === 'a' && session.person?.role !== 'para') return router.open({ kind: 'change' }), true;
    if (key === 'n') return router.open({ kind: 'issue' }), true;
    if (key === 'h') return discreet.turn(!settings.discreet), true;
    if (key === '?') return router.open({ kind: 'keys' }), true;
    if (key === 'escape' && router.route.name !== 'today') return router.back('/today'), true;
    return false;
  };

  addEventListener('keydown', onkeydown);
  return () => removeEventListener('keydown', onkeydown);
}
