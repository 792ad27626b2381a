// A change that this person has in front of them counts as seen, told once each. Not so a cue: to have seen it is an
// answer, which its author reads, so it is theirs to give.
import { session } from '$stores/session.svelte';

const told = new Set<number>();

export function markSeen(): void {
  if (document.visibilityState !== 'visible' || !session.me) return;
  const me = session.me;
  const items: number[] = [];
  for (const alert of session.confirmed.alerts.values()) {
    const mine = alert.recipients.find((one) => one.person === me);
    if (alert.state === 'open' && mine && !mine.seen) items.push(alert.id);
  }
  const fresh = items.filter((id) => !told.has(id)).slice(0, 200);
  if (!fresh.length) return;
  for (const id of fresh) told.add(id);
  session.seen(fresh);
}
