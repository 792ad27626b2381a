// The keyboard table (ux.md section 5): what the handler does and what the list behind `?` says are the same rows. Inactive
// in text fields and while a dialog is open; can be turned off.
import type { Key } from '$i18n';
import { session } from '$stores/session.svelte';
import { settings } from '$stores/settings.svelte';
import { shared } from '$stores/shared.svelte';
import { toasts } from '$stores/toasts.svelte';
import { discreet } from './discreet.svelte';
import { router } from './router.svelte';

// `act` answers whether there was something to do.
export interface Shortcut { keys: string[]; after?: 'g'; ctrl?: true; text: Key; act: (key: string) => boolean }

const go = (key: string, path: string, text: Key): Shortcut => ({ keys: [key], after: 'g', text, act: () => (router.go(path), true) });

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

// The first row that has something to do wins: a button of the screen comes before a sheet of the whole app.
export const table: Shortcut[] = [
  go('t', '/today', 'keys.today'), go('c', '/c', 'keys.channels'), go('s', '/students', 'keys.students'),
  go('i', '/issues', 'keys.issues'), go('p', '/people', 'keys.people'), go('l', '/plan', 'keys.planning'),
  { keys: ['/'], text: 'nav.search', act: () => (router.go('/search'), true) },
  { keys: ['j', 'k'], text: 'keys.move', act: (key) => (move(key === 'j' ? 1 : -1), true) },
  { keys: ['arrowleft', 'arrowright'], text: 'keys.days', act: press },
  { keys: ['enter'], text: 'keys.open', act: (key) => !document.activeElement?.matches('a, button, summary, [role=button]') && press(key) }, // those open by themselves
  { keys: ['1', '2', '3', '4'], text: 'keys.answers', act: press },
  { keys: ['y', 'x'], text: 'keys.got_it', act: press },
  { keys: ['r', 'a', 'e'], text: 'keys.board', act: press },
  { keys: ['c'], text: 'keys.cue', act: (key) => press(key) || (router.open({ kind: 'cue', student: null }), true) },
  { keys: ['a'], text: 'keys.change', act: () => session.person?.role !== 'para' && (router.open({ kind: 'change' }), true) },
  { keys: ['n'], text: 'keys.issue', act: (key) => press(key) || (router.open({ kind: 'issue' }), true) },
  { keys: ['h'], text: 'keys.discreet', act: () => (discreet.turn(!settings.discreet), true) },
  { keys: ['escape'], text: 'keys.back', act: () => router.route.name !== 'today' && (router.back('/today'), true) },
  { keys: ['z'], ctrl: true, text: 'keys.undo', act: () => toasts.undo() },
  { keys: ['l'], text: 'keys.switch', act: () => shared.now === 'in_use' && (void import('$features/tablet/guard.svelte').then(({ guard }) => guard.leave()), true) },
  { keys: ['?'], text: 'keys.all', act: () => (router.open({ kind: 'keys' }), true) },
];

const caps: Record<string, string> = { arrowleft: '←', arrowright: '→', enter: 'Enter', escape: 'Esc' };
export const capsOf = (line: Shortcut): string[] => [...(line.ctrl ? ['Ctrl'] : []), ...(line.after ? ['G'] : []), ...line.keys.map((key) => caps[key] ?? key.toUpperCase())];

export function keyboard(): () => void {
  let going = 0; // when G was pressed: the next key says where
  const onkeydown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    const ctrl = event.ctrlKey || event.metaKey;
    if (event.altKey || target.matches('input, textarea')) return;
    if (!ctrl && (!settings.shortcuts || target.matches('select') || document.querySelector('dialog[open]'))) return;
    const key = event.key.toLowerCase();
    const follows = Date.now() - going < 1200;
    const fits = (line: Shortcut): boolean => line.keys.includes(key) && (line.ctrl ?? false) === ctrl;
    const done = (follows && table.some((line) => line.after && fits(line) && line.act(key))) || table.some((line) => !line.after && fits(line) && line.act(key));
    going = !done && key === 'g' && !ctrl ? Date.now() : 0;
    if (done || going) event.preventDefault();
  };
  addEventListener('keydown', onkeydown);
  return () => removeEventListener('keydown', onkeydown);
}
