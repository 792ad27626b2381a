import { router } from './router.svelte';
import { session } from '$stores/session.svelte';
import type { MakeSync } from '$stores/seam';
import { shared } from '$stores/shared.svelte';
import { tour } from './tour.svelte';

// The made-up school: to look around before there is one, and for pictures and tests. It is fetched when asked for only.
export async function maker(): Promise<MakeSync> {
  if (tour.as || (import.meta.env.MODE !== 'production' && new URLSearchParams(location.search).has('fixture'))) {
    return (await import('../fixtures/sync')).makeFixtureSync;
  }
  return (await import('../sync')).makeSync;
}

// A link that signs in comes first: the session of whoever used this device before must not answer for it.
export async function connect(): Promise<void> {
  if (shared.now === 'locked') return; // features/tablet asks who it is
  if (shared.now === 'in_use') return (await import('$features/tablet/guard.svelte')).guard.resume(await maker());
  if (['setup', 'join', 'enter'].includes(router.route.name)) return;
  await session.start(await maker());
}
