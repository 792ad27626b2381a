// The sheets that may lie over a screen: each comes with its words when it is opened, or when there is a moment before.
import type { Component } from 'svelte';
import type { Sheet } from './router.svelte';

type Kind = Sheet['kind'];
export type SheetProps<K extends Kind = Kind> = Omit<Extract<Sheet, { kind: K }>, 'kind'> & { onclose: () => void };

export const sheets: { readonly [K in Kind]: () => Promise<{ default: Component<SheetProps<K>> }> } = {
  cue: () => import('$features/observations/CueSheet.svelte'),
  conflict: () => import('$features/alerts/ConflictSheet.svelte'),
  change: () => import('$features/alerts/Composer.svelte'),
  issue: () => import('$features/issues/NewIssue.svelte'),
  interpreter: () => import('$features/people/InterpreterSheet.svelte'),
  cards: () => import('$features/students/CardsSheet.svelte'),
  room: () => import('$features/channels/RoomSheet.svelte'),
  norms: () => import('$features/norms/NormsEditor.svelte'),
  suggest_norm: () => import('$features/norms/SuggestSheet.svelte'),
  kudos: () => import('$features/kudos/KudosSheet.svelte'),
  kudos_month: () => import('$features/kudos/KudosMonth.svelte'),
  profile: () => import('$features/people/ProfileSheet.svelte'),
  staff: () => import('$features/people/StaffSheet.svelte'),
  hours: () => import('$features/people/HoursSheet.svelte'),
  slot: () => import('$features/people/SlotSheet.svelte'),
  away: () => import('$features/people/AwaySheet.svelte'),
  elsewhere: () => import('$features/people/ElsewhereSheet.svelte'),
  devices: () => import('$features/tablet/DevicesSheet.svelte'),
  pin: () => import('$features/tablet/PinSheet.svelte'),
  you: () => import('$features/you/YouSheet.svelte'),
  share: () => import('$features/channels/ShareSheet.svelte'),
  keys: () => import('./KeysSheet.svelte'),
};
