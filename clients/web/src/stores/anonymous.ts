// Issues raised without a name. Whoever knows the secret speaks as the raiser: it is kept with the drafts of this
// device, goes with them when somebody signs out, and is shown once to write it down.
import { session } from './session.svelte';

export interface Kept { command: string; secret: string; title: string; issue?: number }

const prefix = 'anonymous/';

export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}

export const keep = (kept: Kept): void => session.draft(prefix + kept.command, JSON.stringify(kept));
export const forget = (kept: Kept): void => session.draft(prefix + kept.command, '');

export function keptOf(drafts: ReadonlyMap<string, string>): Kept[] {
  return [...drafts].filter(([place]) => place.startsWith(prefix)).flatMap(([, text]) => {
    try { return [JSON.parse(text) as Kept]; } catch { return []; }
  });
}
