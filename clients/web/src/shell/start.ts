import { router } from './router.svelte';
import { session } from '$stores/session.svelte';
import type { MakeSync } from '$stores/seam';

// The made-up school is for looking and testing only: a production build leaves this branch, and its data, out.
async function maker(): Promise<MakeSync> {
  if (import.meta.env.MODE !== 'production' && new URLSearchParams(location.search).has('fixture')) {
    return (await import('../fixtures/sync')).makeFixtureSync;
  }
  return (await import('../sync')).makeSync;
}

// A link that signs in comes first: the session of whoever used this device before must not answer for it.
export async function connect(): Promise<void> {
  if (['setup', 'join', 'enter'].includes(router.route.name)) return;
  await session.start(await maker());
}
