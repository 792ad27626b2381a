// The last five searches of this person on this device. They go where drafts go: with the rest at sign-out.
import { session } from '$stores/session.svelte';

const place = 'searches';
const kept = 5;

export const recent = (): string[] => {
  try {
    const list: unknown = JSON.parse(session.drafts.get(place) ?? '[]');
    return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string').slice(0, kept) : [];
  } catch {
    return [];
  }
};

export function remember(text: string): void {
  const one = text.trim();
  if (one.length < 2) return;
  session.draft(place, JSON.stringify([one, ...recent().filter((other) => other !== one)].slice(0, kept)));
}

export const forgetRecent = (): void => session.draft(place, '');
