// How the installed app is entered otherwise than by its first page: a shortcut says what to open, another app shares a
// text. The text never is in an address: the service worker keeps it until it is taken here, once.
import { session } from '$stores/session.svelte';
import { router, type Sheet } from './router.svelte';

const opens: Record<string, Sheet> = { cue: { kind: 'cue', student: null }, change: { kind: 'change' }, issue: { kind: 'issue' } };

export async function takeShared(store: CacheStorage | undefined = globalThis.caches): Promise<string> {
  const cache = await store?.open('shared');
  const text = await (await cache?.match('/shared'))?.text() ?? '';
  await cache?.delete('/shared');
  return text.trim();
}

export async function arrive(): Promise<void> {
  const sheet = opens[new URLSearchParams(location.search).get('open') ?? ''];
  const shared = location.pathname === '/share' ? await takeShared() : '';
  if (sheet || location.pathname === '/share') history.replaceState({}, '', location.pathname === '/share' ? '/today' : location.pathname);
  if (shared) router.open({ kind: 'share', text: shared });
  else if (sheet && (sheet.kind !== 'change' || session.person?.role !== 'para')) router.open(sheet); // as the keyboard has it
}
