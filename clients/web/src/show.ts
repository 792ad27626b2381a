import { mount } from 'svelte';
import { preferred, words } from '$i18n';
import { frame } from '$shell/frame';
import App from './App.svelte';

export async function show(): Promise<void> {
  if (import.meta.env.MODE !== 'production' && new URLSearchParams(location.search).has('longer')) words.through = (await import('./fixtures/longer')).longer;
  await Promise.all([words.use(preferred()), frame()]);
  mount(App, { target: document.getElementById('app') as HTMLElement });
}
