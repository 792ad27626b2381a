import { mount } from 'svelte';
import { preferred, words } from '$i18n';
import { frame } from '$shell/frame';
import { dateOf } from '$stores/zone.svelte';
import App from './App.svelte';

export async function show(): Promise<void> {
  if (import.meta.env.MODE !== 'production' && new URLSearchParams(location.search).has('longer')) words.through = (await import('./fixtures/longer')).longer;
  await Promise.all([words.use(preferred()), frame()]);
  mount(App, { target: document.getElementById('app') as HTMLElement });
  // The first time of day a browser tells costs it some 20 ms: told to nobody, while the school is still being fetched.
  setTimeout(() => dateOf(Date.now()));
}
