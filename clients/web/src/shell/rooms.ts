// The screens beside Today: each comes with its words when it is first needed, or when there is a moment before.
import type { Component } from 'svelte';
import type { Route } from './router.svelte';

type Load<P extends object> = () => Promise<{ default: Component<P> }>;

const channels: Load<{ id: number | null }> = () => import('$features/channels/ChannelsScreen.svelte');

export const rooms = {
  channels, channel: channels,
  alert: () => import('$features/alerts/AlertScreen.svelte'),
  issues: () => import('$features/issues/IssuesScreen.svelte'),
  students: () => import('$features/students/StudentsScreen.svelte'),
  student: () => import('$features/students/StudentScreen.svelte'),
  people: () => import('$features/people/PeopleScreen.svelte'),
  person: () => import('$features/people/PersonScreen.svelte'),
  plan: () => import('$features/planning/PlanScreen.svelte'),
  norms: () => import('$features/norms/NormsScreen.svelte'),
  search: () => import('$features/search/SearchScreen.svelte'),
  start: () => import('$features/setup/SetupScreen.svelte'),
} satisfies { [K in Route['name']]?: Load<Omit<Extract<Route, { name: K }>, 'name'>> | typeof channels };

// What a room is told: the rest of its address. A list and the one that is open in it are the same room.
export type Room = Component<Record<string, unknown>>;
export const roomOf = (name: Route['name']): (() => Promise<{ default: Room }>) | undefined => (rooms as Partial<Record<Route['name'], () => Promise<{ default: Room }>>>)[name];
export const told = (route: Route): Record<string, unknown> => ({ ...(route.name === 'channels' && { id: null }), ...route, name: undefined });

// One at a time and when nothing else is going on, what is opened most first.
export async function fetchRooms(first: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const load of [...first, ...Object.values(rooms)]) await load();
}
