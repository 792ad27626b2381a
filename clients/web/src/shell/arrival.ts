// How the installed app is entered otherwise than by its first page: a shortcut says what to open, another app shares a
// text. The text never is in an address: the service worker keeps it until this page has loaded.
import { takeShared } from '$stores/apart';
import { session } from '$stores/session.svelte';
import { shared } from '$stores/shared.svelte';
import { router, type Sheet } from './router.svelte';

const opens: Record<string, Sheet> = { cue: { kind: 'cue', student: null }, change: { kind: 'change' }, issue: { kind: 'issue' } };
let text: Promise<string> = Promise.resolve('');

// At each load, whoever is signed in: what nobody asks for is not kept for the next who comes.
export function take(): void {
  const taken = takeShared().catch(() => '');
  if (location.pathname === '/share' && shared.now !== 'locked') text = taken;
}

export async function arrive(): Promise<void> {
  const sheet = opens[new URLSearchParams(location.search).get('open') ?? ''];
  if (sheet || location.pathname === '/share') history.replaceState({}, '', location.pathname === '/share' ? '/today' : location.pathname);
  const found = await text;
  text = Promise.resolve('');
  if (found) router.open({ kind: 'share', text: found });
  else if (sheet && (sheet.kind !== 'change' || session.person?.role !== 'para')) router.open(sheet); // as the keyboard has it
}
