// Writing to a colleague: the direct channel that is there, or one that is opened first.
import { session } from '$stores/session.svelte';
import { router } from '$shell/router.svelte';
import { directWith } from './find';

// Goes there at once, or as soon as the server has opened it; true while that is awaited.
export function write(person: number): boolean {
  const known = directWith(session.view, session.me, person);
  if (known) { router.go(`/c/${known.id}`); return false; }
  const command = session.send({ kind: 'open_direct', person });
  const from = location.pathname;
  session.whenMade(command, (channel) => { if (location.pathname === from) router.go(`/c/${channel}`); });
  return true;
}
